"""Whose form lies in the browser: what was written from an account on a ward is shown to that account alone.

A ward's computers are shared, and a login there ends before the browser forgets. Each account's draft lies under a
cookie of its own, so whoever sits down next neither sees it nor loses it for its writer: they begin their own, and the
writer goes on with theirs after the next login. docs/decisions/2026-12-01-a-draft-belongs-to-its-account.md
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.http import HttpResponse

from . import drafts
from .closed import keep
from .summary import typed_rows
from .visit import Visit

FORBIDDEN = 403


def for_its_writer(
    visit: Visit, answer: Callable[[], HttpResponse], slug: str = "", *, of_sent: bool = False
) -> HttpResponse:
    """Answer, unless what is asked for is another account's; what somebody acts on from an account becomes theirs.

    `of_sent`: what is asked for shows what was sent, and not what is being written.
    """
    if shut := _ask_to_sign_in(visit, slug, of_sent=of_sent):
        return shut
    is_claimed = visit.claim()
    response = answer()
    if is_claimed:
        visit.hand_over(response)
    return response


def _ask_to_sign_in(visit: Visit, slug: str = "", *, of_sent: bool = False) -> HttpResponse | None:
    """Show nothing of another account's form, and lose nothing: what was on its way to one of its steps is laid in it.

    None where no such form is meant.
    """
    if not visit.area.kind.verify_sender:
        return None
    meant = _meant(visit, slug, of_sent)
    return None if meant is None else _shut(visit, meant, slug)


def _meant(visit: Visit, slug: str, of_sent: bool) -> drafts.OpenDraft | None:
    """The account's form that was asked for: by its mark on a page that was posted, else by a page that only such a
    form can have. Whoever is signed in, or has a form of their own, means that.
    """
    forms = drafts.of_accounts(visit.request, visit.area)
    if said := visit.request.POST.get(drafts.FORM):
        is_own = visit.draft is not None and drafts.is_mark_of(visit.draft.row.digest, said)
        return None if is_own else _marked(forms, said)
    is_first = slug == visit.area.steps[0].slug
    if visit.request.method == "POST" or visit.member is not None or visit.draft is not None or is_first:
        return None
    return next((form for form in forms if form.is_sent == of_sent), None)


def _marked(forms: Iterable[drafts.OpenDraft], said: str) -> drafts.OpenDraft | None:
    return next((form for form in forms if drafts.is_mark_of(form.row.digest, said)), None)


def _shut(visit: Visit, form: drafts.OpenDraft, slug: str) -> HttpResponse:
    asked = visit.step(slug) if visit.request.method == "POST" else None
    theirs = Visit(visit.request, visit.area, form)
    is_kept = asked is not None and not form.is_sent and keep(theirs, asked) is not None
    typed = [] if asked is None or is_kept else typed_rows(asked.form(visit.request.POST, values=theirs.course.values))
    response = visit.page(
        "intake/journeys/whose.html",
        is_sent=form.is_sent,
        kept_until=form.row.expires_at,
        is_kept=is_kept,
        typed=typed,
        first_url=visit.step_url(visit.area.steps[0]),
        clear_url="",
        delete_url="",
        mark=None,
    )
    response.status_code = FORBIDDEN
    return response
