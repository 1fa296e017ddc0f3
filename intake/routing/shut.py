"""Which teams take no cases on a day, and why: the rules pass them over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import models
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from intake.submissions.enums import OPEN_STATES
from intake.submissions.models import Submission
from portal.accounts.absence import absent_on
from portal.accounts.models import Team


class Shut(models.TextChoices):
    """Why a team takes no cases."""

    CLOSED = "closed", _("tager ikke imod")
    AWAY = "away", _("er væk")
    FULL = "full", _("har fuldt hus")


def shut_teams(day: date, *, lock: bool = False) -> dict[str, Shut]:
    """Say which teams take no cases on a day, by slug, and why.

    How full a team is, is counted now, whatever the day. The central team takes what nobody else does: only its own
    switch closes it. With `lock`, inside a transaction, the teams that have a limit stay as they are until it ends, so
    that two workers do not both give out the last place.
    """
    teams = Team.objects.order_by("pk")
    if lock:
        # Not the key: who merely points at a team, as every case does, need not wait.
        list(teams.filter(max_open__isnull=False).select_for_update(no_key=True).values_list("pk"))
    away = absent_on(day).teams
    load = _load()
    found = {}
    for team in teams:
        if why := _why(team, is_away=team.pk in away, load=load.get(team.pk, 0)):
            found[team.slug] = why
    return found


def _why(team: Team, *, is_away: bool, load: int) -> Shut | None:
    if not team.is_open:
        return Shut.CLOSED
    if team.is_central:
        return None
    if is_away:
        return Shut.AWAY
    return Shut.FULL if team.max_open is not None and load >= team.max_open else None


def _load() -> Mapping[int, int]:
    """How many open cases each team with a limit has, by key."""
    counted = Submission.objects.filter(team__max_open__isnull=False, state__in=sorted(OPEN_STATES), erased_at=None)
    return dict(counted.order_by().values("team").annotate(cases=Count("pk")).values_list("team", "cases"))
