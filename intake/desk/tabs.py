"""What needs me now: the tabs of the queue. Each is a condition within the viewer's own scope, and so is its number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Max, Q, QuerySet, Value
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.submissions import mentions, reminders
from intake.submissions.actors import Actor
from intake.submissions.enums import OPEN_STATES, State
from intake.submissions.models import Submission
from intake.submissions.models.submission import IN_WORK
from intake.submissions.queue import offers_number, owned, submissions_for

IS_OPEN = Q(state__in=sorted(OPEN_STATES))


@dataclass(frozen=True)
class Tab:
    """One question to the queue. Most look at what is worked with alone: the database has an index of it."""

    key: str
    label: Promise
    fits: Callable[[Actor], Q]
    # What an empty one says.
    empty: Promise


def _unread(actor: Actor) -> Q:
    # Who helps with a case cannot read it for those who have it: so it is none of their unread ones.
    return owned(actor) & (Q(read_at=None) | Q(message_at__isnull=False))


def _mine(actor: Actor) -> Q:
    return Q(assignee=actor.user_id)


def _due(actor: Actor) -> Q:
    return owned(actor) & Q(due_on__lte=timezone.localdate())


def _waiting(actor: Actor) -> Q:
    return Q(state=State.NEEDS_INFO)


def _stale(actor: Actor) -> Q:
    # By whole days, so that the same is asked all day.
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return owned(actor) & Q(moved_at__lt=today - timedelta(days=settings.DOK_STALE_DAYS))


UNREAD, MINE, NAMED, REMINDED, TEAMS, DUE = "unread", "mine", "named", "reminded", "teams", "due"
WAITING, STALE, ALL = "waiting", "stale", "all"
# No tab: the number of cases that other organisations offer to the viewer's teams.
OFFERED = "offered"
# These look at every state: one may be named in a case that was decided long ago, or reminded of it.
OF_ANY_STATE = frozenset({NAMED, REMINDED, ALL})
# These at all that is worked with; the others at what is open, to which somebody owes the next step by a day.
_OF_WORK = frozenset({UNREAD, MINE, STALE})

TABS = {
    tab.key: tab
    for tab in (
        Tab(UNREAD, _("Ulæste"), _unread, _("Alt er læst.")),
        Tab(MINE, _("Mine"), _mine, _("Du har ingen åbne sager. Tag den næste, når du har tid.")),
        Tab(NAMED, _("Nævner dig"), mentions.names, _("Ingen kollega har nævnt dig i et notat.")),
        Tab(REMINDED, _("Påmindelser i dag"), reminders.reminded, _("Du har ingen påmindelser i dag.")),
        Tab(TEAMS, _("Mine hold"), lambda actor: Q(), _("Nye sager står her, så snart de er fordelt til dit hold.")),
        Tab(DUE, _("Frist"), _due, _("Ingen sager har frist i dag, og ingen frist er overskredet.")),
        Tab(WAITING, _("Venter på svar"), _waiting, _("Vi venter ikke på svar fra nogen.")),
        Tab(STALE, _("Ligger stille"), _stale, _("Alle åbne sager er rørt for nylig.")),
        Tab(ALL, _("Alle"), lambda actor: Q(), _("Dine hold har endnu ingen sager.")),
    )
}
# What a day begins with.
FIRST = TEAMS


def within(scope: QuerySet[Submission], tab: Tab, actor: Actor) -> QuerySet[Submission]:
    """The cases of a tab."""
    if tab.key in OF_ANY_STATE:
        return scope.filter(tab.fits(actor))
    return scope.filter(IN_WORK if tab.key in _OF_WORK else IS_OPEN, tab.fits(actor))


def counts(scope: QuerySet[Submission], actor: Actor) -> dict[str, int]:
    """How many cases each tab holds, and how many are OFFERED: one query over the list's own scope. ALL has no end."""
    return scope.order_by().filter(IN_WORK).aggregate(**_numbers(actor))


def _numbers(actor: Actor) -> dict[str, Any]:
    """What is counted among the cases that are worked with."""
    numbers: dict[str, Any] = {
        key: Count("pk", filter=tab.fits(actor) if key in _OF_WORK else IS_OPEN & tab.fits(actor))
        for key, tab in TABS.items()
        if key not in OF_ANY_STATE
    }
    return {**numbers, NAMED: mentions.number(actor), REMINDED: reminders.number(actor), OFFERED: offers_number(actor)}


def counts_and_stamp(actor: Actor) -> tuple[dict[str, int], str]:
    """The numbers of all that the actor may know of, and a word that changes when anybody does something with a case
    of it that is worked with; in one query.

    Every page of the desk and every open list asks this again and again, and putting the query together takes Django
    ten times as long as the database takes to answer it: so it is put together once for each actor and day.
    """
    names, sql, params = _question(_Asker(_known_by(actor), actor))
    row = _answer(sql, params) or (0,) * (len(names) - 1) + (None,)
    return dict(zip(names[:-1], row[:-1], strict=True)), str(row[-1])


def _answer(sql: str, params: tuple[Any, ...]) -> tuple[Any, ...] | None:
    """The one row; none is asked for where the actor may know of no case."""
    if not sql:
        return None
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchone()


@dataclass(frozen=True)
class _Asker:
    """An actor, told apart by all that the question depends on."""

    known_by: tuple[Any, ...]
    actor: Actor = field(compare=False)


def _known_by(actor: Actor) -> tuple[Any, ...]:
    held = tuple((team, tuple(sorted(roles))) for team, roles in sorted(actor.roles.items()))
    return timezone.localdate(), actor.user_id, held, actor.central_teams, actor.leads, settings.DOK_STALE_DAYS


@lru_cache(maxsize=500)
def _question(asker: _Asker) -> tuple[list[str], str, tuple[Any, ...]]:
    """The names of what is asked, the SQL, and its parameters."""
    cases = submissions_for(asker.actor).order_by().filter(IN_WORK).values(one=Value(1))
    asked = {**_numbers(asker.actor), "last": Max("moved_at")}
    query = cases.annotate(**asked).values_list(*asked).query
    # One row whatever it counts: a group without a case has none, and there may be offers and names all the same.
    query.group_by = None
    try:
        sql, params = query.sql_with_params()
    except EmptyResultSet:
        sql, params = "", ()
    return list(asked), sql, params
