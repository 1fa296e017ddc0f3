"""The forms of the steps. What they ask is what `process` demands; what is typed survives every error."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intake.routing.shut import Shut, shut_teams
from intake.submissions import mentions
from intake.submissions.actors import Actor
from intake.submissions.kinds import kind_of
from intake.submissions.linking import NOT_FOUND
from intake.submissions.models import Submission
from intake.submissions.process import may_leave
from intake.submissions.queue import readable_for
from intake.submissions.reference import normalise
from portal.accounts.models import Team
from portal.days import DAY

NOTE_LENGTH = 4000
REACHED, NOT_REACHED = "reached", "not_reached"


class StepForm(forms.Form):
    """The least every step carries: which version of the case was on the screen."""

    seen_version = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=0,
        error_messages={
            "required": _("Åbn sagen igen, og prøv en gang til."),
            "invalid": _("Åbn sagen igen, og prøv en gang til."),
        },
    )

    def __init__(self, *args: Any, submission: Submission, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.submission = submission
        self.actor = actor
        self.kind = kind_of(submission)

    @classmethod
    def typed(cls, data: Mapping[str, str]) -> list[tuple[Promise | str, str]]:
        """What was written by hand, without asking for the case: for whoever may not have the form any more."""
        written = {
            name: field
            for name, field in cls.base_fields.items()
            if isinstance(field, forms.CharField | forms.DateField) and not field.widget.is_hidden
        }
        return [(field.label, data[name]) for name, field in written.items() if data.get(name, "").strip()]

    def renewed(self) -> dict[str, Any]:
        """What of the form changes as the case has: whoever presses again has been told."""
        return {"seen_version": self.submission.version}

    def chosen(self) -> list[tuple[str, list[str]]]:
        """What was filled in, in words, for the preview."""
        filled = []
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if name != "seen_version" and value:
                filled.append((field.label, _in_words(field, value)))
        return filled


class NoteForm(StepForm):
    """A note that may be left out."""

    note = forms.CharField(
        label=_("Notat"),
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Notatet bliver låst inde i sagen. Det kommer ikke med i noget brev."),
    )


class OnlyNoteForm(NoteForm):
    """A note, and which colleagues should see it: none but those who may read the case."""

    mentioned = forms.TypedMultipleChoiceField(
        label=_("Skal en kollega se det?"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("De får sagen frem, til de har åbnet den. Her står kun dem, der kan læse sagen."),
        error_messages={"invalid_choice": _("En af dem, du nævner, kan ikke læse sagen mere. Vælg igen.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = mentions.readers(self.submission).exclude(pk=self.actor.user_id)
        self.fields["mentioned"].choices = [(person.pk, str(person)) for person in colleagues]
        if not self.fields["mentioned"].choices:
            del self.fields["mentioned"]
        self.fields["note"].required = True
        self.fields["note"].error_messages["required"] = _("Skriv notatet.")


def _to_person(label: Promise, *, help_text: Promise, missing: Promise) -> forms.CharField:
    """What the person reads on their own page; the letter only says that there is something."""
    return forms.CharField(
        label=label,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=help_text,
        error_messages={"required": missing},
    )


class MessageForm(StepForm):
    note = _to_person(
        _("Besked til afsenderen"),
        help_text=_("Afsenderen læser den på sin egen side. Brevet siger kun, at der er en besked."),
        missing=_("Skriv beskeden."),
    )


class AskForm(StepForm):
    note = _to_person(
        _("Hvad mangler du at få at vide?"),
        help_text=_("Afsenderen læser det på sin egen side. Brevet siger kun, at der er en besked."),
        missing=_("Skriv, hvad du mangler at få at vide."),
    )


class AcceptForm(NoteForm):
    """The kind's own checks, each ticked by hand."""

    checks = forms.MultipleChoiceField(label=_("Det skal være gjort først"), widget=forms.CheckboxSelectMultiple)
    field_order = ["seen_version", "checks", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.kind.accept_checks:
            self.fields["checks"].choices = list(self.kind.accept_checks.items())
            self.fields["checks"].error_messages["required"] = self._missing([])
        else:
            del self.fields["checks"]

    def clean_checks(self) -> list[str]:
        ticked = self.cleaned_data["checks"]
        if missing := self._missing(ticked):
            raise forms.ValidationError(missing)
        return ticked

    def _missing(self, ticked: list[str]) -> str:
        missing = [label for code, label in self.kind.accept_checks.items() if code not in ticked]
        return gettext("Sæt flueben først: %(what)s") % {"what": missing[0]} if missing else ""


class DeclineForm(NoteForm):
    """One of the kind's reasons; each has its own sentence in the letter."""

    reason = forms.ChoiceField(
        label=_("Begrundelse"),
        widget=forms.RadioSelect,
        help_text=_("Brevet bruger en fast sætning for hver begrundelse. Du ser den, før brevet går ud."),
        error_messages={
            "required": _("Vælg en begrundelse for afslaget."),
            "invalid_choice": _("Vælg en begrundelse for afslaget."),
        },
    )
    field_order = ["seen_version", "reason", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [(known.code, known.label) for known in self.kind.decline_reasons]


class CloseForm(NoteForm):
    """What came of the case, in the words of its kind."""

    outcome = forms.ChoiceField(
        label=_("Hvad kom der ud af det?"),
        widget=forms.RadioSelect,
        help_text=_("Svaret bliver låst inde i sagen. Kun det grove billede bliver talt med: lykkedes det eller ej?"),
        error_messages={
            "required": _("Vælg, hvad der kom ud af sagen."),
            "invalid_choice": _("Vælg, hvad der kom ud af sagen."),
        },
    )
    field_order = ["seen_version", "outcome", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [(ending.code, ending.label) for ending in self.kind.endings]


class ContactForm(NoteForm):
    """Whether they talked, and on which day."""

    reached = forms.ChoiceField(
        label=_("Fik du kontakt?"),
        choices=[(REACHED, _("Ja, vi har talt sammen")), (NOT_REACHED, _("Nej, jeg fik ikke fat i nogen"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Vælg, om du fik kontakt."),
            "invalid_choice": _("Vælg, om du fik kontakt."),
        },
    )
    on = forms.DateField(
        label=_("Hvilken dag?"),
        error_messages=dict.fromkeys(("required", "invalid"), _("Skriv dagen, fx 24.12.2026.")),
        **DAY,
    )
    field_order = ["seen_version", "reached", "on", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate


class OtherCaseForm(NoteForm):
    """Another case, by its number. One that the actor may not read is answered like one that does not exist."""

    other = forms.CharField(
        label=_("Den anden sags nummer"),
        max_length=40,
        help_text=_("fx BM-7K3Q-9F2X"),
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Skriv nummeret på den anden sag.")},
    )
    field_order = ["seen_version", "other", "note"]

    def clean_other(self) -> Submission:
        reference = normalise(self.cleaned_data["other"])
        readable = readable_for(self.actor).exclude(pk=self.submission.pk)
        found = readable.filter(reference=reference).first() if reference else None
        if found is None:
            raise forms.ValidationError(NOT_FOUND)
        return found


class TeamField(forms.ModelChoiceField):
    """A team of the house, with its organisation, and why it takes no cases now, if it does not."""

    shut: Mapping[str, Shut] = MappingProxyType({})

    def label_from_instance(self, team: Team) -> str:
        name = f"{team.name} · {team.organisation}"
        return f"{name} ({self.shut[team.slug].label})" if team.slug in self.shut else name


class PlaceForm(NoteForm):
    """Which team gets the case."""

    team = TeamField(
        label=_("Hold"),
        queryset=Team.objects.none(),
        empty_label=_("Vælg et hold"),
        error_messages={
            "required": _("Vælg det hold, der skal have sagen."),
            "invalid_choice": _("Vælg det hold, der skal have sagen."),
        },
    )
    field_order = ["seen_version", "team", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = Team.objects.select_related("organisation")
        teams = teams.exclude(pk=self.submission.team_id or 0)
        if self.submission.team and not may_leave(self.submission):
            teams = teams.filter(organisation=self.submission.team.organisation_id)
        self.fields["team"].queryset = teams
        self.fields["team"].shut = shut_teams(timezone.localdate())


def _in_words(field: forms.Field, value: Any) -> list[str]:
    if isinstance(value, list):
        return [str(label) for code, label in field.choices if code in value]
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return [str(dict(field.choices)[value])]
    return [str(value)]
