"""Come back to a saved draft: the link asks for a code, the code gives the browser the draft.

A mere look does nothing, since programs that guard mailboxes follow every link. Until the code is right the page says
neither what the draft is about nor whose it is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from intake.journeys import drafts
from intake.journeys.declaration import area
from intake.journeys.own_page.guest import private
from intake.journeys.visit import Visit
from intake.submissions import saved
from intake.submissions.models import SavedLink
from intake.vault.personal import PersonalKey

from .forms import CodeForm

SEND = "send"
NOT_FOUND, TOO_MANY = 404, 429
NEW_CODE = _("Koden er for gammel eller brugt. Tryk på «Send en ny kode».")
PROBLEMS = {
    saved.No.WRONG: _("Koden passer ikke. Tjek de seks cifre i den nyeste mail fra os."),
    saved.No.SPENT: NEW_CODE,
}
WAIT = _("Vi har sendt flere koder. Vent en time, og bed om en ny.")


class Comer:
    """The one who holds a link."""

    def __init__(self, request: HttpRequest, secret: str, link: SavedLink, key: PersonalKey):
        self.request, self.secret, self.link, self.key = request, secret, link, key
        self.area = area(link.draft.kind)

    @property
    def url(self) -> str:
        return reverse("journeys:return", args=[self.secret])

    @property
    def holds_it(self) -> bool:
        """Whether this browser has the draft already."""
        draft = Visit(self.request, self.area).draft
        return draft is not None and draft.row.pk == self.link.draft_id

    def page(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        shared = {
            "back_url": self.url,
            "delete_url": reverse("journeys:return-delete", args=[self.secret]),
            "last_day": self.link.draft.expires_at,
            "minutes": int(saved.CODE_LIVES.total_seconds() // 60),
        }
        everything = {**_way_out(), **shared, **context}
        page = render(self.request, f"intake/journeys/saving/{template}", everything, status=status)
        return private(page)


def _way_out() -> dict[str, str]:
    """The quick way out, for every form and every page: on some alone it would tell which of them the link is about."""
    return {"quick_exit_url": settings.DOK_QUICK_EXIT_URL}


def _by_link(view: Callable[[Comer], HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def opened(request: HttpRequest, secret: str) -> HttpResponse:
        found = saved.find(secret)
        if found is None:
            return _unknown(request)
        try:
            return view(Comer(request, secret, *found))
        except SavedLink.DoesNotExist:  # Deleted or sent in another window, this very moment.
            return _unknown(request)

    return require_http_methods(["GET", "HEAD", "POST"])(opened)


def _unknown(request: HttpRequest) -> HttpResponse:
    """The same for a link that never was, one that is too old, and one whose draft was deleted or sent."""
    return private(render(request, "intake/journeys/saving/unknown.html", _way_out(), status=NOT_FOUND))


@_by_link
def come_back(comer: Comer) -> HttpResponse:
    """Send a code when asked to; take the code, and hand over the draft."""
    if comer.holds_it:
        return private(redirect(Visit(comer.request, comer.area).quiet_url))
    if comer.request.method != "POST":
        return _ask(comer, CodeForm())
    if SEND in comer.request.POST:
        return _send(comer)
    form = CodeForm(comer.request.POST)
    if not form.is_valid():
        return _ask(comer, form)
    opened = saved.use_code(comer.link.pk, comer.key, form.cleaned_data["code"])
    if isinstance(opened, saved.No):
        form.add_error("code", PROBLEMS[opened])
        return _ask(comer, form)
    return _handed_over(comer, opened)


def _send(comer: Comer) -> HttpResponse:
    try:
        saved.send_code(comer.link.pk, comer.key, get_language() or "da")
    except saved.TooMany:
        return _ask(comer, CodeForm(), problem=WAIT, status=TOO_MANY)
    return private(redirect(comer.url))


def _ask(comer: Comer, form: CodeForm, *, problem: object = "", status: int = 200) -> HttpResponse:
    asks = form.is_bound or saved.is_code_waiting(comer.link)
    return comer.page("code.html", form=form, asks=asks, problem=problem, status=status)


def _handed_over(comer: Comer, draft_key: PersonalKey) -> HttpResponse:
    draft = drafts.open_with(draft_key, comer.area)
    if draft is None:
        return _unknown(comer.request)
    visit = Visit(comer.request, comer.area, draft)
    is_theirs = draft.row.writer_id in (None, visit.account)
    response = redirect(visit.quiet_url if is_theirs else visit.start_url)
    drafts.give_cookie(response, comer.area, draft)
    return private(response)


@_by_link
def delete(comer: Comer) -> HttpResponse:
    """Ask once, then delete the draft and its link."""
    if comer.request.method != "POST":
        return comer.page("return_delete.html")
    response = private(redirect("journeys:return-gone"))
    if comer.holds_it:
        Visit(comer.request, comer.area).take_cookies(response)
    saved.delete(comer.link)
    return response


@require_http_methods(["GET", "HEAD"])
def gone(request: HttpRequest) -> HttpResponse:
    """The draft is deleted. Whoever had the link alone does not learn here either which form it was."""
    return private(render(request, "intake/journeys/saving/return_gone.html", _way_out()))
