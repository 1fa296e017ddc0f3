"""Who may be given a case, and how much they have already."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from portal.accounts.models import Role, User

from .enums import OPEN_STATES
from .models import Submission

_OPEN = Q(assigned_submissions__state__in=sorted(OPEN_STATES))


def deciders(submission: Submission) -> QuerySet[User]:
    """Return those who decide in the team that owns a case; in the central team, if none owns it."""
    owner = Q(memberships__team=submission.team_id) if submission.team_id else Q(memberships__team__is_central=True)
    return User.objects.filter(owner, is_active=True, memberships__role=Role.COORDINATOR).distinct()


def with_load(people: QuerySet[User]) -> QuerySet[User]:
    """Return the same people, who has least to do first: `open_cases` each has, and `late_cases` past their date.

    All of a person's cases count, whichever team they lie in: they are what fills the day.
    """
    late = _OPEN & Q(assigned_submissions__due_on__lt=timezone.localdate())
    return people.annotate(
        open_cases=Count("assigned_submissions", filter=_OPEN, distinct=True),
        late_cases=Count("assigned_submissions", filter=late, distinct=True),
    ).order_by("open_cases", "first_name", "last_name", "pk")
