"""The desk with as many cases as a house has on its first day and after many years: the same screens, asked alike."""

from __future__ import annotations

from statistics import median, quantiles

from .place import Place
from .table import Measured, Table

FEW = 1_000
MOST_MS, MOST_QUESTIONS, MOST_GROWTH = 100, 15, 2.0
# Claiming writes: the case, its event, the session's own rows.
WRITES = ("take the next case",)


def measure(place: Place, *, quick: bool = False) -> Measured:
    many = 5_000 if quick else 1_000_000 if place.database == "PostgreSQL" else 100_000
    times = 5 if quick else 40
    few = place.staff("bench.desk_inside", FEW, times)
    seen = place.staff("bench.desk_inside", many, times)
    heads = ("", "SQL queries", "ms, the middle", "p95", f"the middle at {FEW:,}", "growth")
    told = f"{many:,} cases, {times} requests each, in one process of the staff side through every middleware"
    rows = [(name, *_row(one, few[name])) for name, one in seen.items()]
    return Measured([Table("The desk", told, heads, rows)], broken_promises(few, seen))


def _row(one: dict, before: dict) -> tuple[str, ...]:
    middle, early = median(one["took"]), median(before["took"])
    return (
        str(one["questions"]),
        f"{middle:.1f}",
        f"{_p95(one['took']):.1f}",
        f"{early:.1f}",
        f"{middle / early:.2f}",
    )


def _p95(took: list[float]) -> float:
    return quantiles(took, n=20)[-1]


def broken_promises(few: dict, seen: dict) -> list[str]:
    broken = []
    for name, one in seen.items():
        if _p95(one["took"]) > MOST_MS:
            broken.append(f"{name}: p95 {_p95(one['took']):.1f} ms, not {MOST_MS}")
        if name not in WRITES and one["questions"] > MOST_QUESTIONS:
            broken.append(f"{name}: {one['questions']} SQL queries, not {MOST_QUESTIONS}")
        if median(one["took"]) > MOST_GROWTH * median(few[name]["took"]):
            broken.append(f"{name}: {median(one['took']) / median(few[name]['took']):.1f} times as slow as at {FEW:,}")
    return broken
