"""Which journeys are open today."""

from __future__ import annotations

from django.utils import timezone

from portal.remembered import remembered

from .models import Door, Entrance


def doors() -> dict[str, Door]:
    """The door of every kind that editors have said something about. One query."""
    today = timezone.localdate()
    return {entrance.kind: entrance.door(today) for entrance in Entrance.objects.all()}


def door_of(kind: str) -> Door:
    """One kind's door. One query, or none."""
    entrance = _entrance(kind)
    return entrance.door(timezone.localdate()) if entrance else Door()


@remembered
def _entrance(kind: str) -> Entrance | None:
    return Entrance.objects.filter(kind=kind).first()
