"""The guard's own fields, for every form that anybody may send."""

from __future__ import annotations

from typing import Any

from django import template

from intake.journeys.guard import clock
from intake.journeys.guard.verdict import TRAP

register = template.Library()


@register.inclusion_tag("intake/journeys/parts/guard.html", takes_context=True)
def guard_fields(context: dict[str, Any]) -> dict[str, Any]:
    """The trap and the time. A page that comes back with an error keeps the time it was first seen."""
    before = context["request"].POST.get(clock.FIELD, "")
    return {
        "trap": TRAP,
        "seen_field": clock.FIELD,
        "seen": before if clock.seen_at(before) is not None else clock.stamp(),
    }
