"""Answers in words, in the order they were asked: for the one who checks them, and for the one who reads the case."""

from __future__ import annotations

from typing import NamedTuple

from .course import applies, posted_to
from .declaration import Area, Step, Values
from .forms import StepForm


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


def typed_rows(form: StepForm) -> list[Row]:
    """What was posted to a step, each answer under its question and in its words, for somebody to take along. What is
    no answer stands as it was typed, without what must not be kept. The small forms of a list follow each other.
    """
    posted, rows = posted_to(form, ahead=True), []
    clean = getattr(form, "cleaned_data", {})
    for name, inputs in form.inputs():
        asked, value = form.fields[name], clean.get(name)
        raw = " ".join(text.strip() for each in inputs for text in posted.get(each, ()) if text.strip())
        rows.append(Row(str(asked.label), raw if _is_empty(value) else asked.show(value), name))
    listed = (entry for bound in form for entry in getattr(bound, "entries", ()))
    return [row for row in rows if row.text] + [row for entry in listed for row in typed_rows(entry)]


def _is_empty(value: object) -> bool:
    return value is None or value == "" or value == [] or value == ()
