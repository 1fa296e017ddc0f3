"""The base of every step's form, and of the small forms in a list on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from .fields import AskedBoundField, Files, Repeated
from .widgets import DateParts


class StepForm(forms.Form):
    """One step's questions.

    `values` are the clean answers of the earlier steps (where a summary is made: of all steps). A form that asks
    a question only after a certain answer adds or removes it in `__init__`, by `self.answer(name)`. A `quiet` form
    shows what was written and says nothing about it: the person is not done with the page. Its `files` are those that
    lie with the draft, by field, never those of a post.
    """

    use_required_attribute = False

    def __init__(
        self, data: Any = None, *, values: Mapping[str, Any] | None = None, quiet: bool = False, **options: Any
    ):
        self.values = values or {}
        self.quiet = quiet
        super().__init__(data, **options)
        for asked in self.fields.values():
            if isinstance(asked, Repeated):
                asked.values = self.values

    def answer(self, name: str) -> Any:
        """What was answered to a question: as it was just posted on this page, else as it was before."""
        if self.data and self.add_prefix(name) in self.data:
            return self.data.get(self.add_prefix(name))
        return self.values.get(name)

    def full_clean(self) -> None:
        if self.quiet:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    def inputs(self) -> Iterator[tuple[str, list[str]]]:
        """Each question that is neither a list nor files, with the names of its inputs on the page."""
        for name, asked in self.fields.items():
            if not isinstance(asked, Repeated | Files):
                parts = asked.widget.parts if isinstance(asked.widget, DateParts) else ()
                whole = self.add_prefix(name)
                yield name, [f"{whole}_{suffix}" for suffix, *_rest in parts] or [whole]

    @property
    def has_lists(self) -> bool:
        """Whether the page has other buttons than the one that goes on."""
        return any(isinstance(asked, Repeated | Files) for asked in self.fields.values())

    def files_asked(self) -> list[tuple[str, Files]]:
        """The questions that take files, by name."""
        return [(name, asked) for name, asked in self.fields.items() if isinstance(asked, Files)]

    def missed(self) -> list[tuple[AskedBoundField, str]]:
        """The fields with an error, in the page's order, each with its first error."""
        return list(self._missed())

    def _missed(self) -> Iterator[tuple[AskedBoundField, str]]:
        for field in self:
            within = [fault for entry in getattr(field, "entries", ()) for fault in entry.missed()]
            if within:
                yield from within
            elif field.errors:
                # Each file has its own fault, and all of them must be known before the next try.
                errors = list(field.errors)
                yield from ((field, error) for error in (errors if isinstance(field.field, Files) else errors[:1]))


class EntryForm(StepForm):
    """One of several alike, in a `fields.Repeated`. One in which nothing is written asks for nothing."""

    @property
    def is_blank(self) -> bool:
        names = [name for _asked, names in self.inputs() for name in names]
        return not any(text.strip() for name in names for text in self.data.getlist(name))

    def full_clean(self) -> None:
        if self.is_bound and self.is_blank:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()
