"""A list of small forms on one page: «Tilføj en til», «Fjern».

The inputs of the first are named `<name>-0-<input>`, of the next `<name>-1-<input>`, and so on. There is no count
beside them to get lost or to disagree: what was posted says how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .base import Asked, AskedBoundField, Words

if TYPE_CHECKING:
    from intake.journeys.forms import EntryForm

# What was posted for one small form, per input.
Row = dict[str, list[str]]
_ADD = _("Tilføj en til")
_UNANSWERED: tuple[object, ...] = ("", None, [], ())


class RowsBoundField(AskedBoundField):
    """A list on a page."""

    @cached_property
    def entries(self) -> list[EntryForm]:
        """The small forms as they were posted, numbered anew from 0. There is always one to write in."""
        rows = self.data if self.form.is_bound else None
        return [
            self.field.bind(row, f"{self.html_name}-{number}", quiet=self.form.quiet)
            for number, row in enumerate(rows or [{}])
        ]

    @property
    def titled(self) -> list[tuple[str, EntryForm]]:
        """Each with its heading: «Kontakt 1»."""
        return [(self.field.title_of(number), entry) for number, entry in enumerate(self.entries)]

    @property
    def own_errors(self) -> list[str]:
        """What is wrong with the list itself; what is wrong in an entry stands there."""
        return [] if any(entry.errors for entry in self.entries) else list(self.errors)

    @property
    def can_grow(self) -> bool:
        return len(self.entries) < self.field.most

    @property
    def can_shrink(self) -> bool:
        """One blank form alone has nothing to take away."""
        return len(self.entries) > 1 or not self.entries[0].is_blank


class _Rows(forms.Widget):
    """Reads a list out of a post. The page itself is drawn by templates/intake/journeys/parts/rows.html."""

    def first_id(self, auto_id: str) -> str:
        return auto_id

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Row]:
        of_this_list = re.compile(rf"{re.escape(name)}-([0-9]{{1,3}})-(.+)")
        rows: dict[int, Row] = {}
        for key in data:
            if match := of_this_list.fullmatch(key):
                rows.setdefault(int(match[1]), {})[match[2]] = data.getlist(key)
        return [rows[number] for number in sorted(rows)]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not self.value_from_datadict(data, files, name)


class Repeated(Asked, forms.Field):
    """Some of the same; a list of dictionaries with the answers that were given.

    `entry` is a `journeys.forms.EntryForm`, `each` its heading with `%(number)s`. An entry in which nothing is written
    is left out, and so is an answer within one that was left open.
    """

    widget = _Rows
    layout = "rows"
    missing = _("Skriv mindst én.")
    _wrong = _("Ret det, der er markeret.")
    _too_many = _("Skriv højst %(most)s.")

    def __init__(
        self,
        label: Words,
        entry: type[EntryForm],
        *,
        each: Words,
        add: Words = "",
        most: int = 8,
        **options: Any,
    ):
        self.entry, self.each, self.add, self.most = entry, each, add or _ADD, most
        self.values: Mapping[str, Any] = {}
        super().__init__(label, template_name="intake/journeys/parts/rows.html", **options)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> RowsBoundField:
        return RowsBoundField(form, self, field_name)

    def title_of(self, number: int) -> str:
        return str(self.each) % {"number": number + 1}

    def bind(self, row: Row, prefix: str, *, quiet: bool = False) -> EntryForm:
        """Make the small form as if it had just been posted under that prefix."""
        data = QueryDict(mutable=True)
        for name, texts in row.items():
            data.setlist(f"{prefix}-{name}", texts)
        return self.entry(data, prefix=prefix, values=self.values, quiet=quiet)

    def clean(self, value: list[Row]) -> list[dict[str, Any]]:
        if len(value) > self.most:
            raise ValidationError(self._too_many, code="too_many", params={"most": self.most})
        written = [entry for entry in (self.bind(row, "row") for row in value) if not entry.is_blank]
        if self.required and not written:
            raise ValidationError(self.error_messages["required"], code="required")
        if not all(entry.is_valid() for entry in written):
            raise ValidationError(self._wrong, code="entry")
        return [_answered(entry.cleaned_data) for entry in written]

    def as_posted(self, name: str, value: Any) -> dict[str, list[str]]:
        posted: dict[str, list[str]] = {}
        for number, row in enumerate(value):
            for inner, answer in _answered(row).items():
                posted |= self.entry.base_fields[inner].as_posted(f"{name}-{number}-{inner}", answer)
        return posted

    def show(self, value: Any) -> str:
        """A line for each."""
        asked = self.entry(values=self.values).fields
        return "\n".join(
            " · ".join(field.show(row[name]) for name, field in asked.items() if name in row)
            for row in map(_answered, value)
        )


def _answered(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in _UNANSWERED}
