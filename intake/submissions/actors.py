"""Who acts: a member of staff with their roles, or the house itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from portal.accounts.backends import TEAM, places_of
from portal.accounts.models import Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

    from .models import Submission

HOUSE_ROLE = "house"
PERSON_ROLE = "person"
UNIT_ROLE = "unit"


@dataclass(frozen=True)
class Actor:
    """Somebody who acts, loaded once, so that permissions are pure functions.

    `roles` maps a team's key to the roles held there, and `central_teams` are those of these teams that are central.
    `kind` is `staff`, `house` (worker, schedule), `person` (the one who sent it in) or `unit` (somebody on a ward,
    signed in; `unit_id` is the ward they act for).
    """

    kind: str
    user_id: int | None = None
    name: str = ""
    roles: dict[int, frozenset[str]] = field(default_factory=dict)
    central_teams: frozenset[int] = frozenset()
    team_names: dict[int, str] = field(default_factory=dict)
    unit_id: int | None = None
    # The teams that the actor leads.
    leads: frozenset[int] = frozenset()

    def teams(self, *roles: Role) -> frozenset[int]:
        """The keys of the teams in which the actor holds one of these roles."""
        return frozenset(team for team, held in self.roles.items() if held & set(roles))

    def has_anywhere(self, role: Role) -> bool:
        """Whether the actor holds a role in any team."""
        return any(role in held for held in self.roles.values())

    @property
    def meets_cases(self) -> bool:
        """Whether the actor has anything to do with single cases: an evaluator sees their figures alone."""
        return bool(self.teams(Role.COORDINATOR, Role.INTAKE, Role.DATA_PROTECTION))

    @property
    def sees_whole_house(self) -> bool:
        """Whether the actor sees the figures of all cases, with small cells hidden."""
        return self.has_anywhere(Role.EVALUATOR) or self.has_anywhere(Role.DATA_PROTECTION)

    def in_central(self, *roles: Role) -> bool:
        """Whether the actor holds one of these roles in the central team."""
        return bool(self.central_teams & self.teams(*roles))

    def role_on(self, submission: Submission) -> str:
        """The role in which the actor meets this submission, for the log."""
        if self.kind != "staff":
            return self.kind
        near = self.roles.get(submission.team_id or 0, frozenset())
        return _first(near) if near else self.main_role

    @property
    def main_role(self) -> str:
        """The role in which the actor meets what is no single case, for the log."""
        return _first(frozenset().union(*self.roles.values()))


def _first(held: frozenset[str]) -> str:
    return next((role.value for role in Role if role in held), "staff")


HOUSE = Actor(HOUSE_ROLE)
PERSON = Actor(PERSON_ROLE)


def actor_for(user: User | AnonymousUser) -> Actor:
    """Load a member of staff with their roles (one query). Being an administrator gives no role."""
    if not user.is_authenticated or not user.is_active:
        return Actor("staff")
    roles: dict[int, set[str]] = {}
    central, names, leads = set(), {}, set()
    for door, team, role, is_central, name, is_lead in places_of(user):
        if door != TEAM or team is None:
            continue
        roles.setdefault(team, set()).add(role)
        names[team] = name
        if is_central:
            central.add(team)
        if is_lead:
            leads.add(team)
    return Actor(
        "staff",
        user_id=user.pk,
        name=str(user),
        roles={team: frozenset(held) for team, held in roles.items()},
        central_teams=frozenset(central),
        team_names=names,
        leads=frozenset(leads),
    )


def actor_of_unit(user: User, unit_id: int) -> Actor:
    """Somebody who acts for a unit they are on; the door has asked whether they are."""
    return Actor(UNIT_ROLE, user_id=user.pk, name=str(user), unit_id=unit_id)
