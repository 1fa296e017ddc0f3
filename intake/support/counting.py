"""The public number."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count

from .models import Past, Support


def counts(proposals: list[UUID]) -> dict[UUID, int]:
    """Those who confirmed and have not taken it back, with those of more than a year ago. One query."""
    mine = Support.objects.filter(proposal__in=proposals, confirmed_at__isnull=False).order_by()
    now = mine.values("proposal").annotate(many=Count("pk")).values_list("proposal", "many")
    before = Past.objects.filter(proposal__in=proposals).order_by().values_list("proposal", "number")
    found = dict.fromkeys(proposals, 0)
    for proposal, many in now.union(before, all=True):
        found[proposal] += many
    return found
