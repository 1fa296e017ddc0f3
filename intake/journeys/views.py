"""The pages of a journey. Each view is one function that reads as what happens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from pydantic import ValidationError

from intake.submissions import own_page
from intake.submissions.models import Draft, Letter, Submission
from intake.submissions.process import RECEIPT
from portal import paper
from portal.uploads import Allowance, brings_up_to

from . import drafts, which_form
from . import receipt as receipts
from .answering import answered, too_early
from .closed import turn_away
from .course import Posted, bind
from .declaration import area
from .guard.doors import hold
from .sending import send
from .summary import summary
from .visit import QUIET, Visit
from .whose import for_its_writer

View = Callable[..., HttpResponse]
FOR_UNIT = "afdeling"
_OTHER_SENDER = _("Siden blev åbnet for en anden afsender. Tjek, hvem du sender for, og send så.")

_RECEIPT_LETTER = Letter.objects.filter(submission=OuterRef("pk"), template=RECEIPT)
_ON_A_RECEIPT = Submission.objects.select_related("own_page").annotate(has_letter=Exists(_RECEIPT_LETTER))


def _door(view: View, *, of_sent: bool = False) -> View:
    """Give a view the visit, unless it would show another account's. Turn other methods than GET and POST away."""

    @wraps(view)
    def opened(request: HttpRequest, kind: str, **address: str) -> HttpResponse:
        visit = Visit(request, area(kind))
        return for_its_writer(visit, partial(view, visit, **address), of_sent=of_sent, **address)

    return require_http_methods(["GET", "HEAD", "POST"])(opened)


_receipt_door = partial(_door, of_sent=True)


def _guarded(view: View) -> View:
    """Ask for a proof first where there is reason to; before a closed door too, which keeps what is posted."""

    @wraps(view)
    def guarded(visit: Visit, **address: str) -> HttpResponse:
        return hold(visit, **address) or view(visit, **address)

    return guarded


def _when_open(view: View) -> View:
    """Turn everybody away where it is closed, but for those who have sent."""

    @wraps(view)
    def when_open(visit: Visit, **address: str) -> HttpResponse:
        if not (visit.is_sent or visit.door.is_open):
            return turn_away(visit, **address)
        return view(visit, **address)

    return when_open


@_door
@_when_open
def start(visit: Visit) -> HttpResponse:
    """The bare address: begin, or ask whether to go on with what is there."""
    first = visit.step_url(visit.area.steps[0])
    if not visit.is_sent and (problem := which_form.asked_of_another(visit)):
        return visit.page("intake/journeys/resume.html", problem=problem)
    if visit.is_sent or (visit.request.method == "POST" and visit.request.POST.get("action") == "restart"):
        if not visit.is_sent:
            drafts.discard(visit.draft)
        response = visit.go(first)
        visit.take_cookies(response)
        return response
    if visit.draft is None:
        return visit.go(first)
    if visit.request.method == "POST":
        return visit.go(visit.waiting_url)
    return visit.page("intake/journeys/resume.html")


def _allowance(kind: str, slug: str) -> Allowance | None:
    """How much a post to a step may bring."""
    return next((step.allowance for step in area(kind).steps if step.slug == slug), None)


@brings_up_to(_allowance)
@_door
@_guarded
@_when_open
def step(visit: Visit, slug: str) -> HttpResponse:
    """One step: ask, or take the answer."""
    asked = visit.step(slug)
    if asked is None:
        raise Http404
    if visit.is_sent:
        return visit.go(visit.receipt_url)
    if visit.request.method == "POST" and which_form.is_another(visit):
        return which_form.not_this_one(visit, asked)
    if not visit.course.may_open(asked):
        return too_early(visit, asked)
    if visit.request.method == "POST":
        return answered(visit, asked)
    posted = visit.draft.written.get(slug) if visit.draft else None
    before = visit.course.before[slug]
    quiet = QUIET in visit.request.GET
    files = visit.files.get(slug)
    form = (
        asked.form(values=before, initial=visit.known)
        if posted is None
        else bind(asked, posted, before, files=files, quiet=quiet)
    )
    return visit.step_page(asked, form)


@_door
@_guarded
@_when_open
def check(visit: Visit) -> HttpResponse:
    """Check your answers, and send them."""
    if visit.is_sent:
        return visit.go(visit.receipt_url)
    if visit.is_lapsed:
        response = visit.lapsed_page()
        visit.take_cookies(response)
        return response
    if visit.draft is None or not visit.course.is_complete:
        return visit.go(visit.waiting_url)
    problem = _why_not(visit) if visit.request.method == "POST" else ""
    if visit.request.method == "POST" and not problem:
        return _sent(visit)
    sections = [(section, visit.step_url(section.step)) for section in summary(visit.area, visit.course.values)]
    return visit.page(
        "intake/journeys/check.html",
        sections=sections,
        problem=problem,
        marks=[(drafts.FORM, drafts.form_of(visit.draft)), (which_form.SEEN, which_form.answers_of(visit.draft))],
        for_unit=FOR_UNIT,
        action=visit.check_url,
        save_url=visit.own_url("save"),
        back_url=visit.step_url(visit.course.steps[-1]),
    )


def _why_not(visit: Visit) -> Promise | str:
    """What stands in the way of sending what the page showed."""
    if which_form.is_another(visit) or which_form.has_changed(visit):
        return which_form.CHANGED
    return _OTHER_SENDER if _sends_as_another(visit) else ""


def _sends_as_another(visit: Visit) -> bool:
    """Whether the page that was posted said for whom it would be sent, and that is so no more: somebody signed in, or
    chose another unit, in another tab. Nobody's referral becomes another sender's behind their back.
    """
    said = visit.request.POST.get(FOR_UNIT)
    return said is not None and said != (str(visit.member.unit.pk) if visit.member else "")


def _sent(visit: Visit) -> HttpResponse:
    try:
        send(
            visit.area,
            visit.course.values,
            get_language() or "da",
            visit.draft.row,
            visit.sender,
            visit.draft.key,
        )
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
        form = bind(asked, posted, visit.course.before[asked.slug], files=visit.files.get(asked.slug))
        if wrong := [name for name in form.fields if name in names]:
            form.add_error(wrong[0], _now("Tjek svaret. Vi kan ikke bruge det, som det står."))
            return visit.step_page(asked, form, back=True)
    form.add_error(None, _now("Svarene passer ikke sammen. Tjek dem, og prøv igen."))
    return visit.step_page(asked, form, back=True)


def _sent_as(visit: Visit) -> Submission | None:
    """What the draft became. None if it was not sent, or is erased by now."""
    if not visit.is_sent:
        return None
    try:
        return _ON_A_RECEIPT.get(reference=visit.draft.row.reference)
    except Submission.DoesNotExist:
        return None


@_receipt_door
@_when_open
def receipt(visit: Visit) -> HttpResponse:
    """What was sent, under which number, and what happens next."""
    submission = _sent_as(visit)
    if submission is None:
        return visit.go(visit.start_url)
    secret = drafts.own_secret(visit.draft)
    own_url = reverse("journeys:own", args=[secret]) if secret and own_page.is_opened_by(secret, submission) else ""
    pdf_url = visit.pdf_url if paper.can_be_made() else ""
    facts = receipts.facts(submission, visit.area)
    has_letter = submission.has_letter
    page = {**facts, "own_url": own_url, "pdf_url": pdf_url, "has_letter": has_letter}
    page["by_letter_alone"] = has_letter and visit.member is not None
    return visit.page("intake/journeys/receipt.html", **page)


@_receipt_door
def receipt_pdf(visit: Visit) -> HttpResponse:
    """The same on paper."""
    submission = _sent_as(visit)
    if submission is None or not paper.can_be_made() or not receipts.may_be_drawn(submission):
        return visit.go(visit.receipt_url)
    return visit.private(receipts.as_pdf(submission, visit.area))
