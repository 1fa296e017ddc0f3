"""Saved views of the list: which a person has, and what of an address is worth keeping."""

from __future__ import annotations

from collections.abc import Container

from django.db.models import Q, QuerySet
from django.http import QueryDict

from intake.journeys.cpr import contains_cpr
from intake.submissions.actors import Actor
from portal.accounts.models import Role

from .filters import QueueFilter
from .models import SavedView
from .rows import OF_CONTACT
from .tabs import FIRST, OF_ANY_STATE, TABS

# Nobody finds their way among more.
MOST = 30
_KEPT = ("tab", *QueueFilter.base_fields)


def views_for(actor: Actor) -> QuerySet[SavedView]:
    """Return the actor's own views, and those shared with a team of theirs."""
    return SavedView.objects.filter(Q(owner=actor.user_id) | Q(team__in=actor.roles)).select_related("team")


def may_delete(actor: Actor, view: SavedView) -> bool:
    """Whether the actor may take a view down: their own, and as a coordinator one of their team's."""
    return view.owner_id == actor.user_id or view.team_id in actor.teams(Role.COORDINATOR)


def understood(asked: QueryDict, actor: Actor, *, is_shared: bool = False) -> str:
    """Return what a view is stored as: what an address asks for, less what the list does not know, whoever typed it.

    Nothing that was typed freely stays, so that no name and no number of a person stands in a view. One that is shared
    opens nobody's name to those who follow it: whoever needs the name chooses its column, and is in the log for that.
    """
    tab = TABS.get(asked.get("tab", ""), TABS[FIRST])
    filters = QueueFilter(asked, actor=actor, only_open=tab.key not in OF_ANY_STATE)
    good = set(filters.fields) - set(filters.errors)
    if contains_cpr(asked.get("tag", "")):
        good.discard("tag")
    if is_shared:
        asked = asked.copy()
        asked.setlist("columns", [name for name in asked.getlist("columns") if name not in OF_CONTACT])
    return kept(asked, ("tab", *good) if asked.get("tab") in TABS else good)


def kept(asked: QueryDict, among: Container[str] = _KEPT) -> str:
    """Return what of an address a view keeps: the tab, the filters, the order and the columns; no page, no number."""
    chosen = QueryDict(mutable=True)
    for name in (name for name in _KEPT if name in among):
        if values := [value for value in asked.getlist(name) if value]:
            chosen.setlist(name, list(dict.fromkeys(values)))
    return chosen.urlencode()
