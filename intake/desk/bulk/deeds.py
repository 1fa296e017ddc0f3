"""The deeds that can be done on many cases, in one table: the form, the question before, the deed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.desk.hand_over_forms import in_words
from intake.desk.meanwhile import heed
from intake.desk.reminder_forms import RemindForm
from intake.desk.tagging import MOST_TAGS, TagsField
from intake.submissions import assigning, lifecycle, process, reminders
from intake.submissions.actors import Actor
from intake.submissions.enums import Action
from intake.submissions.kinds import UNKNOWN_ENDING, kinds
from intake.submissions.lifecycle import Refused
from intake.submissions.models import Submission
from intake.submissions.permissions import YES, Verdict, may_remind, may_tag

Values = Mapping[str, Any]


class DeedForm(forms.Form):
    """What a deed asks once, for all its cases. `kept` is what of it is written down: codes and keys of rows."""

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data, label_suffix="")
        self.actor = actor

    def kept(self) -> dict[str, Any]:
        return {}


class AssignManyForm(DeedForm):
    """A colleague of one of the actor's own teams, with what each has already."""

    person = forms.TypedChoiceField(
        label=_("Koordinator"),
        widget=forms.RadioSelect,
        coerce=int,
        error_messages={"required": _("Vælg en koordinator."), "invalid_choice": _("Vælg en af dine kolleger.")},
    )

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data, actor=actor)
        loads = assigning.loads(assigning.colleagues(actor), actor)
        self.fields["person"].choices = [(load.user.pk, in_words(load)) for load in loads]

    def kept(self) -> dict[str, Any]:
        return {"person": self.cleaned_data["person"]}


class TagManyForm(DeedForm):
    """Words that are put beside those a case has."""

    tags = TagsField()

    def kept(self) -> dict[str, Any]:
        return {"tags": self.cleaned_data["tags"]}


class CloseManyForm(DeedForm):
    """What came of them: each kind has its own words, and all have that nobody knows."""

    outcome = forms.ChoiceField(
        label=_("Hvad kom der ud af det?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Vælg, hvad der kom ud af sagerne."),
            "invalid_choice": _("Vælg, hvad der kom ud af sagerne."),
        },
    )

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data, actor=actor)
        own = [(f"{kind.name}:{one.code}", kind.title, one.label) for kind in kinds() for one in kind.own_endings]
        known = [(code, f"{title}: {label}") for code, title, label in own]
        self.fields["outcome"].choices = [*known, (f":{UNKNOWN_ENDING.code}", UNKNOWN_ENDING.label)]

    def kept(self) -> dict[str, Any]:
        kind, _colon, outcome = self.cleaned_data["outcome"].partition(":")
        return {"kind": kind, "outcome": outcome}


@dataclass(frozen=True)
class Deed:
    """One row. `check` says before what `act` would say; `act` raises Refused."""

    code: str
    label: Promise
    form: type[DeedForm]
    check: Callable[[Submission, Actor, Values], Verdict]
    act: Callable[[Submission, Actor, Values, int], None]


def _may_assign(case: Submission, actor: Actor, values: Values) -> Verdict:
    try:
        lifecycle.check(case, Action.ASSIGN, actor)
    except Refused as refused:
        return Verdict(False, refused.reason)
    if not assigning.candidates(case).filter(pk=values["person"]).exists():
        return Verdict(False, _("Kollegaen er ikke koordinator på sagens hold."))
    return YES


def _assign(case: Submission, actor: Actor, values: Values, seen_version: int) -> None:
    assigning.assign(case.pk, values["person"], actor, seen_version=seen_version)


def _may_close(case: Submission, actor: Actor, values: Values) -> Verdict:
    try:
        lifecycle.check(case, Action.CLOSE, actor)
    except Refused as refused:
        return Verdict(False, refused.reason)
    fits = values["kind"] in ("", case.kind)
    return YES if fits else Verdict(False, _("Det, du valgte, hører til en anden slags sag."))


def _close(case: Submission, actor: Actor, values: Values, seen_version: int) -> None:
    process.decide(case.pk, Action.CLOSE, actor, seen_version=seen_version, outcome=values["outcome"])
    heed(case, actor, seen_version)


def _may_tag(case: Submission, actor: Actor, values: Values) -> Verdict:
    verdict = may_tag(actor, case)
    if verdict and len({*case.tags, *values["tags"]}) > MOST_TAGS:
        return Verdict(False, _("Sagen får for mange mærker. Fjern et først."))
    return verdict


class RemindManyForm(DeedForm):
    """A day and what to do on it; whoever has the case then is reminded."""

    remind = RemindForm.base_fields["remind"]
    on = RemindForm.base_fields["on"]

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data, actor=actor)
        self.fields["on"].error_messages["invalid"] = _("Skriv en dato, fx 24.12.2026.")

    clean_on = RemindForm.clean_on

    def kept(self) -> dict[str, Any]:
        return {"remind": self.cleaned_data["remind"], "on": self.cleaned_data["on"].isoformat()}


def _may_remind(case: Submission, actor: Actor, values: Values) -> Verdict:
    return may_remind(actor, case)


def _remind(case: Submission, actor: Actor, values: Values, seen_version: int) -> None:
    reminders.set_reminder(case.pk, actor, on=date.fromisoformat(values["on"]), reason=values["remind"])


def _tag(case: Submission, actor: Actor, values: Values, seen_version: int) -> None:
    process.tag(case.pk, values["tags"], actor, beside=True)


DEEDS = {
    deed.code: deed
    for deed in (
        Deed("assign", _("Giv dem til en kollega"), AssignManyForm, _may_assign, _assign),
        Deed("close", _("Afslut dem"), CloseManyForm, _may_close, _close),
        Deed("remind", _("Sæt en påmindelse på dem"), RemindManyForm, _may_remind, _remind),
        Deed("tag", _("Sæt mærker på dem"), TagManyForm, _may_tag, _tag),
    )
}


@dataclass(frozen=True)
class Line:
    """One case of a preview: whether the deed will be done, and if not, why."""

    case: Submission
    verdict: Verdict


def preview(deed: Deed, cases: Iterable[Submission], actor: Actor, values: Values) -> list[Line]:
    """Ask for each case what would happen. Nothing happens."""
    return [Line(case, deed.check(case, actor, values)) for case in cases]
