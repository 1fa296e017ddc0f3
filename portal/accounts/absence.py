"""Who is away on a day: for the rules that place cases, and for whoever picks a colleague."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from .models import Absence, Membership, Role
from .models.absence import covers


@dataclass(frozen=True)
class Away:
    """Who is away on a day, by key. A team is away when it says so itself, or when all its coordinators are."""

    users: frozenset[int]
    teams: frozenset[int]


def absent_on(day: date) -> Away:
    """Say who is away (two queries). A team without coordinators is not away: nobody of it went anywhere."""
    away = list(Absence.objects.filter(covers(day)).order_by().values_list("user_id", "team_id"))
    users = frozenset(user for user, _team in away if user is not None)
    said = frozenset(team for _user, team in away if team is not None)
    return Away(users, said | _emptied_by(users))


def _emptied_by(users: frozenset[int]) -> frozenset[int]:
    """The teams whose coordinators are all among these people."""
    if not users:
        return frozenset()
    there = Membership.objects.filter(role=Role.COORDINATOR, user__is_active=True)
    coordinators: dict[int, set[int]] = defaultdict(set)
    for team, user in there.values_list("team_id", "user_id"):
        coordinators[team].add(user)
    return frozenset(team for team, people in coordinators.items() if people <= users)
