"""The one queryset that list, count, search and export start from."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from portal.accounts.models import Role

from .actors import Actor
from .models import Submission


def submissions_for(actor: Actor) -> QuerySet[Submission]:
    """Return the submissions whose existence the actor may know of, in the queue's order.

    The same rule as `permissions.may_see`, and a test holds the two together.
    """
    if actor.has_anywhere(Role.DATA_PROTECTION):
        return Submission.objects.all()
    scope = Q(team__in=actor.teams(Role.COORDINATOR, Role.INTAKE))
    if actor.in_central(Role.COORDINATOR, Role.INTAKE):
        scope |= Q(team=None)
    # A subquery, not a join: a case that two of the actor's teams assist with stands in the list once.
    assisted = Submission.assisting.through.objects.filter(team__in=actor.teams(Role.COORDINATOR))
    scope |= Q(pk__in=assisted.values("submission_id"))
    return Submission.objects.filter(scope)
