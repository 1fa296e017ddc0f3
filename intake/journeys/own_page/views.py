"""The doors of the own page. Whoever has the link may come in; there is no account and no session."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from intake.submissions import contact, lost_link, messages, own_page, withdrawal
from intake.submissions.actors import PERSON
from intake.submissions.lifecycle import Refused
from intake.submissions.permissions import may_write

from .data import as_json, as_text
from .forms import ContactForm, LostLinkForm, MessageForm, WithdrawForm
from .guest import DONE, Guest, private
from .story import story_of

NOT_FOUND, CONFLICT = 404, 409
DONES = {
    "besked": _("Vi har fået din besked."),
    "kontakt": _("Vi har gemt, hvordan vi må få fat i dig."),
    "samtykke": _("Vi viser det ikke længere til nogen."),
    "traek-tilbage": _("Det er trukket tilbage. Vi er stoppet."),
}

View = Callable[..., HttpResponse]


def _door(view: Callable[[Guest], HttpResponse]) -> View:
    """Give a view the guest; a link that opens nothing leads to where a new one is asked for."""

    @wraps(view)
    def opened(request: HttpRequest, secret: str) -> HttpResponse:
        found = own_page.find(secret)
        if found is None:
            return private(render(request, "intake/journeys/own/unknown.html", status=NOT_FOUND))
        page, key = found
        return view(Guest(request, page.submission, key))

    return require_http_methods(["GET", "HEAD", "POST"])(opened)


@_door
def own(guest: Guest) -> HttpResponse:
    """Where the case stands, and the conversation. A post is a message."""
    if guest.request.method != "POST":
        return _own(guest, MessageForm())
    form = MessageForm(guest.request.POST)
    if not form.is_valid():
        return _own(guest, form)
    try:
        messages.answer(guest.submission.pk, form.cleaned_data["text"])
    except Refused as refused:
        return _own(guest, form, problem=refused.reason)
    return guest.done("besked")


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
        json_url=guest.url("own-json"),
        text_url=guest.url("own-text"),
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
        purposes=withdrawal.open_purposes(guest.submission),
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


def _download(guest: Guest, content: str, content_type: str, ending: str) -> HttpResponse:
    response = private(HttpResponse(content, content_type=content_type))
    response["Content-Disposition"] = f'attachment; filename="{guest.submission.reference}.{ending}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def lost(request: HttpRequest) -> HttpResponse:
    """Ask for a new link. The answer is the same whether the case exists, whether the address fits, and how often."""
    form = LostLinkForm(request.POST if request.method == "POST" else None)
    sent = form.is_bound and form.is_valid()
    if sent:
        lost_link.ask(form.cleaned_data["reference"], form.cleaned_data["email"])
    template = "asked.html" if sent else "lost.html"
    return private(render(request, f"intake/journeys/own/{template}", {"form": form}))
