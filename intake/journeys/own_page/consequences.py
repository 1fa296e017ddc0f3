"""What it means to take one purpose out of a consent: the questions whose answers nobody is shown any more.

Read from what the area asks and what its kind says rests on what, so that a new question cannot be forgotten here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

from intake.journeys.declaration import Area
from intake.journeys.fields import Repeated


@dataclass(frozen=True)
class Consequence:
    """One purpose that can be taken back, and the questions it takes along."""

    purpose: Promise | str
    questions: list[Promise | str]


def consequences_of(area: Area, purposes: list[str]) -> list[Consequence]:
    """What taking back each of the purposes means, in the order of the pages."""
    asked = list(_questions(area))
    rests_on = area.kind.rests_on
    return [
        Consequence(area.kind.purposes[purpose], [label for name, label in asked if rests_on.get(name) == purpose])
        for purpose in purposes
    ]


def _questions(area: Area) -> Iterator[tuple[str, Promise | str]]:
    """Every question by the name that `Kind.rests_on` knows it by, with its words."""
    for step in area.steps:
        for name, field in step.form.base_fields.items():
            yield name, field.label
            if isinstance(field, Repeated):
                yield from ((f"{name}.{inner}", one.label) for inner, one in field.entry.base_fields.items())
