"""By which day somebody owes a case something, in Danish working days. The numbers are settings (portal/settings/
deadlines.py).

A date says when *we* act next. While a case waits for the person, it is the day on which we ask again; their answer,
and every step that leads the assessment on, starts the clock anew. To claim a case, to give it to another team or to
lay it back is not yet to act: the date stays. See docs/decisions/2026-11-27-a-date-says-when-we-act.md.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone

from .enums import Action, State, Urgency
from .models import Submission
from .workdays import add_workdays

# The steps after which somebody owes the next one.
_LEADS_ON = frozenset({Action.CONFIRM_CONSENT, Action.RESUME, Action.REOPEN})


def due_on(kind: str, urgency: Urgency, today: date) -> date:
    """The last day for acting on a case of this kind that is so urgent today."""
    within, name = settings.DOK_ACT_WITHIN, urgency.name.lower()
    return add_workdays(today, within.get(f"{kind}_{name}", within[name]))


def ask_again_on(today: date) -> date:
    """The day on which we ask again, if no answer has come."""
    return add_workdays(today, settings.DOK_ASK_AGAIN_AFTER)


def after(action: Action, submission: Submission) -> date | None:
    """The date that an action sets; None if the one there stays."""
    if action == Action.ASK:
        return ask_again_on(timezone.localdate())
    return _anew(submission) if action in _LEADS_ON else None


def asked_again(submission: Submission) -> None:
    """Somebody of the team has asked again, or talked with the person, while an answer is waited for."""
    if submission.state == State.NEEDS_INFO:
        _set(submission, ask_again_on(timezone.localdate()))


def answered(submission: Submission) -> None:
    """The answer that was waited for has come: now we owe the next step."""
    if submission.state == State.NEEDS_INFO:
        _set(submission, _anew(submission))


def _anew(submission: Submission) -> date:
    return due_on(submission.kind, Urgency(submission.urgency), timezone.localdate())


def _set(submission: Submission, day: date) -> None:
    submission.due_on = day
    Submission.objects.filter(pk=submission.pk).update(due_on=day)
