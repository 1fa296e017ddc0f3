"""Answers that come whole, from another program, and are put through the journey's own pages.

So both doors keep the same rules, and none is written twice: what the pages accept is accepted, and the words that a
person would have read at a field say what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .course import Posted, applies, bind
from .declaration import Area, Step
from .fields import Repeated
from .forms import StepForm

NOT_ASKED = _("Slet dette svar. Det hører ikke til de andre svar.")
STOPPED = _("Med det svar kan I ikke sende herfra. Ring til os i stedet.")
_UNANSWERED: tuple[object, ...] = ("", None, [], ())


class Fault(NamedTuple):
    """What is wrong and where: names of fields and places in lists, from the outside in. Empty: the whole."""

    path: tuple[str | int, ...]
    message: Promise | str


@dataclass
class Passage:
    """`values` are the clean answers, as the area's build() takes them; they are whole only without faults."""

    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def put_through(area: Area, given: Mapping[str, Any]) -> Passage:
    """Fill in every step that these answers lead to. An answer to what is not asked is a fault.

    `given` is one JSON object of the shape of the area's answers; the caller has seen to the shape.
    """
    passage, asked = Passage(), set()
    for step in area.steps:
        if applies(step, passage.values):
            form = bind(step, _posted(step, given), passage.values)
            asked |= set(form.fields)
            passage.faults += _faults_of(step, form, given)
            answered = {name: given[name] for name in form.fields if name in given}
            passage.values |= answered | form.cleaned_data
    passage.faults += [
        Fault((name,), NOT_ASKED) for name, value in given.items() if name not in asked and value not in _UNANSWERED
    ]
    return passage


def _posted(step: Step, given: Mapping[str, Any]) -> Posted:
    posted: Posted = {}
    for name, asked in step.form.base_fields.items():
        if given.get(name) not in _UNANSWERED:
            posted |= asked.as_posted(name, given[name])
    return posted


def _faults_of(step: Step, form: StepForm, given: Mapping[str, Any]) -> Iterator[Fault]:
    if form.is_valid() and step.stop({**form.values, **form.cleaned_data}):
        yield Fault((), STOPPED)
    for message in form.non_field_errors():
        yield Fault((), message)
    for bound in form:
        if isinstance(bound.field, Repeated):
            yield from _faults_in_entries(bound, given.get(bound.name) or ())
        elif bound.errors:
            yield Fault((bound.name,), bound.errors[0])


def _faults_in_entries(bound: Any, rows: Any) -> Iterator[Fault]:
    for message in bound.own_errors:
        yield Fault((bound.name,), message)
    for number, (entry, row) in enumerate(zip(bound.entries, rows, strict=False)):
        yield from (Fault((bound.name, number, one.name), one.errors[0]) for one in entry if one.errors)
        surplus = [name for name, value in row.items() if name not in entry.fields and value not in _UNANSWERED]
        yield from (Fault((bound.name, number, name), NOT_ASKED) for name in surplus)
