"""Saved views of the list: which a person has, and what of an address is worth keeping."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import QueryDict

from intake.submissions.actors import Actor
from portal.accounts.models import Role

from .filters import QueueFilter
from .models import SavedView

# Nobody finds their way among more.
MOST = 30
_KEPT = ("tab", *QueueFilter.base_fields)


def views_for(actor: Actor) -> QuerySet[SavedView]:
    """Return the actor's own views, and those shared with a team of theirs."""
    return SavedView.objects.filter(Q(owner=actor.user_id) | Q(team__in=actor.roles)).select_related("team")


def may_delete(actor: Actor, view: SavedView) -> bool:
    """Whether the actor may take a view down: their own, and as a coordinator one of their team's."""
    return view.owner_id == actor.user_id or view.team_id in actor.teams(Role.COORDINATOR)


def kept(asked: QueryDict) -> str:
    """Return what of an address a view keeps: the tab, the filters, the order and the columns; no page, no number."""
    chosen = QueryDict(mutable=True)
    for name in _KEPT:
        if values := [value for value in asked.getlist(name) if value]:
            chosen.setlist(name, values)
    return chosen.urlencode()
