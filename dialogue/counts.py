"""How many said what. One query for all lists that are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from .enums import Response
from .models import Invitation


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Of one guest list, without those whose invitation was withdrawn."""

    invited: int = 0
    unsent: int = 0
    yes: int = 0
    maybe: int = 0
    no: int = 0
    substitute: int = 0
    attended: int = 0

    @property
    def unanswered(self) -> int:
        """Those who have been sent the invitation, or will be, and have not said anything."""
        return self.invited - self.yes - self.maybe - self.no - self.substitute


def counts_of(guest_lists: Iterable[int]) -> dict[int, Counts]:
    """The counts by the key of the list; a list that nobody is on is left out."""
    said = {name.lower(): Count("pk", filter=Q(response=response)) for name, response in Response.__members__.items()}
    others = {
        "invited": Count("pk"),
        "unsent": Count("pk", filter=Q(sent_at=None)),
        "attended": Count("pk", filter=Q(attended=True)),
    }
    standing = Invitation.objects.filter(guest_list__in=list(guest_lists), withdrawn_at=None)
    rows: list[dict[str, int]] = list(standing.order_by().values("guest_list").annotate(**others, **said))  # type: ignore[arg-type]
    return {row.pop("guest_list"): Counts(**row) for row in rows}
