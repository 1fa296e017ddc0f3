"""What is asked before a case goes to another organisation, and before it is given to a colleague."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from intake.routing.shut import shut_teams
from intake.submissions import assigning, hand_over
from intake.submissions.enums import Basis
from portal.accounts.models import Team

from .consent import consent_of
from .forms import NoteForm, StepForm, TeamField
from .parts import WHOLE, chosen, parts_of


class OfferForm(NoteForm):
    """To whom, on what ground, and what goes with the case: nothing is ticked beforehand."""

    team = TeamField(
        label=_("Hold i en anden organisation"),
        queryset=Team.objects.none(),
        empty_label=_("Vælg et hold"),
        error_messages={
            "required": _("Vælg det hold, der skal tilbydes sagen."),
            "invalid_choice": _("Vælg det hold, der skal tilbydes sagen."),
        },
    )
    basis = forms.ChoiceField(
        label=_("Hjemmel"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg hjemlen."), "invalid_choice": _("Vælg hjemlen.")},
    )
    parts = forms.MultipleChoiceField(
        label=_("Svar, der følger med"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Sæt kun flueben ved det, de skal bruge. Resten kan de ikke læse."),
        error_messages={"invalid_choice": _("Noget af det kan ikke gives med mere. Vælg igen.")},
    )
    whole = forms.MultipleChoiceField(
        label=_("Andet, der følger med"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=list(WHOLE.items()),
        help_text=_("Navn, telefon og personens regler for kontakt går altid med. Så kan de ringe."),
    )
    field_order = ["seen_version", "team", "basis", "parts", "whole", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = hand_over.receivers(self.submission)
        self.fields["team"].shut = shut_teams(timezone.localdate())
        basis = hand_over.basis_for(self.submission)
        self.fields["basis"].choices = [(basis.value, basis.label)]
        self.fields["basis"].help_text = self._ground(basis)
        self.fields["parts"].choices = [(part.code, part.title) for part in parts_of(self.submission)]
        self.fields["note"].label = _("Besked til dem, der tager imod")
        self.fields["note"].help_text = _("De kan læse den, når de har sagt ja. Den bliver låst inde i sagen.")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not self.errors:
            given["what"] = chosen(self.submission, given["parts"], given["whole"])
        return given

    def _ground(self, basis: Basis) -> str:
        if basis != Basis.CONSENT:
            return gettext("Kun når det andet hold skal bruge det til det, personen har søgt om.")
        consent = consent_of(self.submission)
        if consent is None:
            return ""
        day = date_format(consent.record.expires_on, "d.m.Y")
        return gettext("Samtykket omfatter: %(what)s. Det gælder til %(day)s.") % {
            "what": consent.categories,
            "day": day,
        }


class TurnDownForm(NoteForm):
    """Why not, and a word to those who asked."""

    reason = forms.ChoiceField(
        label=_("Hvorfor siger I nej?"),
        widget=forms.RadioSelect,
        choices=list(hand_over.TURNED_DOWN.items()),
        error_messages={
            "required": _("Vælg, hvorfor I siger nej."),
            "invalid_choice": _("Vælg, hvorfor I siger nej."),
        },
    )
    field_order = ["seen_version", "reason", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].help_text = _("De, der tilbød sagen, læser det.")


class AssignForm(StepForm):
    """Which colleague, with what each has already."""

    person = forms.TypedChoiceField(
        label=_("Koordinator"),
        widget=forms.RadioSelect,
        coerce=int,
        error_messages={
            "required": _("Vælg en koordinator."),
            "invalid_choice": _("Vælg en koordinator på sagens hold. Den, du valgte, er der ikke mere."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        loads = assigning.loads(assigning.candidates(self.submission), self.actor)
        self.fields["person"].choices = [(load.user.pk, in_words(load)) for load in loads]


def in_words(load: assigning.Load) -> str:
    """«Signe Ågård: 4 åbne sager, 1 over fristen, væk»."""
    said = [ngettext("%(n)s åben sag", "%(n)s åbne sager", load.open) % {"n": load.open}]
    if load.overdue:
        said.append(gettext("%(n)s over fristen") % {"n": load.overdue})
    if load.is_away:
        said.append(gettext("væk"))
    return f"{load.user}: {', '.join(said)}"
