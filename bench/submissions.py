"""Submissions: ours, sealed and with a draft, a check page, a receipt and a letter, beside Wagtail's own form page.

Both ask the same nine questions, in the same server, under the same middleware, on the same database. What is compared:

- *the press*: the request that takes everything in. Ours opens the draft, checks all answers again, makes keys, seals,
  writes the case, its first event, the letter and the two tasks; Wagtail checks the answers, writes one row, and shows
  its «thank you».
- *the whole way*: from the empty form to the page that says it was received: five requests here, two there.
"""

from __future__ import annotations

from itertools import chain
from statistics import median, quantiles

from .place import Place
from .table import Measured, Table

OURS, THEIRS, BARE = "ours", "wagtail in our frame", "wagtail bare"
SIDES = (OURS, THEIRS, BARE)


def measure(place: Place, *, quick: bool = False) -> Measured:
    plan = {"sides": SIDES, "rounds": 2 if quick else 9, "visitors": 8 if quick else 40, "at_once": place.threads}
    seen = place.load(plan)
    _check_stored(place, plan)
    press = {side: Figures.of(seen[side]["presses"]) for side in SIDES}
    way = {side: Figures.of(seen[side]["ways"]) for side in SIDES}
    rounds = "{rounds} rounds in turns of {visitors} visitors, {at_once} at once; medians of the rounds".format(**plan)
    tables = [
        _table("The press that sends", rounds, press),
        _table("The whole way, from the empty form to «received»", rounds, way),
        _requests(seen),
    ]
    return Measured(tables, [*broken_promises("the press", press), *broken_promises("the whole way", way)])


class Figures:
    """Submissions a second (the median of the rounds), and the 50th and 95th percentile in milliseconds."""

    def __init__(self, rate: float, p50: float, p95: float) -> None:
        self.rate, self.p50, self.p95 = rate, p50, p95

    @classmethod
    def of(cls, rounds: list[dict]) -> Figures:
        rates = [len(one["each"]) / one["seconds"] for one in rounds]
        middle = [median(map(sum, one["each"])) for one in rounds]
        late = [_p95(list(map(sum, one["each"]))) for one in rounds]
        return cls(median(rates), 1000 * median(middle), 1000 * median(late))


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


def _table(title: str, told: str, figures: dict[str, Figures]) -> Table:
    theirs = figures[THEIRS]
    rows = [
        (side, f"{one.rate:.0f}", f"{one.p50:.1f}", f"{one.p95:.1f}", f"{one.rate / theirs.rate:.2f}")
        for side, one in figures.items()
    ]
    return Table(title, told, ("", "submissions/s", "p50 ms", "p95 ms", "rate to Wagtail's"), rows)


def _requests(seen: dict) -> Table:
    """The way, request by request."""
    names = {OURS: ("form", "answer", "check", "send", "receipt"), THEIRS: ("form", "send"), BARE: ("form", "send")}
    rows = []
    for side in SIDES:
        visitors = list(chain.from_iterable(one["each"] for one in seen[side]["ways"]))
        for name, took in zip(names[side], zip(*visitors, strict=True), strict=True):
            rows.append((f"{side}: {name}", f"{1000 * median(took):.1f}", f"{1000 * _p95(list(took)):.1f}"))
    return Table("The whole way, request by request", "", ("", "p50 ms", "p95 ms"), rows)


def broken_promises(what: str, figures: dict[str, Figures]) -> list[str]:
    ours, theirs = figures[OURS], figures[THEIRS]
    broken = []
    if ours.rate < theirs.rate:
        broken.append(f"{what}: {ours.rate:.0f} submissions a second, Wagtail's form page {theirs.rate:.0f}")
    if ours.p95 > theirs.p95:
        broken.append(f"{what}: p95 {ours.p95:.1f} ms, Wagtail's form page {theirs.p95:.1f} ms")
    return broken


def _check_stored(place: Place, plan: dict) -> None:
    """Nothing is compared that was not stored: every press of every round is a row."""
    pressed = 2 * (plan["rounds"] + 1) * plan["visitors"]
    expected = f"{pressed} {pressed} {pressed}"
    stored = place.manage("count_bench").strip()
    if stored != expected:
        raise SystemExit(f"{expected} were sent, {stored} are stored")
