"""Where a person stands in a journey: a pure function of the area's steps and what was written so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from .cpr import without_cpr
from .declaration import Area, Step
from .files.held import Held
from .forms import StepForm

# What was posted, per step, per input: lists of text, valid or not.
Posted = dict[str, list[str]]
Written = dict[str, Posted]


@dataclass
class Course:
    """`steps` are those that are asked, `values` the clean answers up to `waiting`, the first step without one."""

    area: Area
    steps: list[Step] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    before: dict[str, dict[str, Any]] = field(default_factory=dict)
    # What each step came to, with what was posted on it: the same post after the same answers comes to the same.
    clean: dict[str, tuple[Posted, dict[str, Any]]] = field(default_factory=dict)
    waiting: Step | None = None

    @property
    def is_complete(self) -> bool:
        return self.waiting is None

    def may_open(self, step: Step) -> bool:
        """A step may be opened when every step before it has a valid answer."""
        return step.slug in self.before

    def number_of(self, step: Step) -> int:
        return self.steps.index(step) + 1

    def previous(self, step: Step) -> Step | None:
        place = self.steps.index(step)
        return self.steps[place - 1] if place else None

    def following(self, step: Step) -> Step | None:
        return next(iter(self.steps[self.steps.index(step) + 1 :]), None)


def walk(area: Area, written: Written, files: Held | None = None, earlier: Course | None = None) -> Course:
    """Go through the steps in order. What was written on a step that is not asked (any more) does not count.

    `files` are those that lie with the draft. `earlier` is a walk in the same request: what has not changed since is
    not checked again.
    """
    course = Course(area)
    for step in area.steps:
        if not applies(step, course.values):
            continue
        course.steps.append(step)
        if course.waiting is not None:
            continue
        course.before[step.slug] = dict(course.values)
        posted, held = written.get(step.slug), (files or {}).get(step.slug)
        clean = None if held else _known(step, posted, course, earlier)
        if clean is None:
            clean = _clean(step, posted, course.values, held)
        if clean is None:
            course.waiting = step
            continue
        if posted is not None and not held:
            course.clean[step.slug] = posted, clean
        course.values.update(clean)
    return course


def _known(step: Step, posted: Posted | None, course: Course, earlier: Course | None) -> dict[str, Any] | None:
    """What an earlier walk found, if the same was posted after the same answers."""
    if earlier is None or step.slug not in earlier.clean:
        return None
    then, clean = earlier.clean[step.slug]
    return clean if then == posted and earlier.before[step.slug] == course.before[step.slug] else None


def applies(step: Step, values: Mapping[str, Any]) -> bool:
    """Whether a step is asked. One that hangs on an answer we do not have yet is counted in."""
    try:
        return step.applies(values)
    except KeyError:
        return True


def _clean(
    step: Step, posted: Posted | None, values: Mapping[str, Any], files: MultiValueDict | None
) -> dict[str, Any] | None:
    if posted is None:
        return None
    form = bind(step, posted, values, files=files)
    if not form.is_valid() or step.stop({**values, **form.cleaned_data}):
        return None
    return form.cleaned_data


def bind(
    step: Step,
    posted: Posted,
    values: Mapping[str, Any],
    *,
    files: MultiValueDict | None = None,
    quiet: bool = False,
) -> StepForm:
    """Make the step's form as if it had just been posted; a quiet one finds no fault."""
    data = QueryDict(mutable=True)
    for name, texts in posted.items():
        data.setlist(name, texts)
    return step.form(data, files=files, values=dict(values), quiet=quiet)


def posted_to(form: StepForm, *, ahead: bool = False) -> Posted:
    """Take out of a post what answers the form's own questions, to be kept as it was written.

    A step may be posted ahead of its time: from a page that stood open while the draft ran out, or while another tab
    changed an earlier answer. Then nobody knows what it may ask, and all that it ever asks is kept.

    A CPR number is the one thing that is not kept: it stays on the page in front of the person, and nowhere else. In a
    field of another kind it is no answer either, so whatever has a fault is kept without.
    """
    kept: Posted = {}
    if ahead:
        form.fields = {**form.base_fields, **form.fields}
    for name, inputs in form.inputs():
        for each in inputs:
            texts = form.data.getlist(each)
            kept[each] = [without_cpr(text) for text in texts] if form.has_error(name) else texts
    for bound in form:
        for entry in getattr(bound, "entries", ()):
            kept |= posted_to(entry, ahead=ahead)
    return kept
