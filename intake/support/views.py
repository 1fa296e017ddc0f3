"""The doors of «støt forslaget». No page here says whether an address is on the list, and none is kept by any cache.

A mere look changes nothing, since programs that guard mailboxes follow every link: yes and no are both pressed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from intake.journeys.guard.doors import weigh
from intake.journeys.guard.verdict import Measure
from intake.journeys.own_page.guest import private
from portal.subnets import subnet_of

from . import links, process, public
from .forms import LeaveForm, SignForm
from .models import Support

GONE, NOT_FOUND = 410, 404
PURPOSE = "support"
CONFIRM, WITHDRAW = "confirm", "withdraw"

View = Callable[..., HttpResponse]
_door = require_http_methods(["GET", "HEAD", "POST"])


def _of_a_proposal(view: Callable[..., HttpResponse]) -> View:
    """Give a view the proposal that its address names."""

    @wraps(view)
    def opened(request: HttpRequest, proposal: str, **options: Any) -> HttpResponse:
        found = public.find(proposal)
        if found is None:
            raise Http404
        return view(request, found, **options)

    return _door(opened)


@_of_a_proposal
def sign(request: HttpRequest, proposal: public.Proposal) -> HttpResponse:
    """Ask for an address and a yes; send the link that makes it count."""
    if not proposal.is_open:
        return _page(request, "closed.html", proposal)
    form = SignForm(_posted(request))
    return _ask(request, proposal, form, "sign.html", process.SIGN, "support:asked")


@_of_a_proposal
def leave(request: HttpRequest, proposal: public.Proposal) -> HttpResponse:
    """Send a link that leads out again, to somebody who has lost theirs. Open also when the proposal is not."""
    form = LeaveForm(_posted(request))
    return _ask(request, proposal, form, "leave.html", process.LEAVE, "support:leave-asked")


def _ask(
    request: HttpRequest, proposal: public.Proposal, form: SignForm | LeaveForm, template: str, what: str, then: str
) -> HttpResponse:
    if held := _hold(request, proposal):
        return private(held)
    if not form.is_valid():
        return _page(request, template, proposal, form=form)
    process.ask(proposal.key, form.cleaned_data["email"], get_language() or settings.LANGUAGE_CODE, what=what)
    return private(redirect(then, proposal=proposal.key))


@_of_a_proposal
def asked(request: HttpRequest, proposal: public.Proposal, *, leaves: bool = False) -> HttpResponse:
    """The same words to everybody, whether the address was on the list, is new, or gets no letter today."""
    return _page(request, "asked.html", proposal, leaves=leaves)


@_door
def link(request: HttpRequest, link: str) -> HttpResponse:
    """What the letter leads to: say yes, or take it back. The same link does both, and says where one stands."""
    if request.method == "POST" and request.POST.get("do") == WITHDRAW:
        done = process.withdraw(link)
        return _dead(request, done) if isinstance(done, links.Dead) else private(redirect("support:withdrawn"))
    if request.method == "POST":
        done = process.confirm(link)
        return _dead(request, done) if isinstance(done, links.Dead) else private(redirect(f"{request.path}?tak=1"))
    found = links.find(link)
    return _dead(request, found) if isinstance(found, links.Dead) else _standing(request, found)


def _standing(request: HttpRequest, support: Support) -> HttpResponse:
    proposal = public.find(str(support.proposal))
    if support.confirmed_at is None:
        return _page(request, "confirm.html", proposal, days=settings.DOK_SUPPORT_CONFIRM_DAYS)
    return _page(request, "confirmed.html", proposal, is_new="tak" in request.GET)


def _dead(request: HttpRequest, why: links.Dead) -> HttpResponse:
    return _page(request, "dead.html", None, status=NOT_FOUND if why is links.Dead.UNKNOWN else GONE, why=why.value)


@_door
def withdrawn(request: HttpRequest) -> HttpResponse:
    """It is taken back, and nothing is left of it."""
    return _page(request, "withdrawn.html", None)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _hold(request: HttpRequest, proposal: public.Proposal) -> HttpResponse | None:
    """Ask for a proof first, as every form of ours does: at the trap, at a page sent at once, and when many come."""
    if request.method != "POST":
        return None
    subnet = subnet_of(request)
    near = [Measure("support", (proposal.key, subnet))] if subnet else []
    measures = [*near, Measure("support_all", (proposal.key,))]
    page = partial(_frame, request, "prove.html", proposal)
    return weigh(request, PURPOSE, measures, lambda: True, lambda **context: page(context=context))


def _page(
    request: HttpRequest, template: str, proposal: public.Proposal | None, *, status: int = 200, **context: Any
) -> HttpResponse:
    return private(_frame(request, template, proposal, status=status, context=context))


def _frame(
    request: HttpRequest,
    template: str,
    proposal: public.Proposal | None,
    *,
    status: int = 200,
    context: dict[str, Any],
) -> HttpResponse:
    shared = {
        "proposal": proposal,
        "confirm_days": settings.DOK_SUPPORT_CONFIRM_DAYS,
        "kept_days": settings.DOK_SUPPORT_KEPT_DAYS,
    }
    return render(request, f"intake/support/{template}", {**shared, **context}, status=status)
