"""What a page weighs and when it is seen: each type of page, in a real Chromium that was never here before."""

from __future__ import annotations

from statistics import median

from .chromium import Seen, chromium, visit
from .place import Place
from .table import Measured, Table

MOST_BYTES, MOST_REQUESTS, LATEST_MS = 70_000, 10, 1000


def measure(place: Place, *, quick: bool = False) -> Measured:
    home = place.serve_browsers()
    pages = place.inside("types")
    rows, broken = [], []
    with chromium() as browser:
        for name, path in pages.items():
            address = f"{home}{path}"
            visit(browser, address, slowly=False)
            slow = [visit(browser, address, slowly=True) for _ in range(1 if quick else 5)]
            seen = slow[0]
            seen.paint = median(one.paint for one in slow)
            rows.append((name, *_cells(seen)))
            broken += broken_promises(name, seen, home)
    heads = ("", "HTML", "CSS", "JS", "type", "together, bytes", "requests", "largest paint, ms")
    told = (
        "a phone's Chromium; Brotli; slow 4G: 1.6 Mbit/s, 150 ms there and back; the paint is a median of five visits"
    )
    return Measured([Table("What a page weighs, and when it is seen", told, heads, rows)], broken)


def _cells(seen: Seen) -> tuple[str, ...]:
    parts = [str(seen.by_type.get(kind, 0)) for kind in ("Document", "Stylesheet", "Script", "Font")]
    return (*parts, str(seen.weight), str(len(seen.requests)), f"{seen.paint:.0f}")


def broken_promises(name: str, seen: Seen, home: str) -> list[str]:
    strangers = [url for url in seen.requests if not url.startswith((home, "data:"))]
    broken = []
    if seen.weight > MOST_BYTES:
        broken.append(f"{name}: {seen.weight} bytes of HTML, CSS, JavaScript and type, not {MOST_BYTES}")
    if len(seen.requests) > MOST_REQUESTS:
        broken.append(f"{name}: {len(seen.requests)} requests, not {MOST_REQUESTS}")
    if strangers:
        broken.append(f"{name}: asks strangers: {', '.join(strangers)}")
    if not 0 < seen.paint < LATEST_MS:
        broken.append(f"{name}: the largest part is seen after {seen.paint:.0f} ms, not {LATEST_MS}")
    return broken
