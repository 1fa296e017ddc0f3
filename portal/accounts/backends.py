"""Who may sign in, and what a membership gives."""

from __future__ import annotations

from typing import Any, NamedTuple

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import IntegerField, Value
from django.http import HttpRequest

from .models import User

ACCESS_ADMIN = "wagtailadmin.access_admin"
TEAM, UNIT = "team", "unit"


class StaffBackend(AuthenticationBackend):
    """Sign-in by e-mail through our own sign-in page, and nowhere else."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> AbstractBaseUser | None:
        """Check an e-mail address and a password.

        Every sign-in form but ours (Wagtail's two, Django's) names the address `username`. Those forms know no second
        factor, so for them a right password is a wrong one.
        """
        if "email" not in credentials or _is_shut_out(credentials["email"]):
            return None
        return super().authenticate(request, email=credentials["email"], password=credentials.get("password"))

    def user_can_authenticate(self, user: Any) -> bool:
        """Refuse the inactive and the shut out, at sign-in and in sessions that are older than that."""
        return not _is_shut_out(user.email) and bool(super().user_can_authenticate(user))

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """A membership implies the way into the admin; when the last one ends, so does the way in."""
        permissions = set(super().get_user_permissions(user_obj, obj))
        if obj is None and doors_of(user_obj) == {TEAM}:
            permissions.add(ACCESS_ADMIN)
        return permissions


def is_demo_address(email: str) -> bool:
    """Whether an address belongs to the demo people."""
    return email.lower().endswith(f"@{settings.DOK_DEMO_DOMAIN}")


def _is_shut_out(email: str) -> bool:
    """Whether this is one of the demo people, whose password is public, in a house with its demo doors shut."""
    return is_demo_address(email) and not settings.DOK_DEMO_DOORS


def doors_of(user: Any) -> frozenset[str]:
    """Where somebody works: TEAM, UNIT, or neither. One query, remembered with the user as permissions are."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    if not hasattr(user, "_places"):
        user._places = places_of(user)  # type: ignore[attr-defined]
    return frozenset(place.door for place in user._places)  # type: ignore[attr-defined]


class Place(NamedTuple):
    """One place where somebody works. Of a unit only the door is told."""

    door: str
    team: int | None
    role: str
    is_central: bool
    name: str
    is_lead: bool


def places_of(user: User) -> list[Place]:
    """Where somebody works, and as what; what `doors_of` has asked already is not asked again."""
    if hasattr(user, "_places"):
        return list(user._places)
    columns = ("team_id", "role", "team__is_central", "team__name", "is_lead")
    teams = user.memberships.order_by().values_list(Value(TEAM), *columns)
    nothing = (Value(None, IntegerField()), Value(""), Value(False), Value(""), Value(False))
    units = user.unit_memberships.order_by().values_list(Value(UNIT), *nothing)
    return [Place(*row) for row in teams.union(units)]
