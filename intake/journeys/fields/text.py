"""Words: a line, or several."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intake.journeys.cpr import contains_cpr
from intake.journeys.widgets import Area, Line

from .base import Asked, Words
from .numbers import grouped

_NO_CPR = _(
    "Slet cpr-nummeret. Vi må ikke modtage det, og vi behøver det ikke. "
    "Er det et telefonnummer, så begynd med + og landekoden. "
    "Er det et andet nummer, så skriv det med mellemrum, to cifre ad gangen."
)
_TOO_LONG = _("Skriv højst %(limit_value)d tegn. Du har skrevet %(show_value)d.")


class Text(Asked, forms.CharField):
    """A line of text. A number that looks like a CPR number is refused.

    A browser fills in what it knows of its owner only where `autocomplete` asks it to.
    """

    widget = Line
    layout = "text"

    def __init__(
        self,
        label: Words,
        *,
        max_length: int = 120,
        autocomplete: str = "off",
        inputmode: str = "text",
        **options: Any,
    ):
        self.attrs = {"autocomplete": autocomplete, "inputmode": inputmode}
        errors = {"max_length": _TOO_LONG, **options.pop("error_messages", {})}
        super().__init__(label, max_length=max_length, error_messages=errors, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return dict(self.attrs)

    def validate(self, value: str) -> None:
        super().validate(value)
        if contains_cpr(value):
            raise ValidationError(_NO_CPR, code="cpr")


class LongText(Text):
    """Several lines of text, with a count."""

    widget = Area
    layout = "longtext"

    @property
    def limit(self) -> str:
        return grouped(self.max_length)

    def __init__(self, label: Words, *, max_length: int = 1500, rows: int = 6, **options: Any):
        self.rows = rows
        super().__init__(label, max_length=max_length, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return {**super().widget_attrs(widget), "rows": str(self.rows), "data-count": str(self.max_length)}

    def to_python(self, value: Any) -> str:
        """A browser sends a line's end as two characters; a person counts one."""
        return super().to_python(value).replace("\r\n", "\n")
