"""The page that asks for a proof. It bears everything that was posted, so that one press sends it again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from portal.uploads import without_files

from . import proof, wait
from .verdict import Verdict

TOO_MANY = 429
TOKEN_FIELD = "csrfmiddlewaretoken"  # noqa: S105  (the name of a field)


def asked(request: HttpRequest, verdict: Verdict, purpose: str) -> dict[str, Any]:
    """What the template needs. A ticket that was brought too early goes on counting; the wait never begins anew."""
    ticket = verdict.ticket or wait.new(purpose)
    return {
        "why": verdict.why.value if verdict.why else "",
        "is_early": verdict.ticket is not None,
        "ticket": ticket.text,
        "seconds": ticket.seconds_left,
        "challenge": proof.challenge(purpose),
        "most": proof.MOST,
        "posted": [*_kept(request), *without_files(request)],
        "had_files": bool(request.FILES),
        "action": request.get_full_path(),
    }


def marked(response: HttpResponse, seconds: int) -> HttpResponse:
    """Say the same to machines (RFC 6585, 4)."""
    response.status_code = TOO_MANY
    response["Retry-After"] = str(seconds)
    return response


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """Everything but what was meant for the guard itself."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name != TOKEN_FIELD and not name.startswith("hp_")
        for value in values
    ]
