"""Questions that must be answered only after a certain other answer on the same page."""

from typing import TypeVar

from django.forms import Field

F = TypeVar("F", bound=Field)


def when_it_applies(field: F) -> F:
    """Let a field stand empty without calling it optional: its form's clean() says when it must be answered."""
    field.required = False
    return field
