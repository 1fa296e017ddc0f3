"""Counting: three questions to the database, whatever there is to count, and their answers gathered by week, kind and
organisation.

Nothing is kept: two indexes of the spine hold all that is asked, so the figures are true as the page is made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from intake.desk.tabs import IS_OPEN
from intake.submissions.enums import State
from intake.submissions.models import DistrictFigure, Submission
from portal.accounts.models import Team

from .periods import Period
from .spans import waited, weeks_after

# Not a kind, an organisation or a week: the sum of them.
ALL = "all"


@dataclass
class Waits:
    """How many waited how many days, begun days counted."""

    days: Counter[int] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """How many there are."""
        return self.days.total()

    def within(self, percent: int) -> int | None:
        """The days within which so many in a hundred were served (50: the median), by nearest rank; None of none."""
        rank, reached = percent * self.count, 0
        for days in sorted(self.days):
            reached += self.days[days]
            if 100 * reached >= rank:
                return days
        return None


@dataclass
class Figures:
    """One row: of a week, a kind, an organisation, or all together.

    `contact` is of those received in the period who have been spoken with, `decision` of those decided in it.
    `open`, `overdue` and `waiting` are as it is now; weeks have none.
    """

    received: int = 0
    contact: Waits = field(default_factory=Waits)
    decision: Waits = field(default_factory=Waits)
    open: int = 0
    overdue: int = 0
    waiting: int = 0


@dataclass
class Counted:
    """All rows, by what they are of. An organisation's key is None where no team has the cases."""

    period: Period
    whole: Figures
    weeks: dict[date, Figures]
    kinds: dict[str, Figures]
    organisations: dict[int | None, Figures]
    # By district's code; the months that the period touches.
    districts: dict[str, int]


@dataclass(frozen=True)
class Asked:
    """What is to be counted: the cases, and for how the district was, the teams (None: every team)."""

    cases: QuerySet[Submission]
    teams: frozenset[int] | None
    period: Period
    kind: str = ""
    organisation: int | None = None


def count(asked: Asked) -> Counted:
    """Count."""
    houses = dict(Team.objects.order_by().values_list("pk", "organisation_id"))
    gathered = _Gathered(houses, asked.period.weeks)
    cases, (first, end) = _narrowed(asked), asked.period.moments
    received = cases.filter(received_at__gte=first, received_at__lt=end)
    decided = cases.filter(decided_at__gte=first, decided_at__lt=end)
    for week, kind, team, days, number in _by_week(received, asked, "received_at", "first_contact_at"):
        for row in (*gathered.each(kind, team), gathered.numbered[week]):
            row.received += number
            if days is not None:
                row.contact.days[days] += number
    for week, kind, team, days, number in _by_week(decided, asked, "decided_at", "decided_at"):
        for row in (*gathered.each(kind, team), gathered.numbered[week]):
            row.decision.days[days] += number
    for kind, team, is_open, overdue, waiting in _now(cases):
        for row in gathered.each(kind, team):
            row.open, row.overdue, row.waiting = row.open + is_open, row.overdue + overdue, row.waiting + waiting
    return Counted(
        asked.period, gathered.whole, gathered.weeks, gathered.kinds, gathered.organisations, _districts(asked, houses)
    )


class _Gathered:
    def __init__(self, houses: Mapping[int, int], weeks: Iterable[date]) -> None:
        self.houses = houses
        self.whole = Figures()
        self.weeks = {monday: Figures() for monday in weeks}
        self.numbered = list(self.weeks.values())
        self.kinds: dict[str, Figures] = {}
        self.organisations: dict[int | None, Figures] = {}

    def each(self, kind: str, team: int | None) -> tuple[Figures, ...]:
        organisation = self.houses[team] if team else None
        return self.whole, _row(self.kinds, kind), _row(self.organisations, organisation)


def _row(rows: dict[Any, Figures], key: Hashable) -> Figures:
    found = rows.get(key)
    if found is None:
        found = rows[key] = Figures()
    return found


def _narrowed(asked: Asked) -> QuerySet[Submission]:
    cases = asked.cases.order_by()
    if asked.kind:
        cases = cases.filter(kind=asked.kind)
    return cases.filter(team__organisation=asked.organisation) if asked.organisation else cases


def _by_week(cases: QuerySet[Submission], asked: Asked, moment: str, ended: str) -> QuerySet[Submission, tuple]:
    week = weeks_after(asked.period.first, moment)
    return cases.values_list(week, "kind", "team_id", waited(ended)).annotate(number=Count("pk"))


def _now(cases: QuerySet[Submission]) -> QuerySet[Submission, tuple]:
    overdue, waiting = Q(due_on__lt=timezone.localdate()), Q(state=State.NEEDS_INFO)
    return (
        cases.filter(IS_OPEN)
        .values("kind", "team_id")
        .annotate(number=Count("pk"), late=Count("pk", filter=overdue), asked=Count("pk", filter=waiting))
        .values_list("kind", "team_id", "number", "late", "asked")
    )


def _districts(asked: Asked, houses: Mapping[int, int]) -> dict[str, int]:
    first, last = asked.period.months
    rows = DistrictFigure.objects.filter(month__gte=first, month__lte=last)
    if asked.teams is not None:
        rows = rows.filter(team__in=asked.teams)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.organisation:
        rows = rows.filter(team__in=[team for team, house in houses.items() if house == asked.organisation])
    return dict(rows.order_by().values_list("district").annotate(number=Sum("received")))
