"""Numbers out of public registers."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.dk import cvr

from intake.journeys.cvr import can_be_cvr
from intake.journeys.postcodes import town_of
from intake.journeys.widgets import Line

from .base import Asked, Words


class _Digits(Asked, forms.Field):
    """So many digits, spaces allowed."""

    widget = Line
    layout = "digits"
    pattern = re.compile("")
    wrong: Words = ""
    autocomplete = "off"

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return {"inputmode": "numeric", "autocomplete": self.autocomplete}

    def to_python(self, value: Any) -> str:
        text = "".join(str(value or "").split())
        if text and not self.pattern.fullmatch(text):
            raise ValidationError(self.wrong, code="invalid")
        return text


class Cvr(_Digits):
    """A CVR number: 8 digits whose weighted sum is divisible by 11. Spaces and DK in front are taken off."""

    pattern = re.compile("[0-9]{8}")
    missing = _("Skriv virksomhedens CVR-nummer med 8 cifre.")
    wrong = _("Skriv et CVR-nummer med 8 cifre.")

    def to_python(self, value: Any) -> str:
        return super().to_python(cvr.compact(str(value or "")))

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not can_be_cvr(value):
            raise ValidationError(_("Tjek cifrene. CVR-nummeret findes ikke."), code="checksum")

    def show(self, value: Any) -> str:
        return " ".join((value[:2], value[2:4], value[4:6], value[6:]))


class PNumber(_Digits):
    """The number of a place of production: 10 digits, without a check digit."""

    pattern = re.compile("[0-9]{10}")
    missing = _("Skriv P-nummeret med 10 cifre.")
    wrong = _("Skriv et P-nummer med 10 cifre.")


class Postcode(_Digits):
    """A Danish postcode: 4 digits."""

    pattern = re.compile("[0-9]{4}")
    missing = _("Skriv et postnummer med 4 cifre.")
    wrong = _("Skriv et postnummer med 4 cifre, for eksempel 2200.")
    unknown = _("Det postnummer findes ikke i Danmark. Tjek de fire cifre.")
    autocomplete = "postal-code"

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not town_of(value):
            raise ValidationError(self.unknown, code="unknown")

    def show(self, value: Any) -> str:
        return " ".join(filter(None, (value, town_of(value))))
