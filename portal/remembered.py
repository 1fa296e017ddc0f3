"""Remember for a few seconds what editors seldom change and every page asks.

    @remembered
    def central_phone() -> str: …

Each process remembers for itself, in its memory: there is nothing that could be away, and a change that an editor makes
is seen everywhere within `DOK_REMEMBERED_SECONDS`. It is kept by the arguments, so give it none that strangers choose,
and nothing that tells of a person.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.conf import settings

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def remembered(ask: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Ask again only when the last answer is too old. An error is not remembered."""
    known: dict[tuple, tuple[float, Answer]] = {}

    @wraps(ask)
    def told(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        key, now = (args, tuple(kwargs.items())), time.monotonic()
        if key in known and now < known[key][0]:
            return known[key][1]
        answer = ask(*args, **kwargs)
        known[key] = now + settings.DOK_REMEMBERED_SECONDS, answer
        return answer

    return told
