"""What goes wrong, as RFC 9457 says it: problem+json, in the reader's language, and never what was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation.trans_real import parse_accept_lang_header

MEDIA_TYPE = "application/problem+json"
_TYPE = "urn:dok:problem:{}"

# By name: the status, and what to do about it.
KNOWN: dict[str, tuple[int, Promise]] = {
    "malformed": (400, _("Send ét JSON-objekt i UTF-8.")),
    "key-missing": (400, _("Send en Idempotency-Key på 16 til 128 tegn, og en ny for hver henvendelse.")),
    "bad-request": (400, _("Forespørgslen kan ikke læses.")),
    "unauthorized": (401, _("Send et token, der virker. Dit mangler, er udløbet eller spærret.")),
    "forbidden": (403, _("Tokenet giver ikke adgang til det her. Bed DOK om et, der gør.")),
    "not-found": (404, _("Det er her ikke.")),
    "method-not-allowed": (405, _("Adressen svarer ikke på den metode.")),
    "closed": (409, _("Der er lukket for nye lige nu. Send igen, når der er åbent.")),
    "too-large": (413, _("Send højst 1 MB.")),
    "unsupported-media-type": (415, _("Send indholdet som application/json.")),
    "invalid": (422, _("Ret det, der står i errors, og send igen.")),
    "key-reused": (422, _("Nøglen er brugt til et andet indhold. Send en ny Idempotency-Key.")),
    "too-many": (429, _("Vent lidt, og send igen.")),
    "internal": (500, _("Noget gik galt hos os. Send igen med samme Idempotency-Key.")),
    "unavailable": (503, _("Vi kan ikke svare lige nu. Send igen med samme Idempotency-Key.")),
}
_BY_STATUS = {status: name for name, (status, _title) in reversed(KNOWN.items()) if name not in {"malformed"}} | {
    400: "bad-request",
    422: "invalid",
}


class Problem(Exception):
    """Raised anywhere under a request; the door answers with it."""

    def __init__(
        self,
        name: str,
        *,
        errors: Iterable[Mapping[str, Any]] = (),
        headers: Mapping[str, str] | None = None,
        **members: Any,
    ):
        super().__init__(name)  # What the log gets to see.
        self.name, self.errors, self.headers, self.members = name, list(errors), dict(headers or {}), members


def answer(problem: Problem) -> JsonResponse:
    """The problem as a response, in the language that is active."""
    status, title = KNOWN[problem.name]
    body: dict[str, Any] = {"type": _TYPE.format(problem.name), "title": str(title), "status": status}
    if problem.errors:
        body["errors"] = problem.errors
    response = JsonResponse(body | problem.members, status=status, json_dumps_params={"ensure_ascii": False})
    response["Content-Type"] = MEDIA_TYPE
    response["Content-Language"] = translation.get_language()
    for name, value in problem.headers.items():
        response[name] = value
    return response


def of_status(status: int) -> Problem:
    """The problem that a bare status means, where something else than the door itself said no."""
    name = _BY_STATUS.get(status) or ("internal" if status >= 500 else "bad-request")
    return Problem(name)


def pointer(path: Iterable[str | int]) -> str:
    """A JSON pointer (RFC 6901): ("a", 0) → "/a/0"."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)


def language_of(request: HttpRequest) -> str:
    """The language that is asked for by Accept-Language, of those we speak; Danish otherwise. Cookies do not count."""
    spoken = dict(settings.LANGUAGES)
    for wanted, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if (language := wanted.partition("-")[0]) in spoken:
            return language
    return settings.LANGUAGE_CODE
