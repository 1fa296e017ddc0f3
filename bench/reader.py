"""The other process, for pages: asks by a plan as fast as the server answers. Reads stdin, writes JSON to stdout.

Bare sockets, since a client that takes longer than the server would hide what is measured. A few connections are kept,
each with one request under way; the sides take turns, round by round, and the first round is not counted.
"""

from __future__ import annotations

import json
import socket
import sys
import time
from contextlib import ExitStack
from itertools import cycle

_PATIENCE = 60.0
_CHUNK = 262_144
NO_BODY = 304


class Line:
    """One kept connection."""

    def __init__(self, port: int, request: bytes) -> None:
        self.request = request
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self) -> None:
        self.socket.sendall(self.request)

    def read(self) -> tuple[int, int]:
        """The status and the length of the whole answer."""
        seen = b""
        while (end := seen.find(b"\r\n\r\n")) < 0:
            seen += self._more()
        head = seen[:end].lower()
        status, whole = int(head[9:12]), end + 4
        if status != NO_BODY:
            at = head.index(b"content-length:") + len(b"content-length:")
            whole += int(head[at:].split(b"\r\n", 1)[0])
        while len(seen) < whole:
            seen += self._more()
        return status, whole

    def _more(self) -> bytes:
        got = self.socket.recv(_CHUNK)
        if not got:
            raise ConnectionError("the server hung up")
        return got


def round_of(side: dict, requests: int, at_once: int) -> float:
    """Seconds for so many requests."""
    with ExitStack() as stack:
        lines = [Line(side["port"], side["request"].encode()) for _ in range(at_once)]
        for line in lines:
            stack.enter_context(line.socket)
            line.ask()
        began = time.perf_counter()
        for number, line in zip(range(requests), cycle(lines), strict=False):
            status, _length = line.read()
            if status != side["status"]:
                raise SystemExit(f"{side['name']}: {status}")
            if number < requests - at_once:
                line.ask()
        return time.perf_counter() - began


def main(plan: dict) -> dict:
    seen: dict[str, list[float]] = {side["name"]: [] for side in plan["sides"]}
    for number in range(plan["rounds"] + 1):
        for side in plan["sides"]:
            took = round_of(side, plan["requests"], plan["at_once"])
            if number:
                seen[side["name"]].append(took)
    return seen


if __name__ == "__main__":
    json.dump(main(json.load(sys.stdin)), sys.stdout)
