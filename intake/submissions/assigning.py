"""Who can be given a case, and how much each has already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.absence import absent_on
from portal.accounts.models import Membership, Role, User

from .actors import Actor
from .enums import OPEN_STATES, UNDER_WAY, Action
from .lifecycle import Refused, advance, locked
from .models import Submission
from .queue import known_to


@dataclass(frozen=True)
class Load:
    """A colleague, with the cases they are at and how many are past their date, of those that the asker may know of."""

    user: User
    open: int
    overdue: int
    is_away: bool


def candidates(submission: Submission) -> QuerySet[User]:
    """Those who can be given a case now: active coordinators of the team that owns it."""
    of_the_team = Membership.objects.filter(role=Role.COORDINATOR)
    if submission.team_id is None:
        of_the_team = of_the_team.filter(team__is_central=True)
    else:
        of_the_team = of_the_team.filter(team=submission.team_id)
    return User.objects.filter(is_active=True, pk__in=of_the_team.values("user"))


def colleagues(actor: Actor) -> QuerySet[User]:
    """Those who can be given cases of the teams in which the actor decides."""
    there = Membership.objects.filter(role=Role.COORDINATOR, team__in=actor.teams(Role.COORDINATOR))
    return User.objects.filter(is_active=True, pk__in=there.values("user"))


def loads(people: QuerySet[User], actor: Actor, today: date | None = None) -> list[Load]:
    """These people with what they have, and whether they are away; the least burdened first.

    What they do elsewhere is not counted: that a case exists is told to nobody outside its teams, not even as a number.
    """
    today = today or timezone.localdate()
    gone = absent_on(today).users
    known = known_to(actor, "assigned_submissions__")
    late = Q(assigned_submissions__state__in=sorted(OPEN_STATES), assigned_submissions__due_on__lt=today)
    found = people.annotate(
        open_cases=Count("assigned_submissions", filter=known & Q(assigned_submissions__state__in=sorted(UNDER_WAY))),
        overdue_cases=Count("assigned_submissions", filter=known & late),
    )
    return [
        Load(person, person.open_cases, person.overdue_cases, person.pk in gone)
        for person in found.order_by("open_cases", "overdue_cases", "first_name", "last_name", "pk")
    ]


@transaction.atomic
def assign(submission_id: UUID, user_id: int, actor: Actor, *, seen_version: int | None = None) -> Submission:
    """Give a case to a coordinator of its team. Raises Refused, also for one who has left the team meanwhile."""
    submission = locked(submission_id)
    if not candidates(submission).filter(pk=user_id).exists():
        raise Refused(_("Vælg en koordinator på sagens hold. Den, du valgte, er der ikke mere."))
    return advance(
        submission_id,
        Action.ASSIGN,
        actor,
        seen_version=seen_version,
        changes={"assignee_id": user_id},
        detail={"to": user_id},
    )
