"""The team's view, asked inside a process of the staff side: its figures, and its files. Prints JSON.

python -m bench.team_inside ROWS TIMES      # after bench.desk_inside: with the cases it wrote; files of so many at most
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .desk_inside import Staff, _asked

OPENED = 10_000


def look(rows: int, times: int) -> dict[str, Any]:
    """The pages of figures, as `desk_inside.look`; and each file: its rows, the seconds to its first and last byte, and
    the megabytes by which the process grew."""
    from portal.accounts.models import Role, Team

    teams = {team.slug: team for team in Team.objects.order_by("pk")}
    central = next(slug for slug, team in teams.items() if team.is_central)
    own = next(slug for slug in teams if slug != central)
    coordinator = Staff("koordinator.bench@dok.example", teams, Role.COORDINATOR, own)
    lead = Staff("databeskyttelse.bench@dok.example", teams, Role.DATA_PROTECTION, central)
    evaluator = Staff("evaluator.bench@dok.example", teams, Role.EVALUATOR, central)
    seen = {name: _asked(ask, times) for name, ask in _figures(coordinator, evaluator)}
    files = {name: _file(*asked) for name, asked in _files(coordinator, lead, rows).items()}
    return {"figures": seen, "files": files}


def _figures(coordinator: Staff, evaluator: Staff) -> list[tuple[str, Callable[[], Any]]]:
    from django.utils import timezone

    from intake.desk.figures.periods import MOST_WEEKS, WEEK, monday_of, name_of

    this = monday_of(timezone.localdate())
    year = f"?first={name_of(this - WEEK * (MOST_WEEKS - 1))}&last={name_of(this)}"
    page = "/admin/queue/figures/"
    return [
        ("figures of a team, twelve weeks", lambda: coordinator.get(page)),
        ("figures of a team, a year", lambda: coordinator.get(page + year)),
        ("figures of the house, a quarter", lambda: evaluator.get(page)),
    ]


def _files(coordinator: Staff, lead: Staff, rows: int) -> dict[str, tuple[Staff, str, dict]]:
    from intake.submissions.actors import actor_for
    from intake.submissions.models import Submission
    from intake.submissions.queue import readable_for

    from .crowd import seal

    opened = readable_for(actor_for(coordinator.person)).order_by("-received_at")
    since = _since(opened, min(rows, OPENED))
    seal(list(opened.filter(received_at__date__gte=since).values_list("pk", flat=True)))
    whole = _since(Submission.objects.order_by("-received_at"), rows)
    return {
        "CSV": (lead, f"?tab=all&since={whole}", {"format": "csv"}),
        "XLSX": (lead, f"?tab=all&since={whole}", {"format": "xlsx"}),
        "CSV with opened contact": (
            coordinator,
            f"?tab=all&since={since}",
            {"format": "csv", "contact": ["name", "email", "phone"]},
        ),
    }


def _since(cases: Any, most: int) -> str:
    """The day since which there are so many cases at most, of a list that begins with the newest."""
    from datetime import timedelta

    from django.utils import timezone

    first_left_out = cases.values_list("received_at", flat=True)[most : most + 1].first()
    day = (
        timezone.localdate(first_left_out) + timedelta(days=1)
        if first_left_out
        else timezone.localdate(cases.last().received_at)
    )
    return day.isoformat()


def _file(staff: Staff, query: str, said: dict) -> dict[str, float]:
    """Ask once for what a process loads only once, then measure."""
    _taken(staff, f"{query}&urgency=1", said)
    gc.collect()
    before = _megabytes("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # The peak is counted from now.
    seen = _taken(staff, query, said)
    return seen | {"grew": _megabytes("VmHWM") - before}


def _taken(staff: Staff, query: str, said: dict) -> dict[str, float]:
    from intake.desk.exporting.columns import COLUMNS
    from intake.submissions.models import Export

    spine = [key for key, column in COLUMNS.items() if not column.is_contact]
    asked = {"purpose": "other", "remark": "bench", "columns": spine, **said}
    began = time.perf_counter()
    answer = staff.client.post(f"/admin/queue/export/{query}", asked, secure=True)
    if answer.status_code != 200:
        raise SystemExit(f"export {query}: {answer.status_code}")
    parts = iter(answer.streaming_content)
    next(parts)
    first = time.perf_counter() - began
    for _part in parts:
        pass
    took = time.perf_counter() - began
    return {"rows": Export.objects.latest("pk").rows, "first": first, "took": took}


def _megabytes(name: str) -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:")) / 1024


if __name__ == "__main__":
    # Not only set up, but opened as the server opens it.
    import portal.wsgi  # noqa: F401

    json.dump(look(*map(int, sys.argv[1:])), sys.stdout)
