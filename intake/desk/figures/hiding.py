"""Small cells (DOMAIN §4): whoever sees aggregates alone is shown no number below five, nor what tells one."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

SMALL = 5

Key = TypeVar("Key", bound=Hashable)


def hidden_in(cells: Mapping[Key, int]) -> frozenset[Key]:
    """Which numbers of a column are not shown though their sum is, so that no hidden one can be worked out, even by
    somebody who knows this rule. A test tries all small columns.

    Those below SMALL are hidden, nought among them. As long as the hidden ones could be told by their sum (there is one
    alone, or it is too small, or each could only be one less than SMALL), the smallest of the others go too, all that
    are equal. Where the sum itself is small everything is hidden, and so must the sum be.
    """
    hidden = {key for key, number in cells.items() if number < SMALL}
    while hidden and _can_be_told([cells[key] for key in hidden]):
        shown = {key: number for key, number in cells.items() if key not in hidden}
        if not shown:
            break
        smallest = min(shown.values())
        hidden |= {key for key, number in shown.items() if number == smallest}
    return frozenset(hidden)


def _can_be_told(numbers: list[int]) -> bool:
    together = sum(numbers)
    return len(numbers) == 1 or together < SMALL or together == len(numbers) * (SMALL - 1)


def is_small(number: int) -> bool:
    """Whether a number that stands alone is hidden."""
    return number < SMALL
