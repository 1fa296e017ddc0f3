"""The page behind an invited person's link. Whoever has the link may come in; there is no account and no session."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from cms.addresses import calendar_links
from intake.journeys.guard.doors import hold_link
from intake.journeys.own_page.guest import private
from intake.vault.errors import VaultError

from . import answering
from .answering import Closed, Guest, NoAnswer
from .enums import Response
from .facts import page_in
from .forms import AnswerForm, as_shown_before
from .models import Invitation

logger = logging.getLogger(__name__)

SAVED = "gemt"
NOT_FOUND, CONFLICT, GONE, UNAVAILABLE = 404, 409, 410, 503
_STATUS = {Closed.UNKNOWN: NOT_FOUND, Closed.REPLACED: GONE, Closed.WITHDRAWN: GONE, Closed.SHUT: UNAVAILABLE}


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, secret: str) -> HttpResponse:
    """Show the meeting and the answer given so far; a post is an answer. A look changes nothing but `opened_at`."""
    try:
        guest = answering.find(secret)
    except NoAnswer as no:
        return _closed(request, no.why)
    if why := answering.closed(guest.meeting):
        return _closed(request, why, guest)
    try:
        return _open(request, guest, secret)
    except VaultError:
        logger.error("what lies sealed of the invitation %s does not open by its link", guest.invitation.pk)
        return _closed(request, Closed.SHUT, guest)


def _open(request: HttpRequest, guest: Guest, secret: str) -> HttpResponse:
    if held := hold_link(request, guest.invitation.pk, partial(_page, request, "prove.html", guest)):
        return held
    if request.method == "POST":
        return _take(request, guest, secret)
    if request.method == "GET":
        answering.note_opened(guest)
    try:
        before, is_lost = _before(guest), False
    except VaultError:
        # Whoever answers again puts it right; without the form nobody could.
        before, is_lost = {"response": guest.invitation.response}, True
    return _ask(request, guest, AnswerForm(initial=before), is_lost=is_lost)


def _take(request: HttpRequest, guest: Guest, secret: str) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _ask(request, guest, form)
    try:
        answering.take(guest, form.response_given, form.answer_given, form.cleaned_data["needs"])
    except NoAnswer as no:
        return _closed(request, no.why, guest)
    except Invitation.DoesNotExist:
        return _closed(request, Closed.UNKNOWN)
    return private(redirect(f"{reverse('dialogue:answer', args=[secret])}?{SAVED}=1"))


def _before(guest: Guest) -> dict[str, Any]:
    invitation, opened = guest.invitation, guest.opened
    if not invitation.response:
        return {}
    return as_shown_before(invitation.response, opened.answer(invitation), opened.needs(invitation))


def _ask(request: HttpRequest, guest: Guest, form: AnswerForm, *, is_lost: bool = False) -> HttpResponse:
    invitation = guest.invitation
    given = Response(invitation.response).label if invitation.response else ""
    is_saved = SAVED in request.GET and not form.is_bound and not is_lost
    return _page(request, "answer.html", guest, form=form, given=given, is_saved=is_saved, is_lost=is_lost)


def _page(request: HttpRequest, template: str, guest: Guest, *, status: int = 200, **context: Any) -> HttpResponse:
    meeting = page_in(guest.meeting, get_language() or settings.LANGUAGE_CODE)
    shared = {
        "meeting": meeting,
        "person": guest.opened.person(guest.invitation),
        "guest_list": guest.invitation.guest_list,
        "calendar": calendar_links(meeting, request) if meeting.live else None,
        "kept_days": settings.DOK_INVITATIONS_KEPT_DAYS,
        "needs_days": settings.DOK_NEEDS_KEPT_DAYS,
    }
    return private(render(request, f"dialogue/{template}", {**shared, **context}, status=status))


def _closed(request: HttpRequest, why: Closed, guest: Guest | None = None) -> HttpResponse:
    """Say in plain words why no answer is taken; what was just written is shown again."""
    context: dict[str, Any] = {"why": why.value}
    if guest is not None and why not in (Closed.REPLACED, Closed.WITHDRAWN):
        context["meeting"] = page_in(guest.meeting, get_language() or settings.LANGUAGE_CODE)
    status = _STATUS.get(why, 200)
    if request.method == "POST":
        context["typed"] = AnswerForm(request.POST).typed()
        status = _STATUS.get(why, CONFLICT)
    return private(render(request, "dialogue/closed.html", context, status=status))
