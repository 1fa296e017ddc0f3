"""The desk, looked at inside a process of the staff side. Prints JSON.

python -m bench.desk_inside COUNT TIMES      # bring the crowd up to so many cases, and ask every screen so often
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any


class Staff:
    """Somebody of the house, signed in, on a test client: every middleware is passed."""

    def __init__(self, email: str, teams: dict, role: str, team: str) -> None:
        from django.conf import settings
        from django.test import Client

        from portal.accounts.models import Membership, User
        from tests import make

        self.person, is_new = User.objects.get_or_create(email=email)
        if is_new:
            Membership.objects.create(user=self.person, team=teams[team], role=role)
        host = settings.WAGTAILADMIN_BASE_URL.partition("://")[2]
        self.client = make.sign_in(Client(headers={"host": host, "x-forwarded-proto": "https"}), self.person)

    def get(self, path: str) -> Any:
        return self.client.get(path, secure=True)

    def post(self, path: str, **inputs: str) -> Any:
        return self.client.post(path, inputs, secure=True)


def look(count: int, times: int) -> dict[str, dict[str, float]]:
    """Each screen: its SQL queries, and the milliseconds of each of `times` requests, sorted."""
    from intake.submissions.models import Submission
    from portal.accounts.models import Role, Team

    from .crowd import SOUGHT, write

    teams = {team.slug: team for team in Team.objects.order_by("pk")}
    central = next(slug for slug, team in teams.items() if team.is_central)
    own = next(slug for slug in teams if slug != central)
    coordinator = Staff("koordinator.bench@dok.example", teams, Role.COORDINATOR, own)
    lead = Staff("databeskyttelse.bench@dok.example", teams, Role.DATA_PROTECTION, central)
    order = [teams[own].pk, *(team.pk for slug, team in teams.items() if slug != own)]
    write(Submission.objects.count(), count, order, [coordinator.person.pk])
    return {name: _asked(ask, times) for name, ask in _screens(coordinator, lead, SOUGHT)}


def _screens(coordinator: Staff, lead: Staff, sought: str) -> list[tuple[str, Callable[[], Any]]]:
    from intake.desk.tabs import TABS

    queue = "/admin/queue/"
    narrow = f"{queue}?kind=boligmix&urgency=1&since=2026-01-01&order=oldest"
    screens: list[tuple[str, Callable[[], Any]]] = [
        (f"tab {key}", lambda key=key: coordinator.get(f"{queue}?tab={key}")) for key in TABS
    ]
    return [
        ("the queue", lambda: coordinator.get(queue)),
        *screens,
        ("open, filtered and sorted", lambda: coordinator.get(narrow)),
        ("all, filtered and sorted", lambda: coordinator.get(f"{narrow}&tab=all")),
        ("all, the hundredth page", lambda: coordinator.get(f"{queue}?tab=all&p=100")),
        ("search by e-mail", lambda: coordinator.post(queue, text=sought)),
        ("search by a name nobody has", lambda: coordinator.post(queue, text="Ingen Hedder Det")),
        ("take the next case", lambda: coordinator.post(f"{queue}next/")),
        ("all cases of the house", lambda: lead.get(f"{queue}?tab=all")),
        ("all, newest first, of the house", lambda: lead.get(f"{queue}?tab=all&order=newest")),
    ]


def _asked(ask: Callable[[], Any], times: int) -> dict[str, Any]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask()
    with CaptureQueriesContext(connection) as questions:
        answer = ask()
    asked = len(questions)  # Now: the next request empties the list.
    if answer.status_code not in (200, 302):
        raise SystemExit(f"{answer.request['PATH_INFO']}: {answer.status_code}")
    took = []
    for _ in range(times):
        began = time.perf_counter()
        ask()
        took.append(1000 * (time.perf_counter() - began))
    return {"questions": asked, "took": sorted(took)}


if __name__ == "__main__":
    # Not only set up, but opened as the server opens it.
    import portal.wsgi  # noqa: F401

    json.dump(look(*map(int, sys.argv[1:])), sys.stdout)
