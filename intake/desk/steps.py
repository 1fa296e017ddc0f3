"""Every step the desk can take, in one table: its form, what it calls, what it says before and after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.submissions import messages, process, progress, senders
from intake.submissions.actors import Actor
from intake.submissions.enums import Action
from intake.submissions.letters import LETTER_OF
from intake.submissions.models import Submission

from .forms import (
    REACHED,
    AcceptForm,
    AskForm,
    CloseForm,
    ContactForm,
    DeclineForm,
    MessageForm,
    NoteForm,
    OnlyNoteForm,
    PlaceForm,
    StepForm,
)

NOTE, MESSAGE, RUNG, CONTACT = "note", "message", "rung", "contact"
WEIGHTS = ("main", "quiet", "grave")
SEND_AND_DECIDE = _("Send og afgør")

Values = Mapping[str, Any]
Run = Callable[[Action, Submission, Actor, Values], None]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One row. `lead` says what will happen, `done` what has happened; `weight` is how the button looks."""

    code: str
    label: Promise | str
    lead: Promise | str
    done: Promise | str
    form: type[StepForm]
    run: Run
    action: Action | None
    weight: str = "quiet"
    send_label: Promise | str = SEND_AND_DECIDE
    # The template of the letter that goes with it.
    letter: str | None = None

    @property
    def is_direct(self) -> bool:
        """Whether it asks nothing and can be taken from the case's own page."""
        return self.form is StepForm

    def take(self, submission: Submission, actor: Actor, values: Values) -> None:
        """Take the step. Raises Refused, and the vault's errors."""
        self.run(self.action, submission, actor, values)


def _take(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    process.take(submission.pk, action, actor, seen_version=values["seen_version"])


def _decide(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    process.decide(
        submission.pk,
        action,
        actor,
        seen_version=values["seen_version"],
        note=values.get("note", ""),
        reason=values.get("reason", ""),
        checks=tuple(values.get("checks", ())),
        outcome=values.get("outcome", ""),
    )


def _place(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    process.place(submission.pk, values["team"], actor, note=values["note"], seen_version=values["seen_version"])


def _note(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    process.add_note(submission.pk, values["note"], actor)


def _message(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    messages.write(submission.pk, values["note"], actor)


def _rung(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    senders.note_rung(submission.pk, actor, note=values["note"])


def _contact(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    reached = values["reached"] == REACHED
    progress.note_contact(submission.pk, actor, reached=reached, on=values["on"], note=values["note"])


def _step(action: Action, form: type[StepForm], run: Run, lead: Any, done: Any, **rest: Any) -> Step:
    return Step(
        code=action.value,
        label=action.label,
        form=form,
        run=run,
        lead=lead,
        done=done,
        action=action,
        letter=LETTER_OF.get(action),
        **rest,
    )


_ALL = (
    _step(
        Action.CLAIM,
        StepForm,
        _take,
        _("Du står som koordinator, og de andre kan se, at du er i gang."),
        _("Sagen er din."),
        weight="main",
    ),
    _step(
        Action.TAKE_OVER,
        StepForm,
        _take,
        _("Du står som koordinator i stedet for din kollega."),
        _("Du har overtaget sagen."),
    ),
    _step(
        Action.RELEASE,
        StepForm,
        _take,
        _("Sagen står som ny igen, og en anden kan tage den."),
        _("Sagen er lagt tilbage."),
    ),
    _step(
        Action.CONFIRM_CONSENT,
        NoteForm,
        _decide,
        _("Du har talt med borgeren, som siger ja til, at vi har det, vi fik. Så går vurderingen i gang."),
        _("Samtykket er bekræftet."),
        weight="main",
    ),
    _step(
        Action.ASK,
        AskForm,
        _decide,
        _(
            "Sagen venter, til svaret er her. Afsenderen læser dit spørgsmål på sin egen side. "
            "Der går et brev ud om det."
        ),
        _("Sagen venter på svar."),
        send_label=_("Send og vent på svar"),
    ),
    _step(
        Action.RESUME,
        NoteForm,
        _decide,
        _("Sagen kommer tilbage under vurdering."),
        _("Sagen er under vurdering igen."),
        weight="main",
    ),
    _step(
        Action.WAITLIST,
        NoteForm,
        _decide,
        _("Sagen venter, til der er plads. Der går et brev ud om det."),
        _("Sagen står på venteliste."),
    ),
    _step(
        Action.ACCEPT,
        AcceptForm,
        _decide,
        _("Du siger ja på holdets vegne. Der går et brev ud om det."),
        _("Der er sagt ja."),
        weight="main",
    ),
    _step(
        Action.DECLINE,
        DeclineForm,
        _decide,
        _("Du siger nej på holdets vegne. Der går et brev ud med begrundelsen."),
        _("Afslaget er givet."),
        weight="grave",
    ),
    _step(
        Action.REOPEN,
        NoteForm,
        _decide,
        _("Afslaget falder væk, og sagen kommer tilbage under vurdering. Der går ikke noget brev ud: ring selv."),
        _("Sagen er genåbnet."),
    ),
    _step(
        Action.CLOSE,
        CloseForm,
        _decide,
        _("Forløbet er slut. Sagen kan ikke åbnes igen og bliver slettet efter reglerne."),
        _("Sagen er afsluttet."),
    ),
    _step(
        Action.PLACE,
        PlaceForm,
        _place,
        _("Det andet hold får sagen som ny. Fristen er den samme. Du kan måske ikke se den bagefter."),
        _("Sagen er givet videre."),
    ),
    _step(
        Action.WITHDRAW,
        NoteForm,
        _decide,
        _("Gør det, når den, der skrev, beder om det. Sagen slutter nu og bliver slettet efter reglerne."),
        _("Henvendelsen er trukket tilbage."),
        weight="grave",
    ),
    _step(
        Action.WITHDRAW_CONSENT,
        NoteForm,
        _decide,
        _("Gør det, når borgeren tager sit ja tilbage. Vi stopper straks, og sagen bliver slettet til tiden."),
        _("Samtykket gælder ikke mere. Sagen er stoppet."),
        weight="grave",
    ),
    Step(
        code=RUNG,
        label=_("Notér opkald til afdelingen"),
        lead=_(
            "Du har ringet til afdelingen gennem omstillingen, og den kender henvisningen. Dit navn og klokkeslættet "
            "står på sagen."
        ),
        done=_("Du har ringet. Henvisningen er bekræftet."),
        form=NoteForm,
        run=_rung,
        action=None,
        weight="main",
    ),
    Step(
        code=CONTACT,
        label=_("Notér kontakt"),
        lead=_("Skriv ned, at du har ringet eller mødt op. Den, der henviste, ser kun, om I har talt sammen."),
        done=_("Kontakten er noteret."),
        form=ContactForm,
        run=_contact,
        action=None,
    ),
    Step(
        code=MESSAGE,
        label=_("Skriv til afsenderen"),
        lead=_("Beskeden ligger på afsenderens egen side. Der går et brev ud om, at den er der."),
        done=_("Beskeden er sendt."),
        form=MessageForm,
        run=_message,
        action=None,
        send_label=_("Send beskeden"),
        letter=messages.LETTER,
    ),
    Step(
        code=NOTE,
        label=_("Skriv et notat"),
        lead=_("Notatet kan læses af dem, der kan læse sagen."),
        done=_("Notatet er gemt."),
        form=OnlyNoteForm,
        run=_note,
        action=None,
    ),
)

# By its word in the address. The house alone lets a case expire, so that action is no step of the desk.
STEPS: dict[str, Step] = {step.code: step for step in _ALL}
