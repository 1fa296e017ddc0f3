"""What an administrator fills in to give a partner's system a token."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from portal.accounts.models import Unit

from .models import Scope, Token

# Whole days: with the one it ends on, a token lasts a year at most.
LAST_DAY = timedelta(days=365)
DAY = "%d.%m.%Y"
_NO_DAY = _("Skriv den sidste dag, for eksempel 31.12.2027.")


def in_a_year() -> date:
    """The last day that a token made today may work."""
    return timezone.localdate() + LAST_DAY


class TokenForm(forms.Form):
    """For whom, for which system, for what, for how long."""

    unit = forms.ModelChoiceField(
        Unit.objects.filter(is_active=True),
        label=_("Hvem er det til?"),
        empty_label=_("Vælg stedet"),
        # A long name of a place would otherwise push the page wider than a phone.
        widget=forms.Select(attrs={"class": "w-w-full"}),
        help_text=_("Systemet kan sende for stedet og se stedets egne sager."),
        error_messages={"required": _("Vælg, hvem tokenet er til.")},
    )
    name = forms.CharField(
        label=_("Hvilket system?"),
        max_length=80,
        help_text=_("Et navn, I kender det på, fx «Journalsystemet»."),
        error_messages={"required": _("Skriv, hvad I kalder systemet.")},
    )
    scopes = forms.MultipleChoiceField(
        label=_("Hvad må det?"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Giv kun det, systemet skal bruge."),
        error_messages={"required": _("Vælg mindst én ting.")},
    )
    last_day = forms.DateField(
        label=_("Hvor længe?"),
        initial=in_a_year,
        # As a day is written everywhere else at the desk, whatever the language.
        widget=AdminDateInput(format=DAY),
        input_formats=[DAY, "%Y-%m-%d"],
        help_text=_("Den sidste dag, tokenet virker. Højst et år."),
        error_messages={"required": _NO_DAY, "invalid": _NO_DAY},
    )

    def clean_last_day(self) -> date:
        """A year at most. Raises ValidationError."""
        day = self.cleaned_data["last_day"]
        if not timezone.localdate() <= day <= in_a_year():
            raise ValidationError(_("Vælg en dag fra i dag og højst et år frem."))
        return day

    def clean(self) -> dict[str, Any]:
        """A page that is sent twice makes one token: the second finds the name taken."""
        given = super().clean() or self.cleaned_data
        same = Token.objects.filter(unit=given.get("unit"), name=given.get("name"), revoked_at=None)
        if given.get("unit") and same.exists():
            self.add_error("name", _("Stedet har et token med det navn. Skriv et andet navn, eller spær det gamle."))
        return given

    @property
    def expires_at(self) -> datetime:
        """The midnight that ends the last day."""
        after = self.cleaned_data["last_day"] + timedelta(days=1)
        return datetime.combine(after, time.min, tzinfo=timezone.get_current_timezone())
