"""Whole addresses of the house, for what is read elsewhere: letters, calendars, paper, other systems.

They begin with the name that the house gave itself, never with the host name of a request: that is a stranger's word.
"""

from __future__ import annotations

from django.conf import settings


def whole(path: str = "") -> str:
    """A path with the house's own name before it; without a path the name alone, and no slash behind it."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def home_of(language: str | None) -> str:
    """The path that every page in a language begins with: `/`, or `/en/`."""
    return "/" if language in (None, settings.LANGUAGE_CODE) else f"/{language}/"
