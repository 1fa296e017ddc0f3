"""How to reach somebody."""

from __future__ import annotations

import re
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from intake.journeys.widgets import Line

from .base import Asked, Words

_DIALLED = re.compile(r"[0-9+()\s./–-]{1,40}")
_DENMARK = 45


class Phone(Asked, forms.Field):
    """A telephone number: 8 Danish digits, or a foreign one with + or 00 in front. Kept as E.164."""

    widget = Line
    layout = "phone"
    missing = _("Skriv et telefonnummer.")
    _wrong = _("Skriv et telefonnummer med 8 cifre. Er det fra udlandet, så begynd med + og landekoden.")

    def __init__(self, label: Words, *, autocomplete: str = "tel", **options: Any):
        """`autocomplete` is "off" for the number of somebody else than the one who writes."""
        self.autocomplete = autocomplete
        super().__init__(label, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        widget.input_type = "tel"
        return {"autocomplete": self.autocomplete, "inputmode": "tel"}

    def to_python(self, value: Any) -> str:
        text = str(value or "").strip()
        if not text:
            return ""
        try:
            if not _DIALLED.fullmatch(text):
                raise ValidationError(self._wrong, code="invalid")
            number = phonenumbers.parse(text, "DK")
        except phonenumbers.NumberParseException:
            raise ValidationError(self._wrong, code="invalid") from None
        if not phonenumbers.is_possible_number(number):
            raise ValidationError(self._wrong, code="invalid")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def show(self, value: Any) -> str:
        """Danish numbers in pairs, others the international way."""
        number = phonenumbers.parse(value, "DK")
        if number.country_code == _DENMARK:
            digits = str(number.national_number)
            return " ".join(digits[start : start + 2] for start in range(0, len(digits), 2))
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


class Email(Asked, forms.CharField):
    """An e-mail address that a letter reaches exactly as it is written."""

    widget = Line
    layout = "email"
    missing = _("Skriv en e-mailadresse.")
    _wrong = _("Skriv en hel e-mailadresse, for eksempel navn@firma.dk.")
    default_validators = [EmailValidator(_wrong, code="invalid")]

    def __init__(self, label: Words, **options: Any):
        errors = {"max_length": _("Skriv en e-mailadresse på højst %(limit_value)d tegn.")}
        super().__init__(label, max_length=254, error_messages=errors, **options)

    def run_validators(self, value: str) -> None:
        super().run_validators(value)
        if value and not _fits_an_envelope(value):
            raise ValidationError(self._wrong, code="invalid")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        widget.input_type = "email"
        return {
            "autocomplete": "email",
            "inputmode": "email",
            "spellcheck": "false",
            "autocapitalize": "none",
        }


def _fits_an_envelope(address: str) -> bool:
    """Whether post programs read an address as it stands.

    They take quotes off, decode `=?…?=` into other signs, and cannot write every domain in the letters that names on
    the net are made of.
    """
    local, _at, domain = address.rpartition("@")
    if not local.isascii() or '"' in local or "=?" in local or "." not in domain or "[" in domain:
        return False
    try:
        domain.encode("idna")
    except UnicodeError:
        return False
    return True
