"""The one face that intake shows to the public words: which doors are open, and where they are.

`cms` imports this module and nothing else of intake.
"""

from typing import NamedTuple

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language

from .declaration import areas


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


def language_prefix() -> str:
    """«/» in Danish, «/en/» in English: where the reader's language begins."""
    language = get_language()
    return "/" if language in (None, settings.LANGUAGE_CODE) else f"/{language}/"
