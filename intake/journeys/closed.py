"""What happens at a journey that is closed. Nothing is lost by it: what was written stays in the draft."""

from __future__ import annotations

from django.http import HttpResponse

from . import drafts
from .course import posted_to
from .declaration import Step
from .files.taking import take_in
from .lists import rearranged
from .visit import Visit
from .which_form import is_another


def turn_away(visit: Visit, slug: str = "") -> HttpResponse:
    """Say that it is closed, when it opens and whom to ring. What was just sent to a step is kept first."""
    kept = _kept(visit, slug)
    draft = kept or visit.draft
    response = visit.page("intake/journeys/closed.html", kept_until=draft and draft.row.expires_at)
    if kept is not None:
        drafts.give_cookie(response, visit.area, kept)
    return response


def _kept(visit: Visit, slug: str) -> drafts.OpenDraft | None:
    """Keep what was posted on a step. None if it was none."""
    asked = visit.step(slug)
    return None if asked is None else keep(visit, asked)


def keep(visit: Visit, asked: Step) -> drafts.OpenDraft | None:
    """Keep what was posted on a step that cannot be taken now, a list longer or shorter where that was asked for. None
    if nothing was posted.
    """
    if not visit.request.POST or is_another(visit):
        return None
    form = asked.form(visit.request.POST, values=visit.course.values)
    posted = posted_to(form, ahead=True)
    changed = rearranged(form)
    kept = visit.write(asked, changed.posted if changed else posted)
    if not kept.is_sent:
        take_in(kept, asked.slug, form, visit.request)
    return kept
