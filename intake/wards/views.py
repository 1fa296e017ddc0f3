"""The unit's door: what its people have sent, how far it has come, and who of them answers for it.

Nothing sealed is opened here, so the door needs no key. It stands where people sign in, which is not on the public
side: docs/decisions/2026-11-22-wards-see-how-far-not-why.md.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from intake.journeys.declaration import Area, areas
from intake.submissions.actors import actor_of_unit
from intake.submissions.lifecycle import Refused
from intake.submissions.models import Submission
from intake.submissions.permissions import may_hand_over
from intake.submissions.reference import normalise
from intake.submissions.senders import hand_over, referrals_of
from portal.accounts.units import UnitMember, choose, colleagues_on, member_of, units_of

from .forms import HandOverForm
from .listing import Listing, rows

CONFLICT = 409
DONE, GIVEN = "gjort", "givet"

View = Callable[..., HttpResponse]


def _door(*methods: str) -> Callable[[View], View]:
    """Give a view whoever asks, and their unit. Nobody keeps a copy of what they see."""

    def wrap(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, **address: str) -> HttpResponse:
            member = member_of(request)
            if member is None:  # The middleware has asked before; this door would be shut without it too.
                raise Http404
            response = view(request, member, **address)
            response["Cache-Control"] = "no-store"
            response["X-Robots-Tag"] = "noindex"
            return response

        return require_http_methods(methods)(opened)

    return wrap


@_door("GET", "HEAD")
def referrals(request: HttpRequest, member: UnitMember) -> HttpResponse:
    """The list."""
    colleagues = list(colleagues_on(member.unit))
    listing = Listing(member, request.GET, colleagues)
    context = {
        "member": member,
        "units": list(units_of(member.user)),
        "colleagues": colleagues,
        "listing": listing,
        "tabs": listing.tabs(),
        "journeys": [(area, reverse(f"journeys:{area.kind.name}")) for area in journeys()],
    }
    return render(request, "intake/wards/list.html", context)


@_door("GET", "HEAD", "POST")
def referral(request: HttpRequest, member: UnitMember, reference: str) -> HttpResponse:
    """One referral. A post hands it to a colleague."""
    case = _find(member, reference)
    colleagues = list(colleagues_on(member.unit))
    others = [each for each in colleagues if each.pk != case.sender.contact_id]
    form = HandOverForm(request.POST if request.method == "POST" else None, colleagues=others)
    problem: Promise | str = ""
    if request.method == "POST" and form.is_valid():
        try:
            hand_over(case.pk, form.chosen(), actor_of_unit(member.user, member.unit.pk))
        except Refused as refused:
            problem = refused.reason
        else:
            return redirect(f"{reverse('wards:referral', args=[reference])}?{DONE}={GIVEN}")
    context = {
        "member": member,
        "row": rows([case], colleagues)[0],
        "form": form,
        "others": others,
        "may_hand_over": may_hand_over(actor_of_unit(member.user, member.unit.pk), case),
        "problem": problem,
        "done": _("Sagen er givet videre. Din kollega får en mail om det.") if DONE in request.GET else "",
    }
    return render(request, "intake/wards/referral.html", context, status=CONFLICT if problem else 200)


@_door("POST")
def switch(request: HttpRequest, member: UnitMember) -> HttpResponse:
    """Act for another of one's units."""
    wished = request.POST.get("unit", "")
    unit = next((each for each in units_of(member.user) if str(each.pk) == wished), None)
    if unit is None:
        raise Http404
    choose(request, unit)
    return redirect("wards:list")


def journeys() -> list[Area]:
    """The journeys by which a unit refers somebody: those where it matters who sends."""
    return [area for area in areas() if area.kind.verify_sender]


def _find(member: UnitMember, reference: str) -> Submission:
    """A referral of one's own unit; another's is not found, like one that does not exist."""
    if normalise(reference) != reference:  # PostgreSQL would stumble over signs that no number has.
        raise Http404
    return get_object_or_404(referrals_of(member.unit), reference=reference)
