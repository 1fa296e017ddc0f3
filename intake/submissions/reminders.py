"""Reminders: set by staff, or by the house in the morning of a working day; whose they are; how they are taken down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Exists, Expression, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Membership, Role, User

from . import events
from .actors import Actor
from .answers import seal_item
from .enums import FINAL_STATES, OPEN_STATES, Fact, ReminderReason, State
from .lifecycle import Refused, locked
from .models import HandOver, Reminder, Submission
from .permissions import may_remind
from .queue import known_to
from .silencing import end
from .workdays import add_workdays, is_workday

_WAITS = Q(state=State.NEEDS_INFO, message_at=None)
_OPEN = Q(state__in=sorted(OPEN_STATES))
_R = ReminderReason
# So long before the last day for telling the person who has their data: two weeks to reach them in.
TELL_BEFORE = timedelta(days=14)


@transaction.atomic
def set_reminder(
    submission_id: UUID, actor: Actor, *, on: date, reason: str, owner: User | None = None, note: str = ""
) -> Reminder:
    """Remind somebody of a case on a day: a colleague who decides it, or without an owner whoever has it then.

    Raises Refused.
    """
    submission = locked(submission_id)
    verdict = may_remind(actor, submission)
    if not verdict:
        raise Refused(verdict.reason)
    if reason not in _R.of_staff():
        raise Refused(_("Vælg, hvad du vil mindes om."))
    if on < timezone.localdate():
        raise Refused(_("Vælg i dag eller en dag, der kommer."))
    if owner is not None and not colleagues(submission).filter(pk=owner.pk).exists():
        raise Refused(_("Vælg en, der kan afgøre sagen."))
    reminder = Reminder.objects.create(
        submission=submission, owner=owner, on=on, reason=reason, created_by_id=actor.user_id
    )
    events.record(submission, Fact.REMINDER_SET, actor, detail={"remind": reason, "on": on.isoformat()})
    if note:
        seal_item(submission, reminder.sealed_name, note.encode())
    return reminder


@transaction.atomic
def take_down(submission_id: UUID, reminder_id: int, actor: Actor) -> None:
    """Take a reminder of a case down; one that is down already stays so. Raises Refused, and Reminder.DoesNotExist."""
    submission = locked(submission_id)
    verdict = may_remind(actor, submission)
    if not verdict:
        raise Refused(verdict.reason)
    reminder = submission.reminders.get(pk=reminder_id)
    if not may_be_taken_down(reminder):
        raise Refused(_("Notér, at personen har fået besked. Så er påmindelsen væk."))
    if end(Reminder.objects.filter(pk=reminder.pk), actor):
        events.record(submission, Fact.REMINDER_DONE, actor, detail={"remind": reminder.reason})


def may_be_taken_down(reminder: Reminder) -> bool:
    """Whether somebody may take it down by hand: not the one of a duty in law, which only telling the person ends."""
    return reminder.reason != _R.TELL


def remind_to_tell(submission: Submission, by: date) -> None:
    """Remind whoever has a case of telling its person, in good time before the last day for it."""
    _set_by_house(submission, _R.TELL, by - TELL_BEFORE)


def remind_of_no(submission: Submission) -> None:
    """Remind whoever has a case that it stays with them: it was offered, and the other side said no or nothing."""
    _set_by_house(submission, _R.NOT_TAKEN, timezone.localdate())


def colleagues(submission: Submission) -> QuerySet[User]:
    """Those who decide a case: the active coordinators of its team, or of the central one."""
    team = Q(team=submission.team_id) if submission.team_id else Q(team__is_central=True)
    members = Membership.objects.filter(team, role=Role.COORDINATOR)
    return User.objects.filter(is_active=True, pk__in=members.values("user")).order_by(
        "first_name", "last_name", "email"
    )


def due_for(actor: Actor, today: date) -> QuerySet[Reminder]:
    """What the actor is to be reminded of today: their own, those of the cases they have, and those of their teams'
    cases that nobody has. Of a case outside their scope they hear nothing.
    """
    nobody = Q(owner=None) | _has_left("owner")
    untaken = Q(submission__assignee=None) | _has_left("submission__assignee")
    theirs = (
        Q(owner=actor.user_id)
        | (nobody & Q(submission__assignee=actor.user_id))
        | (nobody & untaken & _of_teams(actor.teams(Role.COORDINATOR), actor.in_central(Role.COORDINATOR)))
    )
    led = _of_teams(actor.leads, bool(actor.leads & actor.central_teams))
    escalated = Q(reason=_R.ESCALATED)
    # By the case that is joined anyway, and not by a list of all cases: that is half of the query's time.
    return Reminder.objects.filter((theirs & ~escalated) | (escalated & led), known_to(actor, "submission__")).filter(
        done_at=None, on__lte=today
    )


def reminded(actor: Actor) -> Q:
    """The condition that the actor is reminded of a case today."""
    return Q(pk__in=due_for(actor, timezone.localdate()).order_by().values("submission"))


def number(actor: Actor) -> Expression:
    """How many cases the actor is reminded of today, as a part of a query that counts something else."""
    rows = due_for(actor, timezone.localdate()).order_by()
    counted = rows.annotate(
        number=Func(F("submission"), function="COUNT", template="%(function)s(DISTINCT %(expressions)s)")
    ).values("number")
    # An aggregate of nothing makes it one that Django takes among others.
    return Count(Value(None)) + Subquery(counted, output_field=IntegerField())


def marked(cases: QuerySet[Submission], actor: Actor) -> QuerySet[Submission]:
    """The same cases, each with the reason of the actor's oldest reminder of today as `reminded_of`. No query more."""
    oldest = due_for(actor, timezone.localdate()).filter(submission=OuterRef("pk")).order_by("on", "pk")
    return cases.annotate(reminded_of=Subquery(oldest.values("reason")[:1]))


def _has_left(who: str) -> Combinable | Q:
    """Whoever it was no longer decides the case: their account or their place in its team is gone."""
    place = Membership.objects.filter(
        user=OuterRef(who), team=OuterRef("submission__team"), role=Role.COORDINATOR, user__is_active=True
    )
    return Q(**{f"{who}__is_active": False}) | (Q(submission__team__isnull=False) & ~Exists(place))


def _of_teams(teams: frozenset[int], central: bool) -> Q:
    owned = Q(submission__team__in=teams)
    return owned | Q(submission__team=None) if central else owned


def remind(today: date) -> int:
    """Make the house's own reminders of a morning. Returns how many are new. Twice a day makes none twice."""
    if not is_workday(today):
        return 0
    found = [*_near(today), *_past(today), *_unanswered(today), *_unread(today), *_untold(today)]
    before = Reminder.objects.count()
    Reminder.objects.bulk_create(found, batch_size=500, ignore_conflicts=True)
    new = Reminder.objects.count() - before
    # Whoever is told that the date has passed need not be told that it is near.
    Reminder.objects.filter(reason=_R.DUE, done_at=None, submission__due_on__lt=today).update(done_at=timezone.now())
    return new


def _near(today: date) -> Iterable[Reminder]:
    """Due on the next working day, or on the days between."""
    soon = Submission.objects.filter(_OPEN & ~_WAITS, due_on__gt=today, due_on__lte=add_workdays(today, 1))
    return (_by_house(pk, _R.DUE, today) for pk in soon.order_by().values_list("pk", flat=True))


def _past(today: date) -> Iterable[Reminder]:
    told = Reminder.objects.filter(
        submission=OuterRef("pk"), reason=_R.OVERDUE, created_by=None, on__gt=OuterRef("due_on")
    )
    late = Submission.objects.filter(_OPEN & ~_WAITS & ~Exists(told), due_on__lt=today).order_by()
    rows = ((pk, add_workdays(due_on, 1)) for pk, due_on in late.values_list("pk", "due_on") if due_on)
    return (_by_house(pk, _R.OVERDUE, on) for pk, on in rows if on <= today)


def _unanswered(today: date) -> Iterable[Reminder]:
    waiting = Submission.objects.filter(_WAITS, due_on__lte=today).order_by()
    return (_by_house(pk, _R.ANSWER, due_on) for pk, due_on in waiting.values_list("pk", "due_on") if due_on)


def _unread(today: date) -> Iterable[Reminder]:
    going_on = [state for state in State if not state.is_final]
    lying = Submission.objects.filter(state__in=going_on, message_at__isnull=False, erased_at=None).order_by()
    days = ((pk, timezone.localdate(at)) for pk, at in lying.values_list("pk", "message_at"))
    rows = ((pk, add_workdays(day, settings.DOK_MESSAGE_WAITS)) for pk, day in days)
    return (_by_house(pk, _R.MESSAGE, on) for pk, on in rows if on <= today)


def _untold(today: date) -> Iterable[Reminder]:
    """Taken on, and nobody has noted that the person knows: also what was taken on before the house reminded of it."""
    rows = HandOver.objects.filter(tell_by__lte=today + TELL_BEFORE, submission__erased_at=None)
    going_on = rows.exclude(submission__state__in=sorted(FINAL_STATES)).values_list("submission_id", "tell_by")
    return (_by_house(pk, _R.TELL, by - TELL_BEFORE) for pk, by in going_on if by)


def _set_by_house(submission: Submission, reason: ReminderReason, on: date) -> None:
    """Remind of a cause. One that was there on that day, and has been dealt with since, is there again."""
    again = {"done_at": None, "done_by": None}
    Reminder.objects.update_or_create(submission=submission, reason=reason, on=on, created_by=None, defaults=again)


def _by_house(pk: Any, reason: ReminderReason, on: date) -> Reminder:
    return Reminder(submission_id=pk, reason=reason, on=on)
