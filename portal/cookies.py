"""The cookies that hold the secret of what somebody has begun to write: how they are named, and how all are forgotten.

The journeys set them. Signing out is the ground's, and must be able to clear a shared computer.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

_STEM = "dok_"


def draft_cookie(kind: str) -> str:
    """Name the cookie of a kind's draft."""
    return f"{_beginning()}{kind}"


def forget_drafts(request: HttpRequest, response: HttpResponseBase) -> None:
    """Take every draft's secret from the browser."""
    for name in request.COOKIES:
        if name.startswith(_beginning()):
            response.delete_cookie(name, samesite="Lax")


def _beginning() -> str:
    """`__Host-` wants https, so a developer's machine goes without."""
    return ("__Host-" if settings.SESSION_COOKIE_SECURE else "") + _STEM
