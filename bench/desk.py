"""The desk with as many cases as a house has on its first day and after many years: the same screens, asked alike."""

from __future__ import annotations

from statistics import median, quantiles

from .place import Place
from .table import Measured, Table

FEW = 1_000
MOST_MS, MOST_QUESTIONS, MOST_GROWTH = 100, 15, 2.0
# A dashboard; a file of 100,000 rows within ten seconds, and how fast contacts are opened; what a file takes.
MOST_MS_FIGURES, LONGEST_FILE, MOST_S_TO_FIRST, MOST_MB = 500, 100_000, 0.5, 50
LEAST_ROWS, OPENED = {False: 10_000, True: 3_000}, "opened contact"
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
    team = place.staff("bench.team_inside", min(many, LONGEST_FILE), times)
    tables = [Table("The desk", told, heads, rows), _figures(team["figures"], many), _files(team["files"])]
    return Measured(tables, [*broken_promises(few, seen), *broken_by_the_team(team)])


def _figures(seen: dict, many: int) -> Table:
    told = f"{many:,} cases; counted anew for each page"
    rows = [
        (name, str(one["questions"]), f"{median(one['took']):.1f}", f"{_p95(one['took']):.1f}")
        for name, one in seen.items()
    ]
    return Table("The figures of the desk", told, ("", "SQL queries", "ms, the middle", "p95"), rows)


def _files(seen: dict) -> Table:
    told = "One file each, read as fast as it comes; the process's peak beside what it had before"
    heads = ("", "rows", "s to the first byte", "s to the last", "rows a second", "MB more")
    rows = [
        (
            name,
            f"{one['rows']:,}",
            f"{one['first']:.2f}",
            f"{one['took']:.1f}",
            f"{one['rows'] / one['took']:,.0f}",
            f"{one['grew']:.0f}",
        )
        for name, one in seen.items()
    ]
    return Table("The list as a file", told, heads, rows)


def broken_by_the_team(seen: dict) -> list[str]:
    broken = [
        f"{name}: p95 {_p95(one['took']):.1f} ms, not {MOST_MS_FIGURES}"
        for name, one in seen["figures"].items()
        if _p95(one["took"]) > MOST_MS_FIGURES
    ]
    for name, one in seen["files"].items():
        rate, least = one["rows"] / one["took"], LEAST_ROWS[OPENED in name]
        if one["first"] > MOST_S_TO_FIRST:
            broken.append(f"{name}: begins after {one['first']:.2f} s, not {MOST_S_TO_FIRST}")
        if rate < least:
            broken.append(f"{name}: {rate:,.0f} rows a second, not {least:,}")
        if one["grew"] > MOST_MB:
            broken.append(f"{name}: the process grows by {one['grew']:.0f} MB, not {MOST_MB}")
    return broken


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
