"""The pages of a journey. Each view is one function that reads as what happens."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from pydantic import ValidationError

from intake.submissions import own_page
from intake.submissions.models import Draft, Submission

from . import drafts
from .closed import turn_away
from .course import Posted, bind, posted_to, walk
from .declaration import Step, area
from .lists import Rearranged, rearranged
from .sending import send
from .summary import summary
from .visit import HONEYPOT, LIST, Visit

View = Callable[..., HttpResponse]


def _door(view: Callable[..., HttpResponse]) -> View:
    """Give a view the visit. Turn other methods than GET and POST away, and everybody where it is closed."""

    @wraps(view)
    def opened(request: HttpRequest, kind: str, **address: str) -> HttpResponse:
        visit = Visit(request, area(kind))
        if not (visit.is_sent or visit.door.is_open):
            return turn_away(visit, **address)
        return view(visit, **address)

    return require_http_methods(["GET", "HEAD", "POST"])(opened)


@_door
def start(visit: Visit) -> HttpResponse:
    """The bare address: begin, or ask whether to go on with what is there."""
    first = visit.step_url(visit.area.steps[0])
    if visit.is_sent or (visit.request.method == "POST" and visit.request.POST.get("action") == "restart"):
        if not visit.is_sent:
            drafts.discard(visit.draft)
        response = visit.go(first)
        drafts.take_cookie(response, visit.area)
        return response
    if visit.draft is None:
        return visit.go(first)
    if visit.request.method == "POST":
        return visit.go(visit.waiting_url)
    return visit.page("intake/journeys/resume.html")


@_door
def step(visit: Visit, slug: str) -> HttpResponse:
    """One step: ask, or take the answer."""
    asked = visit.step(slug)
    if asked is None:
        raise Http404
    if visit.is_sent:
        return visit.go(visit.receipt_url)
    if not visit.course.may_open(asked):
        return _too_early(visit, asked)
    if visit.request.method == "POST":
        return _answered(visit, asked)
    posted = visit.draft.written.get(slug) if visit.draft else None
    before = visit.course.before[slug]
    quiet = LIST in visit.request.GET
    form = asked.form(values=before) if posted is None else bind(asked, posted, before, quiet=quiet)
    return visit.step_page(asked, form)


def _too_early(visit: Visit, asked: Step) -> HttpResponse:
    """A step that is not due. Whoever's draft has lapsed is told so, and what they just wrote is kept."""
    if not visit.is_lapsed:
        return visit.go(visit.waiting_url)
    response = visit.lapsed_page()
    if visit.request.method == "POST" and not visit.request.POST.get(HONEYPOT):
        posted = posted_to(asked.form(visit.request.POST, values={}))
        drafts.give_cookie(response, visit.area, drafts.write(visit.area, None, asked.slug, posted))
    else:
        drafts.take_cookie(response, visit.area)
    return response


def _answered(visit: Visit, asked: Step) -> HttpResponse:
    before = visit.course.before[asked.slug]
    form = asked.form(visit.request.POST, values=before)
    if (changed := rearranged(form)) and not visit.request.POST.get(HONEYPOT):
        return _rearranged(visit, asked, changed)
    valid = form.is_valid()
    if visit.request.POST.get(HONEYPOT):
        return visit.step_page(asked, form, suspected=True)
    if valid and (template := asked.stop({**before, **form.cleaned_data})):
        return _stopped(visit, template)
    draft = drafts.write(visit.area, visit.draft, asked.slug, posted_to(form))
    response = _after(visit, asked, draft) if valid else visit.step_page(asked, form)
    drafts.give_cookie(response, visit.area, draft)
    return response


def _rearranged(visit: Visit, asked: Step, changed: Rearranged) -> HttpResponse:
    """A list on the page is longer or shorter now."""
    draft = drafts.write(visit.area, visit.draft, asked.slug, changed.posted)
    response = visit.go(visit.receipt_url if draft.is_sent else visit.list_url(asked, changed.place))
    drafts.give_cookie(response, visit.area, draft)
    return response


def _stopped(visit: Visit, template: str) -> HttpResponse:
    """The journey ends here, and nothing is kept."""
    drafts.discard(visit.draft)
    response = visit.page(template)
    drafts.take_cookie(response, visit.area)
    return response


def _after(visit: Visit, asked: Step, draft: drafts.OpenDraft) -> HttpResponse:
    """Where a valid answer leads: back to the check page, or to the next step."""
    if draft.is_sent:
        return visit.go(visit.receipt_url)
    visit.course = walk(visit.area, draft.written)
    following = visit.course.following(asked)
    if visit.from_check or following is None or not visit.course.may_open(following):
        return visit.go(visit.waiting_url)
    return visit.go(visit.step_url(following))


@_door
def check(visit: Visit) -> HttpResponse:
    """Check your answers, and send them."""
    if visit.is_sent:
        return visit.go(visit.receipt_url)
    if visit.is_lapsed:
        response = visit.lapsed_page()
        drafts.take_cookie(response, visit.area)
        return response
    if visit.draft is None or not visit.course.is_complete:
        return visit.go(visit.waiting_url)
    if visit.request.method == "POST" and not visit.request.POST.get(HONEYPOT):
        return _sent(visit)
    sections = [(section, visit.step_url(section.step)) for section in summary(visit.area, visit.course.values)]
    return visit.page(
        "intake/journeys/check.html",
        sections=sections,
        suspected=visit.request.method == "POST",
        action=visit.check_url,
        back_url=visit.step_url(visit.course.steps[-1]),
    )


def _sent(visit: Visit) -> HttpResponse:
    try:
        send(visit.area, visit.course.values, get_language() or "da", visit.draft.row)
    except Draft.DoesNotExist:
        return visit.lapsed_page()
    except ValidationError as error:
        return _sent_back(visit, error)
    return visit.go(visit.receipt_url)


def _sent_back(visit: Visit, error: ValidationError) -> HttpResponse:
    """The steps let something through that the answers as a whole refuse: ask again where it was asked."""
    names = {str(fault["loc"][0]) for fault in error.errors(include_input=False) if fault["loc"]}
    for asked in visit.course.steps:
        posted: Posted = visit.draft.written[asked.slug]
        form = bind(asked, posted, visit.course.before[asked.slug])
        if wrong := [name for name in form.fields if name in names]:
            form.add_error(wrong[0], _("Tjek svaret. Vi kan ikke bruge det, som det står."))
            return visit.step_page(asked, form, back=True)
    form.add_error(None, _("Svarene passer ikke sammen. Tjek dem, og prøv igen."))
    return visit.step_page(asked, form, back=True)


@_door
def receipt(visit: Visit) -> HttpResponse:
    """What was sent, under which number, and what happens next."""
    if not visit.is_sent:
        return visit.go(visit.start_url)
    submission = Submission.objects.filter(reference=visit.draft.row.reference).first()
    if submission is None:
        return visit.go(visit.start_url)
    secret = drafts.own_secret(visit.draft)
    own_url = reverse("journeys:own", args=[secret]) if secret and own_page.find(secret) else ""
    return visit.page("intake/journeys/receipt.html", submission=submission, own_url=own_url)
