"""The doors of the own page. Whoever has the link may come in; there is no account and no session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from intake.journeys import receipt
from intake.journeys.files.serving import serve
from intake.journeys.guard.doors import hold_guest, hold_stranger
from intake.submissions import contact, lost_link, messages, own_page, withdrawal
from intake.submissions.actors import PERSON
from intake.submissions.lifecycle import Refused
from intake.submissions.permissions import may_write
from portal import limits, paper

from .consequences import consequences_of
from .data import as_json, as_text
from .forms import ContactForm, LostLinkForm, MessageForm, WithdrawForm
from .guest import DONE, Guest, private
from .story import story_of

NOT_FOUND, CONFLICT = 404, 409
ONE_OF_THE_SAME = "1 per minute"
DONES = {
    "besked": _("Vi har fået din besked."),
    "kontakt": _("Vi har gemt, hvordan vi må få fat i dig."),
    "samtykke": _("Vi viser det ikke længere til nogen."),
    "traek-tilbage": _("Det er trukket tilbage. Vi er stoppet."),
}

View = Callable[..., HttpResponse]


def _door(view: Callable[[Guest], HttpResponse]) -> View:
    """Give a view the guest; a link that opens nothing leads to where a new one is asked for.

    What was written to it when it died stands there, to be copied.
    """

    @wraps(view)
    def opened(request: HttpRequest, secret: str) -> HttpResponse:
        found = own_page.find(secret)
        if found is None:
            return _of_no_case(request, "unknown.html", status=NOT_FOUND, typed=request.POST.get("text", "").strip())
        page, key = found
        guest = Guest(request, page.submission, key)
        return hold_guest(guest) or view(guest)

    return require_http_methods(["GET", "HEAD", "POST"])(opened)


@_door
def own(guest: Guest) -> HttpResponse:
    """Where the case stands, and the conversation. A post is a message."""
    if guest.request.method != "POST":
        return _own(guest, MessageForm())
    form = MessageForm(guest.request.POST)
    if not form.is_valid():
        return _own(guest, form)
    if _was_just_sent(guest, form.cleaned_data["text"]):
        return guest.done("besked")
    try:
        messages.answer(guest.submission.pk, form.cleaned_data["text"])
    except Refused as refused:
        return _own(guest, form, problem=refused.reason)
    return guest.done("besked")


def _was_just_sent(guest: Guest, text: str) -> bool:
    """Whether the button was pressed twice: the same words to the same case within the same minute are one message."""
    return bool(may_write(PERSON, guest.submission)) and not limits.within(
        ONE_OF_THE_SAME, "message", guest.submission.pk, text
    )


def _own(guest: Guest, form: MessageForm, *, problem: object = "") -> HttpResponse:
    return guest.page(
        "page.html",
        status=CONFLICT if problem else 200,
        story=story_of(guest.submission, guest.area),
        conversation=guest.conversation,
        form=form,
        problem=problem,
        may_write=bool(may_write(PERSON, guest.submission)),
        done=DONES.get(guest.request.GET.get(DONE, ""), ""),
        contact_url=guest.url("own-contact"),
        withdraw_url=guest.url("own-withdraw"),
        files=guest.files,
        json_url=guest.url("own-json"),
        text_url=guest.url("own-text"),
        pdf_url=guest.url("own-receipt") if paper.can_be_made() else "",
    )


@_door
def withdraw(guest: Guest) -> HttpResponse:
    """Say what it means, ask once, do it."""
    form = WithdrawForm(guest.posted, submission=guest.submission)
    if not form.is_valid():
        return _withdraw(guest, form)
    try:
        if form.purpose:
            withdrawal.withdraw_purpose(guest.submission.pk, form.purpose)
            return guest.done("samtykke")
        withdrawal.withdraw(guest.submission.pk)
    except Refused as refused:
        return _withdraw(guest, form, problem=refused.reason)
    return guest.done("traek-tilbage")


def _withdraw(guest: Guest, form: WithdrawForm, *, problem: object = "") -> HttpResponse:
    kind = guest.area.kind
    return guest.page(
        "withdraw.html",
        status=CONFLICT if problem else 200,
        form=form,
        problem=problem,
        is_over=not may_write(PERSON, guest.submission),
        days=kind.retention.withdrawn_days,
        consequences=consequences_of(guest.area, withdrawal.open_purposes(guest.submission)),
    )


@_door
def contact_rules(guest: Guest) -> HttpResponse:
    """How we may reach the person."""
    form = ContactForm(guest.posted, initial=_yes_and_no(guest.rules))
    problem: object = ""
    if form.is_valid():
        try:
            contact.correct(guest.submission.pk, form.rules())
            return guest.done("kontakt")
        except Refused as refused:
            problem = refused.reason
    is_over = not may_write(PERSON, guest.submission)
    return guest.page("contact.html", status=CONFLICT if problem else 200, form=form, problem=problem, is_over=is_over)


def _yes_and_no(rules: contact.ContactRules | None) -> dict[str, str]:
    """The present rules as the cards of the form have them. Address and number are not shown again."""
    if rules is None:
        return {}
    said = rules.model_dump(exclude={"email", "phone"})
    return {name: "yes" if allowed else "no" for name, allowed in said.items()}


@_door
def data_json(guest: Guest) -> HttpResponse:
    """Everything that the link opens, for a machine."""
    return _download(guest, as_json(guest), "application/json", "json")


@_door
def data_text(guest: Guest) -> HttpResponse:
    """Everything that the link opens, for a reader."""
    return _download(guest, as_text(guest), "text/plain; charset=utf-8", "txt")


@_door
def receipt_pdf(guest: Guest) -> HttpResponse:
    """The receipt, for as long as the link lives."""
    if not paper.can_be_made():
        raise Http404
    if not receipt.may_be_drawn(guest.submission):
        return private(redirect(guest.url()))
    return private(receipt.as_pdf(guest.submission, guest.area))


@require_http_methods(["GET", "HEAD"])
def file(request: HttpRequest, secret: str, item: str) -> HttpResponse:
    """A file that the person sent, back to the one who holds the link."""
    return _door(partial(_file, item=item))(request, secret)


def _file(guest: Guest, *, item: str) -> HttpResponse:
    known = next((one for one, _address in guest.files if one.item == item), None)
    if known is None:
        raise Http404
    content = own_page.shared_file(guest.submission, guest.key, item)
    return private(serve(known, content, download=True))


def _download(guest: Guest, content: str, content_type: str, ending: str) -> HttpResponse:
    response = private(HttpResponse(content, content_type=content_type))
    response["Content-Disposition"] = f'attachment; filename="{guest.submission.reference}.{ending}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def lost(request: HttpRequest) -> HttpResponse:
    """Ask for a new link. The answer is the same whether the case exists, whether the address fits, and how often."""
    if held := hold_stranger(request):
        return private(held)
    form = LostLinkForm(request.POST if request.method == "POST" else None)
    sent = form.is_bound and form.is_valid()
    if sent:
        lost_link.ask(form.cleaned_data["reference"], form.cleaned_data["email"])
    template = "asked.html" if sent else "lost.html"
    return _of_no_case(request, template, form=form)


def _of_no_case(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """A page that does not know whose it is. The quick way out stands there for all: it would tell, on some alone."""
    everything = {"quick_exit_url": settings.DOK_QUICK_EXIT_URL, **context}
    return private(render(request, f"intake/journeys/own/{template}", everything, status=status))
