"""Kept pages beside a bare Django view: the same gunicorn, the same size of it, in turns, in the same run.

The bare view has no middleware and answers a dozen bytes (`bench/bare.py`): nothing in Django answers faster. Ours
answers with the whole page in Brotli and every header of the house.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median

from .place import HOST, Place
from .table import Measured, Table

HOME, PROPOSAL = "/", "/ideprogram/bolig/boligmix/"
BARE = "a bare Django view"
LEAST = 0.9


def measure(place: Place, *, quick: bool = False) -> Measured:
    bare_port, bare = place.serve("bench.bare:application")
    theirs = [side(BARE, bare_port, "/")]
    ours = [side(HOME, place.port, HOME), side(PROPOSAL, place.port, PROPOSAL)]
    ours.append(side(f"{PROPOSAL} (304)", place.port, PROPOSAL, status=304, more="If-None-Match: *\r\n"))
    plan = {
        "sides": [*theirs, *ours],
        "rounds": 2 if quick else 9,
        "requests": 200 if quick else 3000,
        "at_once": place.threads,
    }
    for path in (HOME, PROPOSAL):
        place.get(path)
    seen = place.ask("bench.reader", plan)
    busy = {one["name"]: _cpu_of(place, one, bare.pid) for one in theirs}
    busy |= {one["name"]: _cpu_of(place, one, place.web.pid) for one in ours}
    rates = {name: plan["requests"] / median(rounds) for name, rounds in seen.items()}
    rows = [
        (name, f"{rate:.0f}", f"{rate / rates[BARE]:.2f}", f"{1e6 * busy[name]:.0f}") for name, rate in rates.items()
    ]
    told = "{rounds} rounds in turns of {requests} requests, {at_once} at once; medians of the rounds".format(**plan)
    heads = ("", "requests/s", "to the bare view", "µs of processor each")
    return Measured([Table("Kept pages", told, heads, rows)], broken_promises(rates))


def broken_promises(rates: dict[str, float]) -> list[str]:
    return [
        f"{name}: {rate / rates[BARE]:.2f} times the requests of a bare view, not {LEAST}"
        for name, rate in rates.items()
        if name in (HOME, PROPOSAL) and rate < LEAST * rates[BARE]
    ]


def side(name: str, port: int, path: str, *, status: int = 200, more: str = "") -> dict:
    request = (
        f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 192.0.2.7\r\n"
        f"Accept: text/html\r\nAccept-Encoding: gzip, deflate, br\r\nAccept-Language: da\r\n{more}\r\n"
    )
    return {"name": name, "port": port, "status": status, "request": request}


def _cpu_of(place: Place, one: dict, pid: int) -> float:
    """Seconds of processor time that the server takes for one request: what other programs do does not change it."""
    requests = 1000
    before = _cpu(pid)
    place.ask("bench.reader", {"sides": [one], "rounds": 1, "requests": requests // 2, "at_once": place.threads})
    return (_cpu(pid) - before) / requests


def _cpu(pid: int) -> float:
    """Of gunicorn's master and its one worker, from /proc: ticks of a hundredth of a second."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    ticks = 0
    for one in (pid, *children):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / 100
