"""The pages of a journey where it is paused: save it, delete it, clear the computer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from intake.journeys import drafts
from intake.journeys.declaration import area
from intake.journeys.guard.doors import hold_letter
from intake.journeys.visit import Visit
from intake.journeys.which_form import asked_of_another
from intake.journeys.whose import for_its_writer
from intake.submissions import saved
from intake.submissions.models import Draft

from .forms import SaveForm

# What the last page is told: that only this computer was cleared; and whether that was before or after sending.
CLEARED, SENT = "computer", "sendt"
AGAIN = "igen"
WAIT = _("Vi har sendt mange mails til den adresse i dag. Prøv igen i morgen. Det, du har skrevet, er her endnu.")

View = Callable[..., HttpResponse]


def _with_a_draft(view: Callable[[Visit], HttpResponse]) -> View:
    """Give a view a visit with a draft that is not sent. A closed journey keeps nobody from leaving it tidily."""

    @wraps(view)
    def opened(request: HttpRequest, kind: str) -> HttpResponse:
        visit = Visit(request, area(kind))
        return for_its_writer(visit, partial(answer, visit))

    def answer(visit: Visit) -> HttpResponse:
        if visit.is_sent:
            return visit.go(visit.receipt_url)
        if visit.draft is None:
            return visit.lapsed_page() if visit.is_lapsed else visit.go(visit.start_url)
        return view(visit)

    return require_http_methods(["GET", "HEAD", "POST"])(opened)


@_with_a_draft
def save(visit: Visit) -> HttpResponse:
    """Ask where to send the link, and send it."""
    if not visit.may_save:
        raise Http404
    if visit.request.method != "POST":
        if visit.is_saved and AGAIN not in visit.request.GET:
            return visit.go(visit.own_url("saved"))
        return _ask(visit, SaveForm(initial=_known_address(visit), account_email=visit.account_email))
    form = SaveForm(visit.request.POST, account_email=visit.account_email)
    if problem := asked_of_another(visit):
        return _ask(visit, form, problem=problem)
    return _save_for(visit, form) if form.is_valid() else _ask(visit, form)


def _save_for(visit: Visit, form: SaveForm) -> HttpResponse:
    if held := hold_letter(visit):
        return held
    try:
        saved.save(visit.draft.row.pk, visit.draft.key, form.address, get_language() or "da")
    except saved.TooMany:
        return _ask(visit, form, problem=WAIT)
    except Draft.DoesNotExist:
        return visit.lapsed_page()
    return visit.go(visit.own_url("saved"))


def _known_address(visit: Visit) -> dict[str, str]:
    return {"email": visit.course.values.get("email", "")}


def _ask(visit: Visit, form: SaveForm, *, problem: object = "") -> HttpResponse:
    return visit.page(
        "intake/journeys/saving/save.html",
        form=form,
        save_url=visit.own_url("save"),
        problem=problem,
        last_day=saved.until(),
        back_url=visit.quiet_url,
        is_again=visit.is_saved,
    )


@_with_a_draft
def kept(visit: Visit) -> HttpResponse:
    """It is saved: go on, or leave. A post clears the computer; the draft stays under its link."""
    if not visit.is_saved:
        return visit.go(visit.own_url("save") if visit.may_save else visit.quiet_url)
    problem = asked_of_another(visit)
    if visit.request.method == "POST" and not problem:
        response = visit.go(f"{visit.own_url('gone')}?{CLEARED}=1")
        visit.take_cookies(response)
        return response
    return visit.page(
        "intake/journeys/saving/saved.html",
        problem=problem,
        last_day=visit.draft.row.expires_at,
        go_on_url=visit.quiet_url,
        again_url=f"{visit.own_url('save')}?{AGAIN}=1",
    )


@_with_a_draft
def delete(visit: Visit) -> HttpResponse:
    """Ask once, then delete what was written, its link too."""
    problem = asked_of_another(visit)
    if visit.request.method != "POST" or problem:
        context = {"back_url": visit.quiet_url, "is_saved": visit.is_saved, "problem": problem}
        return visit.page("intake/journeys/saving/delete.html", **context)
    drafts.discard(visit.draft)
    response = visit.go(visit.own_url("gone"))
    visit.take_cookies(response)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def clear(request: HttpRequest, kind: str) -> HttpResponse:
    """After sending: ask once, then take the receipt, and the way to the own page, from this computer."""
    visit = Visit(request, area(kind))
    return for_its_writer(visit, partial(_clear, visit), of_sent=True)


def _clear(visit: Visit) -> HttpResponse:
    if not visit.is_sent:
        return visit.go(visit.start_url)
    problem = asked_of_another(visit)
    if visit.request.method != "POST" or problem:
        return visit.page("intake/journeys/saving/clear.html", back_url=visit.receipt_url, problem=problem)
    response = visit.go(f"{visit.own_url('gone')}?{CLEARED}={SENT}")
    visit.take_cookies(response)
    return response


@require_http_methods(["GET", "HEAD"])
def gone(request: HttpRequest, kind: str) -> HttpResponse:
    """Nothing is left in this browser; where the draft was saved, its link still leads to it."""
    cleared = request.GET.get(CLEARED)
    return Visit(request, area(kind)).page(
        "intake/journeys/saving/gone.html", is_cleared=cleared is not None, is_sent=cleared == SENT
    )
