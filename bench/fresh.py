"""From an editor's press to every reader: a page is published in one process and read in two others."""

from __future__ import annotations

import time
from http.client import HTTPConnection

from .place import HOST, Place
from .table import Measured, Table

MOST = 1.0


def measure(place: Place, *, quick: bool = False) -> Measured:
    second, _process = place.serve("portal.wsgi:application")
    took = [_published(place, number, (place.port, second)) for number in range(2 if quick else 5)]
    rows = [("in both web servers", f"{1000 * min(took):.0f}", f"{1000 * max(took):.0f}")]
    told = f"{len(took)} times: published by a third process, asked every 5 ms under a load of one reader"
    table = Table("From publishing to what readers see", told, ("", "ms, the quickest", "the slowest"), rows)
    return Measured([table], broken_promises(max(took)))


def broken_promises(slowest: float) -> list[str]:
    return [f"what was published was read everywhere after {slowest:.2f} s, not {MOST:.0f}"] if slowest > MOST else []


def _published(place: Place, number: int, ports: tuple[int, ...]) -> float:
    words = f"Alle har et hjem, gang {number}"
    for port in ports:
        if words in _read(port):
            raise SystemExit("the page was changed before it was published")
    published = place.inside("publish", words)["at"]
    while not all(words in _read(port) for port in ports):
        if time.time() > published + 30:
            raise SystemExit("what was published is not read")
        time.sleep(0.005)
    return time.time() - published


def _read(port: int) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", "/", headers={"Host": HOST, "X-Forwarded-Proto": "https"})
    text = connection.getresponse().read().decode()
    connection.close()
    return text
