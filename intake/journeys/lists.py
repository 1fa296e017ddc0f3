"""Make a list on a step longer or shorter, without JavaScript.

The buttons send the whole page, so nothing that is written on it is lost, finished or not. What comes of it is kept in
the draft, and the page is fetched anew: a reload then repeats nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from django.http import QueryDict

from .course import Posted, posted_to
from .fields import Repeated
from .forms import StepForm


class Rearranged(NamedTuple):
    """What is on the page now, and the id of the place to look at."""

    posted: Posted
    place: str


def rearranged(form: StepForm) -> Rearranged | None:
    """Do what a button of a list asks for; None if it was not such a button that was pressed."""
    for name, asked in form.fields.items():
        if isinstance(asked, Repeated):
            remove = form.data.get(f"{name}-remove", "")
            if f"{name}-add" in form.data:
                return _longer(form, name, asked)
            if remove.isascii() and remove.isdigit():
                return _shorter(form, name, int(remove))
    return None


def _longer(form: StepForm, name: str, asked: Repeated) -> Rearranged:
    number = len(form[name].entries)
    posted = posted_to(form)
    if number < asked.most:
        posted |= posted_to(asked.bind({}, f"{name}-{number}"))
    return Rearranged(posted, f"id_{name}-{min(number, asked.most - 1)}")


def _shorter(form: StepForm, name: str, number: int) -> Rearranged:
    """Take one away; those that follow move up."""
    posted, data = posted_to(form), QueryDict(mutable=True)
    for key, texts in posted.items():
        data.setlist(key, texts)
    rows = form.fields[name].widget.value_from_datadict(data, None, name)
    others = {key: texts for key, texts in posted.items() if not key.startswith(f"{name}-")}
    left = [row for place, row in enumerate(rows) if place != number]
    moved = {f"{name}-{place}-{key}": texts for place, row in enumerate(left) for key, texts in row.items()}
    return Rearranged({**others, **moved}, f"id_{name}")
