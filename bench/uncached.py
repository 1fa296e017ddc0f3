"""Pages that are not kept: how often they ask the database, and how long they take.

Measured inside a process of the house, through every middleware, with a new version of all pages before each request;
the making of the compressed bodies counts.
"""

from __future__ import annotations

from .pages import HOME, PROPOSAL
from .place import Place
from .table import Measured, Table

PAGES = (HOME, f"/en{HOME}", PROPOSAL, f"/en{PROPOSAL}")
MOST_QUESTIONS, MOST_MS = 12, 30


def measure(place: Place, *, quick: bool = False) -> Measured:
    seen = place.inside("uncached", *PAGES)
    rows = [
        (path, str(one["questions"]), f"{one['middle']:.1f}", f"{one['best']:.1f}", f"{one['worst']:.1f}")
        for path, one in seen.items()
    ]
    heads = ("", "SQL queries", "ms, the middle", "the best", "the worst")
    return Measured([Table("Pages that are not kept", "30 requests each", heads, rows)], broken_promises(seen))


def broken_promises(seen: dict) -> list[str]:
    broken = []
    for path, one in seen.items():
        if one["questions"] > MOST_QUESTIONS:
            broken.append(f"{path}: {one['questions']} SQL queries, not {MOST_QUESTIONS}")
        if one["middle"] > MOST_MS:
            broken.append(f"{path}: {one['middle']:.1f} ms when it is not kept, not {MOST_MS}")
    return broken
