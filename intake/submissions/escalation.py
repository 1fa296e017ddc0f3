"""A case past its date with which nobody does anything is brought before whoever leads its team.

Once: it is not brought up again until somebody has done something, and then nothing for as long again.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from portal.accounts.models import Membership, User
from portal.tasks import for_each

from . import events, letters
from .actors import HOUSE
from .enums import OPEN_STATES, Fact, ReminderReason, State, Urgency
from .lifecycle import locked
from .models import Reminder, Submission
from .workdays import add_workdays, is_workday


def escalate_all(today: date) -> int:
    """Bring up what nobody has touched. Returns how many cases."""
    if not is_workday(today):
        return 0
    return for_each(_candidates(today).values_list("pk", flat=True), escalate)


def _candidates(today: date) -> QuerySet[Submission]:
    """Open cases past their date that no reminder to the lead lies on, in the teams that have a lead."""
    teams = _leading().values("team")
    led = Q(team__in=teams)
    if _leading().filter(team__is_central=True).exists():
        led |= Q(team=None)
    told = Reminder.objects.filter(submission=OuterRef("pk"), reason=ReminderReason.ESCALATED, done_at=None)
    late = Submission.objects.filter(led, state__in=sorted(OPEN_STATES), due_on__lt=today).order_by()
    return late.filter(~Exists(told))


def _leading() -> QuerySet[Membership]:
    return Membership.objects.filter(is_lead=True, user__is_active=True)


def leads_of(submission: Submission) -> list[User]:
    """Who leads the team that has a case; the central team has what no other does."""
    team = Q(team=submission.team_id) if submission.team_id else Q(team__is_central=True)
    return list(User.objects.filter(pk__in=_leading().filter(team).values("user")).order_by("pk"))


@transaction.atomic
def escalate(submission_id: UUID) -> bool:
    """Bring one case up, if it has lain for long enough; says whether it was new."""
    submission = locked(submission_id)
    day = _day(submission)
    if day is None or day > timezone.localdate():
        return False
    leads = leads_of(submission)
    if not leads or not _is_new(submission, day):
        return False
    events.record(submission, Fact.ESCALATED, HOUSE)
    if submission.urgency == Urgency.ACUTE:
        _write_to(leads, submission)
    return True


def _is_new(submission: Submission, day: date) -> bool:
    """Write the reminder, unless it was written for this cause before."""
    cause = Reminder.objects.filter(submission=submission, reason=ReminderReason.ESCALATED, created_by=None)
    if cause.filter(Q(on=day) | Q(done_at=None)).exists():
        return False
    Reminder.objects.create(submission=submission, reason=ReminderReason.ESCALATED, on=day)
    return True


def _day(submission: Submission) -> date | None:
    """The day on which the lead is told: some working days after the date passed, or after the last deed since."""
    if not State(submission.state).is_open or submission.due_on is None:
        return None
    acute = submission.urgency == Urgency.ACUTE
    wait = settings.DOK_ESCALATE_ACUTE_AFTER if acute else settings.DOK_ESCALATE_AFTER
    return add_workdays(max(submission.due_on, timezone.localdate(submission.moved_at)), wait)


def _write_to(leads: list[User], submission: Submission) -> None:
    """A letter at once, with the number alone."""
    for lead in leads:
        context = letters.context_for(submission)
        text = letters.as_shipped(submission.kind, letters.TO_LEAD, lead.language, context)
        letters.post(submission, letters.TO_LEAD, text, lead.email)
