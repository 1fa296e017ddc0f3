"""The one face that intake shows to the public words: which doors there are, where they are, and how they stand today.

`cms` imports this module and nothing else of intake.
"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import get_language

from portal.addresses import home_of

from . import doors
from .declaration import areas
from .models import Door


class OpenJourney(NamedTuple):
    """A door that a reader can go in by: its kind, what it invites to, its letter and its address."""

    name: str
    invitation: Promise | str
    letter: str
    url: str


def open_journeys() -> list[OpenJourney]:
    """Every journey that an area has declared, in the reader's language."""
    prefix = language_prefix()
    return [
        OpenJourney(area.kind.name, area.wording.invitation, area.letter, f"{prefix}{area.path}/") for area in areas()
    ]


def journey_url(kind_name: str) -> str | None:
    """The address of a kind's journey, or None when no area has opened that door."""
    return next((journey.url for journey in open_journeys() if journey.name == kind_name), None)


def doors_of(kind_names: list[str]) -> list[Door]:
    """How each door stands today, and what editors say at it, in the reader's language. One query for them all."""
    known = doors.doors() if any(kind_names) else {}
    return [known.get(name, Door()) for name in kind_names]


def language_prefix() -> str:
    """«/» in Danish, «/en/» in English: where the reader's language begins."""
    return home_of(get_language())
