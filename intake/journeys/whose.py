"""Whose form lies in the browser: what was written from an account on a ward is shown to that account alone.

A ward's computers are shared, and a login there ends before the browser forgets. Whoever sits down next is asked to
sign in, or begins a form of their own. docs/decisions/2026-12-01-a-draft-belongs-to-its-account.md
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse

from . import drafts
from .closed import keep
from .course import posted_to
from .declaration import Step
from .visit import Visit
from .which_form import is_another

# The button that leaves the form to its writer.
LEAVE = "forlad"
FORBIDDEN = 403


def ask_to_sign_in(visit: Visit, slug: str = "") -> HttpResponse:
    """Show nothing of the form, and lose nothing: what was on its way to one of its steps is laid in it."""
    if visit.request.method == "POST" and LEAVE in visit.request.POST:
        response = visit.go(visit.step_url(visit.area.steps[0]))
        drafts.take_cookie(response, visit.area)
        return response
    asked = visit.step(slug)
    is_kept = asked is not None and _speaks_of_it(visit) and keep(visit, asked) is not None
    response = visit.page(
        "intake/journeys/whose.html",
        clear_url="",
        delete_url="",
        mark=None,
        kept_until=visit.draft.row.expires_at,
        is_kept=is_kept,
        typed=[] if asked is None or is_kept else _typed(visit, asked),
        is_signed_in=visit.member is not None,
        onwards=urlencode({"next": _onwards(visit, asked)}),
        leave=LEAVE,
    )
    response.status_code = FORBIDDEN
    return response


def _speaks_of_it(visit: Visit) -> bool:
    """Whether the page that was posted was shown for this very form; a page that says nothing of it was not."""
    return drafts.FORM in visit.request.POST and not is_another(visit)


def _typed(visit: Visit, asked: Step) -> list[str]:
    """What was written on a page of another form, for whoever wrote it to take along."""
    form = asked.form(visit.request.POST, values={}, quiet=True)
    return [text for texts in posted_to(form, ahead=True).values() for text in texts if text.strip()]


def _onwards(visit: Visit, asked: Step | None) -> str:
    """Where the account goes on: the page it was on, or the one that asks whether to."""
    if asked is not None:
        return visit.step_url(asked)
    return visit.start_url if visit.request.method == "POST" else visit.request.get_full_path()
