"""A reminder is silenced by acting: each deed ends those whose reason it answers. Reading is not acting."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from portal.accounts.models import Role

from .actors import PERSON_ROLE, Actor
from .enums import Action, Fact, ReminderReason, State
from .models import Reminder, Submission
from .models.reminder import NOTE_PREFIX
from .permissions import owns

_R = ReminderReason
_DECIDED = {Action.ACCEPT, Action.DECLINE, Action.WAITLIST, Action.CLOSE}
_TALKED = {Fact.REACHED, Fact.NOT_REACHED, Action.CONFIRM_CONSENT}
_WROTE = {Fact.MESSAGE, Action.ASK}

# What answers a reminder for a reason; for those that are not named, only somebody who takes it down.
_ANSWERED_BY: dict[ReminderReason, frozenset[str]] = {
    _R.CALL: frozenset(_TALKED | {Fact.WARD_RUNG}),
    _R.ASK_AGAIN: frozenset(_TALKED | _WROTE | _DECIDED),
    _R.FOLLOW_UP: frozenset(_TALKED | _WROTE | _DECIDED),
    _R.DECIDE: frozenset(_DECIDED),
    _R.ANSWER: frozenset(_TALKED | _WROTE | _DECIDED | {Action.RESUME}),
    _R.TELL: frozenset({Fact.TOLD}),
}
# What any deed answers: that nobody did anything.
_BY_ANYTHING = frozenset({_R.DUE, _R.OVERDUE, _R.MESSAGE, _R.ESCALATED, _R.NOT_TAKEN})
# After these there is nothing to be reminded of.
_OVER = frozenset({*(state for state in State if state.is_final), State.DECLINED})


def silence(submission: Submission, what: str, actor: Actor) -> None:
    """End what a deed answers, in the deed's own transaction. `what` is an Action or a Fact, and no mere reading."""
    if what == Fact.ERASED:
        submission.reminders.all().delete()
    elif submission.state in _OVER and what != Fact.TOLD:
        end(_no_more(submission), actor)
    elif what == Action.PLACE:
        _move(submission)
    elif what == Action.TAKE_ON:
        # Of another organisation: what the giving side wrote to itself was not passed on.
        submission.reminders.all().delete()
        submission.sealed.filter(name__startswith=NOTE_PREFIX).delete()
    elif actor.kind == PERSON_ROLE:
        # What the person does answers only that we wait for them.
        end(_to_come(submission).filter(reason=_R.ANSWER), actor)
    elif owns(actor, submission, Role.COORDINATOR):
        answered = _BY_ANYTHING | {reason for reason, deeds in _ANSWERED_BY.items() if what in deeds}
        end(_to_come(submission).filter(reason__in=sorted(answered)), actor)


def message_read(submission: Submission, actor: Actor) -> None:
    """The team has read the message that lay there."""
    end(_to_come(submission).filter(reason=_R.MESSAGE), actor)


def end(reminders: QuerySet[Reminder], actor: Actor) -> int:
    """Take reminders down. Returns how many there were."""
    done: dict[str, Any] = {"done_at": timezone.now(), "done_by_id": actor.user_id}
    return reminders.filter(done_at=None).update(**done)


def _to_come(submission: Submission) -> QuerySet[Reminder]:
    return Reminder.objects.filter(submission=submission, done_at=None)


def _no_more(submission: Submission) -> QuerySet[Reminder]:
    """What there is no reason for any more. A refusal takes no duty away to tell somebody who has their data."""
    to_come = _to_come(submission)
    return to_come if State(submission.state).is_final else to_come.exclude(reason=_R.TELL)


def _move(submission: Submission) -> None:
    """To another team: what colleagues wrote down is now the new team's, and so is the duty to tell the person. With
    all else the house begins anew there.
    """
    submission.reminders.filter(created_by=None).exclude(reason=_R.TELL).delete()
    _to_come(submission).update(owner=None)
