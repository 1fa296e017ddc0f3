"""The other process: asks by a plan, and says what it saw. Reads the plan from stdin, writes JSON to stdout.

The sides take turns, round by round, so that whatever else the machine does meets them alike. In each round so many
visitors come to each side, a few at a time; the first round warms up and is not counted.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from threading import local

from .browser import Answer, Browser
from .visitors import VISITORS, Visitor

_PATIENCE = 60.0


class Load:
    """A plan under way."""

    def __init__(self, plan: dict) -> None:
        self.plan = plan
        self.mine = local()
        self.pool = ThreadPoolExecutor(plan["at_once"])

    def browser(self) -> Browser:
        """A new visitor, on a connection that is kept: a proxy keeps its own to us."""
        if not hasattr(self.mine, "connection"):
            self.mine.connection = HTTPConnection("127.0.0.1", self.plan["port"], timeout=_PATIENCE)
        return Browser(self.mine.connection, self.plan["host"])

    def run(self) -> dict:
        self._wait_until_open()
        seen: dict = {side: {"presses": [], "ways": []} for side in self.plan["sides"]}
        for number in range(self.plan["rounds"] + 1):
            for side in self.plan["sides"]:
                visitor = VISITORS[side]
                presses, ways = self._presses(visitor), self._ways(visitor)
                if number:
                    seen[side]["presses"].append(presses)
                    seen[side]["ways"].append(ways)
        return seen

    def _presses(self, visitor: Visitor) -> dict:
        """Visitors who all stand before the button; only the press is timed."""

        def come(_number: int) -> tuple[dict[str, str], Answer]:
            browser = self.browser()
            page = visitor.approach(browser)[-1]
            return browser.cookies, page

        ready = list(self.pool.map(come, range(self.plan["visitors"])))

        def press(one: tuple[dict[str, str], Answer]) -> list[float]:
            browser = self.browser()
            browser.cookies = one[0]
            return [visitor.press(browser, one[1]).took]

        return self._timed(press, ready)

    def _ways(self, visitor: Visitor) -> dict:
        """Visitors who come, fill in, send and see that it was received."""
        return self._timed(
            lambda _number: [answer.took for answer in visitor.whole_way(self.browser())],
            list(range(self.plan["visitors"])),
        )

    def _timed(self, act: Callable[..., list[float]], over: list) -> dict:
        """Seconds for all, and for each request of each visitor."""
        began = time.perf_counter()
        each = list(self.pool.map(act, over))
        return {"seconds": time.perf_counter() - began, "each": each}

    def _wait_until_open(self) -> None:
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                self.browser().get("/healthz")
            except OSError:
                if time.monotonic() > deadline:
                    raise
                self.mine.connection.close()
                time.sleep(0.1)
            else:
                return


if __name__ == "__main__":
    json.dump(Load(json.load(sys.stdin)).run(), sys.stdout)
