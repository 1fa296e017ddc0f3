"""Everything under /api/ is said by the door itself: no page, no cookie, no copy, whoever refuses and wherever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from .problems import MEDIA_TYPE, answer, language_of, of_status

PREFIX = "/api/"


class PartnersDoorMiddleware:
    """Turn every refusal under /api/ into problem+json. Stands outside all that may refuse."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and put the door's own words where another's refusal stands."""
        response = self.get_response(request)
        if not request.path_info.startswith(PREFIX):
            return response
        if response.status_code >= 400 and response.get("Content-Type") != MEDIA_TYPE:
            response = _said_by_the_door(request, response)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        """Speak the language that is asked for; an address without one would be in Danish."""
        if request.path_info.startswith(PREFIX):
            request.LANGUAGE_CODE = language_of(request)
            translation.activate(request.LANGUAGE_CODE)


def _said_by_the_door(request: HttpRequest, refusal: HttpResponse) -> HttpResponse:
    with translation.override(language_of(request)):
        response = answer(of_status(refusal.status_code))
    for name in ("Allow", "Retry-After"):
        if name in refusal:
            response[name] = refusal[name]
    return response
