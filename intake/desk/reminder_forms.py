"""The form of «Sæt en påmindelse»: a day, what to do, and for whom."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.submissions.enums import ReminderReason
from intake.submissions.reminders import colleagues
from portal.accounts.models import User
from portal.days import DAY

from .forms import NoteForm


class ColleagueField(forms.ModelChoiceField):
    """Whoever has the case on that day, or one of those who decide it."""

    def label_from_instance(self, person: User) -> str:
        return str(person)


class RemindForm(NoteForm):
    """A day from today on, a reason, an owner; the note is sealed like every other."""

    on = forms.DateField(
        label=_("Hvilken dag?"), error_messages={"required": _("Skriv en dato, fx 24.12.2026.")}, **DAY
    )
    remind = forms.ChoiceField(
        label=_("Hvad skal der gøres?"),
        widget=forms.RadioSelect,
        choices=[(reason.value, reason.label) for reason in ReminderReason.of_staff()],
        error_messages={
            "required": _("Vælg, hvad du vil mindes om."),
            "invalid_choice": _("Vælg, hvad du vil mindes om."),
        },
    )
    owner = ColleagueField(
        label=_("Hvem skal mindes om det?"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Den, der har sagen"),
        error_messages={"invalid_choice": _("Vælg en, der kan afgøre sagen.")},
    )
    field_order = ["seen_version", "remind", "on", "owner", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].error_messages["invalid"] = _("Skriv en dato, fx 24.12.2026.")
        self.fields["owner"].queryset = colleagues(self.submission)

    def clean_on(self) -> Any:
        if self.cleaned_data["on"] < timezone.localdate():
            raise forms.ValidationError(_("Vælg i dag eller en dag, der kommer."))
        return self.cleaned_data["on"]


def owner_name(reminder: Any) -> Promise | str:
    """For whom a reminder is, in words."""
    if reminder.reason == ReminderReason.ESCALATED:
        return _("Holdlederen")
    return str(reminder.owner) if reminder.owner else _("Den, der har sagen")
