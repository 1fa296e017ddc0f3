"""What is asked of all pages at once, and often: remembered in each process until a page changes."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from .shelf import shelf
from .visit import AT_MOST

Said = TypeVar("Said")


def until_a_change(make: Callable[[str], Said]) -> Callable[[str], Said]:
    """Remember what a function says of the pages of a language, until anything that pages show changes.

    Like a kept page it is made anew after ten minutes, whatever nobody told of; and each time while the shared cache,
    which tells of changes, is away.
    """
    remembered: dict[str, tuple[str, float, Said]] = {}

    @wraps(make)
    def said(language: str) -> Said:
        version, now, kept = shelf.version(), time.monotonic(), remembered.get(language)
        if kept and kept[0] == version and now < kept[1]:
            return kept[2]
        known = make(language)
        if version is not None:
            remembered[language] = version, now + AT_MOST, known
        return known

    return said
