"""A unit's list: references, dates, colleagues' names and how far each case has come. Nothing about the citizen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.submissions.enums import Via
from intake.submissions.models import Submission
from intake.submissions.progress import OVER, Progress, progress_of_all
from intake.submissions.senders import referrals_of
from portal.accounts.models import User
from portal.accounts.units import UnitMember

PAGE_SIZE = 25
SHOW = "vis"
OPEN, MINE, ALL = "aabne", "mine", "alle"
NAMES: dict[str, Promise] = {OPEN: _("Åbne"), MINE: _("Mine"), ALL: _("Alle")}
_GOES_ON = ~Q(state__in=sorted(OVER))

WHAT_NOW: dict[Progress, Promise] = {
    Progress.RECEIVED: _("Vi har den. En koordinator tager den snart."),
    Progress.ACCEPTED: _("En koordinator er i gang."),
    Progress.CONTACT_MADE: _("Vi har talt med borgeren."),
    Progress.NOT_REACHED: _("Vi prøver igen. Ring til os, hvis du ved, hvornår det passer borgeren."),
    Progress.CLOSED: _("Vi gør ikke mere. Af hensyn til borgeren siger vi ikke hvorfor."),
}


@dataclass(frozen=True)
class Row:
    """One referral, as its unit may know it. `has_left`: whoever answers for it works on the unit no more.

    What the unit's own system sent (`by_system`) has no person here, until one is made its contact.
    """

    reference: str
    received_at: datetime
    progress: Progress
    sent_by: User | None
    contact: User | None
    by_system: bool
    has_left: bool

    @property
    def url(self) -> str:
        """Its own page."""
        return reverse("wards:referral", args=[self.reference])

    @property
    def is_handed_over(self) -> bool:
        """Whether somebody else than the sender answers for it."""
        return self.contact is not None and self.contact != self.sent_by

    @property
    def what_now(self) -> Promise:
        """What that means for whoever waits."""
        return WHAT_NOW[self.progress]


@dataclass(frozen=True)
class Tab:
    """One way to look at the list."""

    name: Promise
    url: str
    count: int
    is_current: bool


class Listing:
    """One page of the list, as one person asked for it."""

    def __init__(self, member: UnitMember, asked: Any, colleagues: list[User]) -> None:
        self.member = member
        self.shown = asked.get(SHOW) if asked.get(SHOW) in NAMES else OPEN
        self.scope = referrals_of(member.unit)
        wanted = {OPEN: _GOES_ON, MINE: self._mine(), ALL: Q()}[self.shown]
        self.page: Page[Submission] = Paginator(self.scope.filter(wanted), PAGE_SIZE).get_page(asked.get("p"))
        self.rows = rows(list(self.page), colleagues)

    def tabs(self) -> list[Tab]:
        """The ways to look, each with its number. One query."""
        counts = self._counts(self.scope)
        home = reverse("wards:list")
        return [
            Tab(name, home if key == OPEN else f"{home}?{SHOW}={key}", counts[key], key == self.shown)
            for key, name in NAMES.items()
        ]

    def _counts(self, scope: QuerySet[Submission]) -> dict[str, int]:
        return scope.order_by().aggregate(
            **{OPEN: Count("pk", filter=_GOES_ON), MINE: Count("pk", filter=self._mine()), ALL: Count("pk")}
        )

    @property
    def is_empty(self) -> bool:
        """Whether the unit has sent nothing at all yet."""
        return not self.scope.exists()

    def _mine(self) -> Q:
        return Q(sender__contact=self.member.user)


def rows(cases: list[Submission], colleagues: list[User]) -> list[Row]:
    """The cases as their unit may know them. One query."""
    told, here = progress_of_all(cases), {each.pk for each in colleagues}
    return [
        Row(
            reference=case.reference,
            received_at=case.received_at,
            progress=told[case.pk],
            sent_by=case.sender.user,
            contact=case.sender.contact,
            by_system=case.sender.via == Via.API,
            has_left=case.sender.contact_id is not None and case.sender.contact_id not in here,
        )
        for case in cases
    ]
