"""Answers in words, in the order they were asked: for the one who checks them, and for the one who reads the case."""

from __future__ import annotations

from typing import NamedTuple

from .course import applies
from .declaration import Area, Step, Values


class Row(NamedTuple):
    """One answer. `text` is empty where an optional question was left open."""

    label: str
    text: str
    name: str


class Section(NamedTuple):
    """The answers of one step."""

    step: Step
    rows: list[Row]


def summary(area: Area, values: Values) -> list[Section]:
    """Show the answers, given as the steps' clean values or as the typed answers' `model_dump()`.

    A value that belongs to no question is left out, as is a step that was not asked, and an empty answer to a question
    that hangs on another answer.
    """
    sections = (Section(step, _rows(step, values)) for step in area.steps if applies(step, values))
    return [section for section in sections if section.rows]


def _rows(step: Step, values: Values) -> list[Row]:
    fields = step.form(values=values).fields
    return [
        Row(str(asked.label), "" if _is_empty(values[name]) else asked.show(values[name]), name)
        for name, asked in fields.items()
        if name in values and not (_is_empty(values[name]) and asked.left_out_when_empty)
    ]


def _is_empty(value: object) -> bool:
    return value is None or value == "" or value == [] or value == ()
