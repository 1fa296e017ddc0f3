"""A real Chromium before the house: what a page weighs on the wire, and when its largest part is there to be seen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, sync_playwright

PHONE = {"width": 412, "height": 823}
# «Slow 4G» as Lighthouse and Chromium's own tools have it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back.
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,
    "uploadThroughput": 750 * 1024 / 8,
}
_PAINT = """
    window.largest = 0;
    new PerformanceObserver(list => { for (const one of list.getEntries()) window.largest = one.startTime })
        .observe({type: "largest-contentful-paint", buffered: true});
"""


@dataclass
class Seen:
    """One visit with nothing in the browser's own cache. Bytes are those on the wire, heads included."""

    address: str
    paint: float = 0.0
    requests: list[str] = field(default_factory=list)
    by_type: dict[str, int] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        """HTML, CSS, JavaScript and type."""
        return sum(self.by_type.get(kind, 0) for kind in ("Document", "Stylesheet", "Script", "Font"))


@contextmanager
def chromium() -> Iterator[Browser]:
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def visit(browser: Browser, address: str, *, slowly: bool) -> Seen:
    """Open a page as somebody who was never here."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=1.75, is_mobile=True)
    page = context.new_page()
    seen, kinds = Seen(address), {}
    wire = context.new_cdp_session(page)
    wire.on("Network.requestWillBeSent", lambda told: seen.requests.append(told["request"]["url"]))
    wire.on("Network.responseReceived", lambda told: kinds.__setitem__(told["requestId"], told["type"]))
    wire.on(
        "Network.loadingFinished",
        lambda told: seen.by_type.__setitem__(
            kinds.get(told["requestId"], "Other"),
            seen.by_type.get(kinds.get(told["requestId"], "Other"), 0) + int(told["encodedDataLength"]),
        ),
    )
    wire.send("Network.enable")
    if slowly:
        wire.send("Network.emulateNetworkConditions", SLOW_4G)
    page.add_init_script(_PAINT)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(300)
    seen.paint = page.evaluate("window.largest")
    context.close()
    return seen
