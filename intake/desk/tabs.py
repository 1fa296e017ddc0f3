"""What needs me now: the tabs of the queue. Each is a condition within the viewer's own scope, and so is its number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.submissions import mentions, reminders
from intake.submissions.actors import Actor
from intake.submissions.enums import OPEN_STATES, State
from intake.submissions.models import Submission

IS_OPEN = Q(state__in=sorted(OPEN_STATES))


@dataclass(frozen=True)
class Tab:
    """One question to the queue. Most look at open cases alone: the database has an index of those."""

    key: str
    label: Promise
    fits: Callable[[Actor], Q]
    # What an empty one says.
    empty: Promise


def _unread(actor: Actor) -> Q:
    return Q(read_at=None) | Q(message_at__isnull=False)


def _mine(actor: Actor) -> Q:
    return Q(assignee=actor.user_id)


def _due(actor: Actor) -> Q:
    return Q(due_on__lte=timezone.localdate())


def _waiting(actor: Actor) -> Q:
    return Q(state=State.NEEDS_INFO)


def _stale(actor: Actor) -> Q:
    return Q(moved_at__lt=timezone.now() - timedelta(days=settings.DOK_STALE_DAYS))


UNREAD, MINE, NAMED, REMINDED, TEAMS, DUE = "unread", "mine", "named", "reminded", "teams", "due"
WAITING, STALE, ALL = "waiting", "stale", "all"
# These look at every state: one may be named in a case that was decided long ago, or reminded of it.
OF_ANY_STATE = frozenset({NAMED, REMINDED, ALL})

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
    return scope.filter(tab.fits(actor)) if tab.key in OF_ANY_STATE else scope.filter(IS_OPEN, tab.fits(actor))


def counts(scope: QuerySet[Submission], actor: Actor) -> dict[str, int]:
    """How many cases each tab holds: one query over the list's own scope. ALL has no end."""
    return counts_and_last(scope, actor)[0]


def counts_and_last(scope: QuerySet[Submission], actor: Actor) -> tuple[dict[str, int], datetime | None]:
    """The numbers, and when anybody last did something with an open case, in the same query."""
    numbers = {key: Count("pk", filter=tab.fits(actor)) for key, tab in TABS.items() if key not in OF_ANY_STATE}
    numbers[NAMED] = mentions.number(actor)
    numbers[REMINDED] = reminders.number(actor)
    found = scope.order_by().filter(IS_OPEN).aggregate(**numbers, last=Max("moved_at"))
    return found, found.pop("last")
