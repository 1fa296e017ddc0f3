"""Whole numbers and whole kroner, written the way people write them."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from intake.journeys.widgets import Line

from .base import Asked, Words

_GROUPED = re.compile(r"\d{1,3}([.,]\d{3})+|\d{1,9}", re.ASCII)
_KRONER = re.compile(r"(kr\.?|kroner|dkk)", re.IGNORECASE)
_NO_OERE = re.compile(r",(00|-+)?$")


def grouped(number: int) -> str:
    """Write a number as the reader's language does: 12500 → 12.500, in English 12,500."""
    english = f"{number:,}"
    return english if (get_language() or "").startswith("en") else english.replace(",", ".")


class WholeNumber(Asked, forms.Field):
    """A whole number between two bounds, both allowed."""

    widget = Line
    layout = "number"
    missing = _("Skriv et tal.")
    not_a_number: Words = _("Skriv et helt tal med cifre, for eksempel 12.")
    out_of_bounds: Words = _("Skriv et tal mellem %(min)s og %(max)s.")

    def __init__(self, label: Words, min_value: int, max_value: int, *, unit: Words = "", **options: Any):
        self.min_value, self.max_value, self.unit = min_value, max_value, unit
        super().__init__(label, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return {"inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        text = "".join(str(value or "").split())
        if not text:
            return None
        text = self.bare(text)
        if not _GROUPED.fullmatch(text):
            raise ValidationError(self.not_a_number, code="invalid")
        return int(text.replace(".", "").replace(",", ""))

    def bare(self, text: str) -> str:
        """Take the unit off, if it was written along."""
        unit = "".join(str(self.unit).split())
        return text[: -len(unit)] if unit and text.lower().endswith(unit.lower()) else text

    def validate(self, value: int | None) -> None:
        super().validate(value)
        if value is not None and not self.min_value <= value <= self.max_value:
            bounds = {"min": grouped(self.min_value), "max": grouped(self.max_value)}
            raise ValidationError(self.out_of_bounds, code="bounds", params=bounds)

    def show(self, value: Any) -> str:
        return " ".join(filter(None, (grouped(int(value)), str(self.unit))))


class Money(WholeNumber):
    """Whole kroner: 3500, 3.500, 3.500 kr., 3500,00 and 3.500,- are the same."""

    layout = "number"
    missing = _("Skriv et beløb i hele kroner.")
    not_a_number = _("Skriv beløbet i hele kroner, for eksempel 3.500.")
    out_of_bounds = _("Skriv et beløb mellem %(min)s og %(max)s kr.")

    def __init__(self, label: Words, *, min_value: int = 0, max_value: int = 1_000_000, **options: Any):
        super().__init__(label, min_value, max_value, unit="kr.", **options)

    def bare(self, text: str) -> str:
        return _NO_OERE.sub("", _KRONER.sub("", text))
