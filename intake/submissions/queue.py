"""The one queryset that list, count, search and export start from."""

from __future__ import annotations

from django.db.models import Count, Exists, Expression, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery, Value

from portal.accounts.models import Role

from .actors import Actor
from .enums import TAKEN_BACK, State
from .models import Submission


def readable_for(actor: Actor) -> QuerySet[Submission]:
    """Return the submissions whose answers the actor may open: the same rule as `permissions.may_read`.

    A name or an address leads to these alone, since that it led to a case tells whose it is.
    """
    taken_back = sorted(TAKEN_BACK)
    gone = Q(state__in=taken_back) | Q(merged_into__state__in=taken_back) | Q(erased_at__isnull=False)
    return Submission.objects.filter(_owned_by(actor, Role.COORDINATOR) | _assisted_by(actor)).exclude(gone)


def is_readable(actor: Actor) -> Exists:
    """The condition of `readable_for`, for cases of a wider scope."""
    return Exists(readable_for(actor).filter(pk=OuterRef("pk")))


def waiting_for(actor: Actor) -> QuerySet[Submission]:
    """Return the cases that nobody has and that the actor may claim, in the queue's order."""
    return Submission.objects.filter(
        _owned_by(actor, Role.COORDINATOR), state=State.SUBMITTED, assignee=None, offered_to=None
    )


def offered_to(actor: Actor) -> QuerySet[Submission]:
    """Return the submissions that another organisation offers to the actor's teams, in the queue's order.

    Until one of them is taken on, the actor may know its kind, its urgency and its date, and who offers it. It stands
    in no list, number or search of theirs: `submissions_for` does not have it. The same rule as `permissions.may` has
    for TAKE_ON and TURN_DOWN.
    """
    return Submission.objects.filter(offered_to__in=actor.teams(Role.COORDINATOR), erased_at=None)


def offers_number(actor: Actor) -> Expression:
    """How many cases are offered to the actor's teams, as a part of a query that counts something else."""
    counted = offered_to(actor).order_by().annotate(number=Func(F("pk"), function="COUNT")).values("number")
    # An aggregate of nothing makes it one that Django takes among others.
    return Count(Value(None)) + Subquery(counted, output_field=IntegerField())


def submissions_for(actor: Actor) -> QuerySet[Submission]:
    """Return the submissions whose existence the actor may know of, in the queue's order.

    The same rule as `permissions.may_see`, and a test holds the two together.
    """
    return Submission.objects.filter(known_to(actor))


def known_to(actor: Actor, of: str = "") -> Q:
    """The condition of `submissions_for`, for rows that lead to a case by the lookup `of` (`submission__`)."""
    return Q() if actor.has_anywhere(Role.DATA_PROTECTION) else _of_own_teams(actor, of)


def owned(actor: Actor) -> Q:
    """The condition, within `submissions_for`, that a case is the actor's own teams' and not merely one they help with.

    Whoever sees all cases helps with none.
    """
    return Q() if actor.has_anywhere(Role.DATA_PROTECTION) else _owned_by(actor, Role.COORDINATOR, Role.INTAKE)


def of_own_teams(actor: Actor) -> QuerySet[Submission]:
    """Return the cases that the actor's own teams have or help with: what the figures for them are counted of."""
    return Submission.objects.filter(_of_own_teams(actor))


def _of_own_teams(actor: Actor, of: str = "") -> Q:
    return _owned_by(actor, Role.COORDINATOR, Role.INTAKE, of=of) | _assisted_by(actor, of)


def to_be_counted(actor: Actor) -> QuerySet[Submission]:
    """Return all cases, to be counted with small cells hidden and never shown, for whoever sees aggregates alone."""
    return Submission.objects.all() if actor.sees_whole_house else Submission.objects.none()


def _owned_by(actor: Actor, *roles: Role, of: str = "") -> Q:
    """Owned by a team in which the actor holds one of the roles; what no team owns is the central's."""
    owned = Q(**{f"{of}team__in": actor.teams(*roles)})
    return owned | Q(**{f"{of}team": None}) if actor.in_central(*roles) else owned


def _assisted_by(actor: Actor, of: str = "") -> Q:
    """A subquery, not a join: a case that two of the actor's teams assist with stands in the list once."""
    assisted = Submission.assisting.through.objects.filter(team__in=actor.teams(Role.COORDINATOR))
    return Q(**{f"{of}pk__in": assisted.values("submission_id")})
