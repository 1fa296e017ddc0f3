"""How a day is asked for on the screens of staff."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

# Text, and not the browser's own date input: that one shows days as the browser likes, and drops what it cannot read.
DAY: dict[str, Any] = {
    "help_text": _("fx 24.12.2026"),
    "input_formats": ["%d.%m.%Y", "%d.%m.%y", "%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"],
    "widget": forms.DateInput({"autocomplete": "off"}, format="%d.%m.%Y"),
}
