"""Who refers for whom: the units a person is on, and the one a session acts for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest

from .factors import has_shown_mfa_for_unit
from .models import Unit, UnitMembership, User

# Whoever is on several units acts for one at a time; its key lies in the session.
CHOSEN = "unit"


@dataclass(frozen=True)
class UnitMember:
    """Somebody signed in, and the unit they act for now."""

    user: User
    unit: Unit


def units_of(user: User | AnonymousUser) -> QuerySet[Unit]:
    """The open units that somebody is on. Nobody who is signed out or deactivated is on any."""
    if not user.is_authenticated or not user.is_active:
        return Unit.objects.none()
    return Unit.objects.filter(is_active=True, memberships__user=user)


def is_on(user: User, unit_id: int | None) -> bool:
    """Whether somebody works on a unit today. Nobody works on one that is closed."""
    if unit_id is None or not user.is_active:
        return False
    return UnitMembership.objects.filter(user=user, unit_id=unit_id, unit__is_active=True).exists()


def all_who_work() -> frozenset[tuple[int, int]]:
    """Everybody who works on a unit today, as (user, unit): `is_on` for many at once."""
    return frozenset(
        UnitMembership.objects.filter(user__is_active=True, unit__is_active=True).values_list("user_id", "unit_id")
    )


def colleagues_on(unit: Unit) -> QuerySet[User]:
    """Everybody who works on a unit today, by name."""
    on_it = User.objects.filter(is_active=True, unit_memberships__unit=unit)
    return on_it.order_by("first_name", "last_name", "pk")


def member_of(request: HttpRequest) -> UnitMember | None:
    """Who asks for which unit, if they are on one and have shown a second factor in this session.

    A membership that ended and a unit that closed count at once: nothing but a wish lies in the session.
    """
    if not request.user.is_authenticated:
        return None
    units = list(units_of(request.user))
    if not units or not has_shown_mfa_for_unit(request):
        return None
    wished = request.session.get(CHOSEN)
    unit = next((each for each in units if each.pk == wished), units[0])
    return UnitMember(cast(User, request.user), unit)


def choose(request: HttpRequest, unit: Unit) -> None:
    """Act for another of one's units from now on."""
    request.session[CHOSEN] = unit.pk
