"""What happens at a journey that is closed. Nothing is lost by it: what was written stays in the draft."""

from __future__ import annotations

from django.http import HttpResponse

from . import drafts
from .course import posted_to
from .visit import HONEYPOT, Visit


def turn_away(visit: Visit, slug: str = "") -> HttpResponse:
    """Say that it is closed, when it opens and whom to ring. What was just sent to a step is kept first."""
    kept = _kept(visit, slug)
    draft = kept or visit.draft
    response = visit.page("intake/journeys/closed.html", kept_until=draft and draft.row.expires_at)
    if kept is not None:
        drafts.give_cookie(response, visit.area, kept)
    return response


def _kept(visit: Visit, slug: str) -> drafts.OpenDraft | None:
    """Keep what was posted on a step. None if it was no step that is due, or came from a robot."""
    asked, post = visit.step(slug), visit.request.POST
    if asked is None or not post or post.get(HONEYPOT):
        return None
    if not (visit.course.may_open(asked) or visit.is_lapsed):
        return None
    form = asked.form(post, values=visit.course.before.get(asked.slug, {}))
    return drafts.write(visit.area, visit.draft, asked.slug, posted_to(form))
