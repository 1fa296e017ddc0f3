"""Many cases' items opened at once, here or in a process beside this one.

age's library holds the interpreter while it computes, so that a thread would gain nothing. The process beside lives for
one long piece of work; it is given what the database has and the identities of this process, and writes nothing.
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
    """A process that opens while this one goes on: `ask`, do something else, `answer`; one question at a time.

    It dies with this process. If it is gone before, this one opens what was asked itself.
    """

    def __init__(self) -> None:
        self._own = ring.identities()
        self._asked: list[Sealed] = []
        # Not a fork: the server's threads hold locks.
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        words = [str(identity) for identity in self._own]
        self._process = context.Process(target=_serve, args=(theirs, words), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, cases: Iterable[Sealed]) -> None:
        """Hand over what is to be opened."""
        self._asked = list(cases)
        with suppress(OSError):
            self._pipe.send(self._asked)

    def answer(self) -> Opened:
        """Wait for what was asked."""
        try:
            opened: Opened = self._pipe.recv()
        except (EOFError, OSError):
            return open_all(self._own, self._asked)
        return opened

    def close(self) -> None:
        """Let it end."""
        self._pipe.close()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _serve(pipe: Connection, words: list[str]) -> None:
    own = [x25519.Identity.from_str(word) for word in words]
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            pipe.send(open_all(own, pipe.recv()))
