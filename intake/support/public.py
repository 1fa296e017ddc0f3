"""The one face that «støt forslaget» shows to the public words. `cms` imports this module and nothing else of the room.

It also takes what the words know and this room does not: which proposals there are. `cms` says it once, at the start.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple, Protocol
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from portal import page_cache

from . import counting

# How old a number on a public page may be.
SHOWN_FOR = timedelta(seconds=30)


class Proposal(NamedTuple):
    """What a page of this room needs to know of a proposal, in the reader's language."""

    key: UUID
    title: str
    url: str
    letter: str
    is_open: bool


class Words(Protocol):
    """What the public words answer."""

    def find(self, name: str) -> Proposal | None:
        """A published proposal by its key, or by its slug where no other proposal has the same."""

    def every(self) -> list[Proposal]:
        """Each published proposal once."""


_words: list[Words] = []


def told_by(words: Words) -> None:
    """Let the public words say which proposals there are. The last to speak is asked."""
    _words[:] = [words]


def find(name: str) -> Proposal | None:
    """A published proposal, or None."""
    return _words[0].find(name) if _words else None


def every() -> list[Proposal]:
    """Each published proposal once."""
    return _words[0].every() if _words else []


def count(proposal: UUID) -> int:
    """How many stand behind a proposal, whatever language they read it in. One query."""
    return counts([proposal])[proposal]


def counts(proposals: Iterable[UUID]) -> dict[UUID, int]:
    """How many stand behind each. One query for them all.

    A page that shows it is kept for a short while and not told of each voice: a campaign that many answer at once
    would have every page of the house made anew with every one of them.
    """
    page_cache.flips_at(timezone.now() + SHOWN_FOR)
    return counting.counts(list(proposals))


def address(proposal: UUID) -> str:
    """Where one says yes to a proposal, in the reader's language."""
    return reverse("support:sign", args=[proposal])


def way_out(proposal: UUID) -> str:
    """Where one takes it back without the letter, in the reader's language."""
    return reverse("support:leave", args=[proposal])
