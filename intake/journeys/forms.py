"""The base of every step's form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from .fields import AskedBoundField


class StepForm(forms.Form):
    """One step's questions.

    `values` are the clean answers of the earlier steps (where a summary is made: of all steps). A form that asks
    a question only after a certain answer adds or removes it in `__init__`, by `self.answer(name)`.
    """

    use_required_attribute = False

    def __init__(self, data: Any = None, *, values: Mapping[str, Any] | None = None, **options: Any):
        self.values = values or {}
        super().__init__(data, **options)

    def answer(self, name: str) -> Any:
        """What was answered to a question: as it was just posted on this page, else as it was before."""
        if self.data and name in self.data:
            return self.data.get(name)
        return self.values.get(name)

    def missed(self) -> list[tuple[AskedBoundField, str]]:
        """The fields with an error, in the page's order, each with its first error."""
        return [(field, field.errors[0]) for field in self if field.errors]
