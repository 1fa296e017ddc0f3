"""Naming a colleague in a note: whoever may read the case, and nobody else. They find it until they have opened it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import (
    BooleanField,
    Count,
    Expression,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    Q,
    QuerySet,
    Subquery,
    Value,
)

from portal.accounts.models import Role, User

from .actors import Actor
from .models import Mention, Submission
from .queue import readable_for


def readers(submission: Submission) -> QuerySet[User]:
    """The people whom `permissions.may_read` lets open the answers of a case that can be read, by name."""
    teams = Q(memberships__team__assisted_submissions=submission)
    teams |= Q(memberships__team=submission.team_id) if submission.team_id else Q(memberships__team__is_central=True)
    coordinators = User.objects.filter(teams, memberships__role=Role.COORDINATOR, is_active=True)
    return coordinators.distinct().order_by("first_name", "last_name", "email", "pk")


def mention(submission: Submission, people: Iterable[int]) -> None:
    """Tell people that they are named in the note whose event was recorded last."""
    for user in people:
        Mention.objects.update_or_create(submission=submission, user_id=user, defaults={"sequence": submission.version})


def seen(submission: Submission, actor: Actor) -> None:
    """Take the mark away when the one who is named opens the case."""
    Mention.objects.filter(submission=submission, user=actor.user_id).delete()


def of(actor: Actor) -> QuerySet[Submission]:
    """The cases in which the actor is named, of those they may read still, the latest first."""
    named = Mention.objects.filter(user=actor.user_id)
    return readable_for(actor).filter(pk__in=named.values("submission")).order_by("-moved_at", "id")


def names(actor: Actor) -> Q:
    """The condition that a case names the actor, who may read it still."""
    return Q(pk__in=of(actor).order_by().values("pk"))


def number(actor: Actor) -> Expression:
    """How many cases name the actor, as a part of a query that counts something else."""
    counted = of(actor).order_by().annotate(number=Func(F("pk"), function="COUNT")).values("number")
    # An aggregate of nothing makes it one that Django takes among others.
    return Count(Value(None)) + Subquery(counted, output_field=IntegerField())


def marked(cases: QuerySet[Submission], actor: Actor) -> QuerySet[Submission]:
    """The same cases, each knowing by `names_me` whether it names the actor. No query more."""
    return cases.annotate(names_me=ExpressionWrapper(names(actor), BooleanField()))


def forget(submission: Submission) -> None:
    """Take every mark of a case away, as it is erased."""
    submission.mentions.all().delete()
