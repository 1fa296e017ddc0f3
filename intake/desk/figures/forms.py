"""What the figures are asked about."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intake.submissions import kinds
from intake.submissions.actors import Actor
from portal.accounts.models import Organisation

from .periods import MOST_WEEKS, WEEK, Period, name_of, quarters, usual

OWN, HOUSE = "own", "house"
_WEEK = re.compile(r"\s*(?:uge|week)?\s*(\d{1,2})\s*[/.,\s-]\s*(\d{4})\s*", re.IGNORECASE)


class WeekField(forms.CharField):
    """A week by its number and year, as «48/2026»; gives its Monday."""

    default_error_messages = {"invalid": _("Skriv en uge og et år, fx 48/2026.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=20, widget=forms.TextInput({"autocomplete": "off"}), **kwargs)

    def clean(self, value: Any) -> Any:
        """The Monday, or None where nothing was written. Raises ValidationError."""
        text = super().clean(value)
        if not text:
            return None
        found = _WEEK.fullmatch(text)
        try:
            monday = date.fromisocalendar(int(found[2]), int(found[1]), 1) if found else None
        except ValueError:
            monday = None
        # Before the first computer and after the last there is no week to ask a database for.
        if monday is None or not 1970 <= monday.year <= 2999:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")
        return monday


class OwnFilter(forms.Form):
    """For whoever works with the cases: any weeks, kind and organisation of their own."""

    first = WeekField(label=_("Fra uge"), help_text=_("fx 48/2026"))
    last = WeekField(label=_("Til og med uge"), help_text=_("fx 50/2026"))
    kind = forms.ChoiceField(label=_("Slags"), required=False)
    organisation = forms.ChoiceField(label=_("Organisation"), required=False)

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data, label_suffix="")
        anything = ("", _("Alle"))
        self.fields["kind"].choices = [anything, *((kind.name, kind.title) for kind in kinds.kinds())]
        # Whom the teams help is no choice: its name would tell that there is a case.
        own = Organisation.objects.filter(teams__in=actor.roles).distinct().order_by("name", "pk")
        self.fields["organisation"].choices = [anything, *((str(one.pk), one.name) for one in own)]
        for name in ("kind", "organisation"):
            self.fields[name].error_messages["invalid_choice"] = _("Vælg en af mulighederne.")

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or self.cleaned_data
        first, last = chosen.get("first"), chosen.get("last")
        if first and last and last < first:
            self.add_error("last", _("Den sidste uge ligger før den første."))
        elif first and last and (last - first) // WEEK >= MOST_WEEKS:
            self.add_error("last", _("Vælg højst 53 uger ad gangen."))
        return chosen

    @property
    def period(self) -> Period:
        """The weeks asked for; where one end is open, as many as are usual. A faulty one counts as not written."""
        self.is_valid()
        standard = usual(timezone.localdate())
        length = standard.end - standard.first
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last:
            return Period(first, last + WEEK)
        if first:
            return Period(first, first + length)
        return Period(last + WEEK - length, last + WEEK) if last else standard

    @property
    def of_kind(self) -> str:
        """The kind asked for, or ""."""
        return str(self.cleaned_data.get("kind", ""))

    @property
    def of_organisation(self) -> int | None:
        """The organisation's key, or None."""
        chosen = self.cleaned_data.get("organisation")
        return int(chosen) if chosen else None


class HouseFilter(forms.Form):
    """For whoever sees aggregates alone: one of the quarters that are over.

    No kind and no organisation: a column for one beside the column for all would tell the cells that are hidden.
    """

    quarter = forms.ChoiceField(label=_("Kvartal"), required=False)
    of_kind, of_organisation = "", None

    def __init__(self, data: Any) -> None:
        super().__init__(data, label_suffix="")
        self.quarters = {name_of(one.first): one for one in quarters(timezone.localdate())}
        self.fields["quarter"].choices = [(key, str(one)) for key, one in self.quarters.items()]
        self.fields["quarter"].error_messages["invalid_choice"] = _("Vælg en af mulighederne.")

    @property
    def period(self) -> Period:
        """The quarter asked for; the latest if none was, or one that is not offered."""
        self.is_valid()
        return self.quarters.get(self.cleaned_data.get("quarter", ""), next(iter(self.quarters.values())))
