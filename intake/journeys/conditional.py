"""Questions that must be answered only after a certain other answer on the same page."""

from typing import TypeVar

from django.forms import Field

F = TypeVar("F", bound=Field)


def when_it_applies(field: F, *, or_another: bool = False) -> F:
    """Let a field stand empty without calling it optional: its form's clean() says when it must be answered.

    Left empty, it is not told of among the answers, since nobody asked for it; unless it is one of two of which either
    will do (`or_another`), where it matters which was left out.
    """
    field.required = False
    field.left_out_when_empty = not or_another
    return field
