"""Many cases' items opened at once, here or in processes beside this one.

age's library holds the interpreter while it computes, so that a thread would gain nothing. The processes beside live
for one long piece of work; they are given what the database has and the identities of this one, and write nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from uuid import UUID

from pyrage import x25519

from . import ring, sealing
from .errors import VaultError

# The payloads of each case that could be opened, by the name of the item.
Opened = dict[UUID, dict[str, bytes]]
_PATIENCE = 5
# To open a line takes twice as long as to write it.
HELPERS = 2


@dataclass(frozen=True)
class Sealed:
    """What the database has of one case: its key, wrapped to the ring, and items by name."""

    case: UUID
    wrapped: bytes
    items: dict[str, bytes]


def open_all(own: list[x25519.Identity], cases: Iterable[Sealed]) -> Opened:
    """Open every item of each case with these identities of the ring. A case that does not open whole is missing."""
    opened: Opened = {}
    for one in cases:
        with suppress(VaultError):
            identity = ring.unwrap(one.wrapped, own)
            opened[one.case] = {
                name: sealing.open_sealed(identity, case=one.case, name=name, blob=blob)
                for name, blob in one.items.items()
            }
    return opened


class Beside:
    """Processes that open while this one goes on: `ask`, do something else, `answer`; one question at a time.

    They die with this process. If one is gone before, this one opens what was asked of it.
    """

    def __init__(self) -> None:
        own = ring.identities()
        self.helpers = [_Helper(own) for _number in range(HELPERS)]

    def ask(self, cases: Iterable[Sealed]) -> None:
        """Hand over what is to be opened, to each its part."""
        whole = list(cases)
        for number, helper in enumerate(self.helpers):
            helper.ask(whole[number :: len(self.helpers)])

    def answer(self) -> Opened:
        """Wait for what was asked."""
        return {case: items for helper in self.helpers for case, items in helper.answer().items()}

    def close(self) -> None:
        """Let them end."""
        for helper in self.helpers:
            helper.close()


class _Helper:
    def __init__(self, own: list[x25519.Identity]) -> None:
        self._own = own
        self._asked: list[Sealed] = []
        # Not a fork: the server's threads hold locks.
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, [str(one) for one in own]), daemon=True)
        self.process.start()
        theirs.close()

    def ask(self, cases: list[Sealed]) -> None:
        self._asked = cases
        with suppress(OSError):
            self._pipe.send(cases)

    def answer(self) -> Opened:
        try:
            opened: Opened = self._pipe.recv()
        except (EOFError, OSError):
            return open_all(self._own, self._asked)
        return opened

    def close(self) -> None:
        self._pipe.close()
        self.process.join(_PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def _serve(pipe: Connection, words: list[str]) -> None:
    own = [x25519.Identity.from_str(word) for word in words]
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            pipe.send(open_all(own, pipe.recv()))
