"""What somebody who referred another person may know of the case: how far it has come, and nothing of why.

A decline, a withdrawal and a closing read the same. Whoever refers has no right to learn what the citizen decided.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import deadlines, events
from .actors import Actor
from .answers import seal_note
from .enums import Action, Fact, State
from .lifecycle import Refused, locked
from .models import Event, Submission
from .permissions import may_contact


class Progress(models.TextChoices):
    """How far a case has come. The label is what the referrer is told; the value is what a partner's system gets."""

    RECEIVED = "received", _("Modtaget")
    ACCEPTED = "accepted", _("En koordinator har den")
    CONTACT_MADE = "contact_made", _("Vi har talt med borgeren")
    NOT_REACHED = "not_reached", _("Vi har ikke fået fat i borgeren")
    CLOSED = "closed", _("Afsluttet")


# What an event tells of contact with the person a case is about. To confirm a consent is to have talked with them.
_CONTACT: dict[str, Progress] = {
    Fact.REACHED: Progress.CONTACT_MADE,
    Fact.NOT_REACHED: Progress.NOT_REACHED,
    Action.CONFIRM_CONSENT: Progress.CONTACT_MADE,
}
# A declined case is over for the one who sent it, though staff may reopen it.
OVER = frozenset({*(state for state in State if state.is_final), State.DECLINED})


def progress_of(submission: Submission) -> Progress:
    """How far one case has come. One query."""
    return progress_of_all([submission])[submission.pk]


def progress_of_all(submissions: Iterable[Submission]) -> dict[UUID, Progress]:
    """How far each of several cases has come, by its key. One query, however many they are."""
    cases = list(submissions)
    rows = Event.objects.filter(submission__in=[case.pk for case in cases], what__in=_CONTACT)
    last = dict(rows.order_by("sequence").values_list("submission_id", "what"))
    return {case.pk: _progress(case, last.get(case.pk)) for case in cases}


def _progress(submission: Submission, last_contact: str | None) -> Progress:
    if submission.state in OVER:
        return Progress.CLOSED
    if last_contact is not None:
        return _CONTACT[last_contact]
    return Progress.RECEIVED if submission.state == State.SUBMITTED else Progress.ACCEPTED


@transaction.atomic
def note_contact(submission_id: UUID, actor: Actor, *, reached: bool, on: date, note: str = "") -> None:
    """Note that the team talked with the person on a day, or tried to. Raises Refused.

    Whoever referred them sees which of the two, and neither the day nor the note.
    """
    submission = locked(submission_id)
    verdict = may_contact(actor, submission)
    if not verdict:
        raise Refused(verdict.reason)
    if not timezone.localdate(submission.received_at) <= on <= timezone.localdate():
        raise Refused(_("Skriv en dag, fra sagen kom ind, og til i dag."))
    fact = Fact.REACHED if reached else Fact.NOT_REACHED
    events.record(submission, fact, actor, detail={"on": on.isoformat()})
    deadlines.asked_again(submission)
    if note:
        seal_note(submission, note)
