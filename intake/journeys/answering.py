"""What a post to a step does: keep it, then go on, pause, or show what is to be mended."""

from __future__ import annotations

from django.http import HttpResponse

from intake.submissions import saved

from . import drafts
from .closed import keep
from .course import posted_to
from .declaration import Step
from .files.held import held_by
from .files.taking import brings_files, pressed_in, show, take_in
from .forms import StepForm
from .lists import Rearranged, rearranged
from .visit import BACK, SAVE, Visit

# The button that says yes to an answer that deletes what is written.
DELETE = "slet"


def too_early(visit: Visit, asked: Step) -> HttpResponse:
    """A step that is not due. Whoever's draft has lapsed is told so; what was just written is kept in any case."""
    written = keep(visit, asked)
    if visit.draft is not None or not (written or visit.is_lapsed):
        return visit.go(visit.waiting_url)
    response = visit.lapsed_page()
    if written is not None:
        drafts.give_cookie(response, visit.area, written)
    else:
        visit.take_cookies(response)
    return response


def answered(visit: Visit, asked: Step) -> HttpResponse:
    """Take what was posted to a step that is due."""
    form = _posted(visit, asked)
    if brings_files(form, visit.request):
        return _with_files(visit, asked, form)
    if changed := rearranged(form):
        return _rearranged(visit, asked, changed)
    return _judged(visit, asked, form)


def _posted(visit: Visit, asked: Step, *, quiet: bool = False) -> StepForm:
    """The step's form as it was posted, with the files that lie with the draft."""
    before, files = visit.course.before[asked.slug], visit.files.get(asked.slug)
    return asked.form(visit.request.POST, files=files, values=before, quiet=quiet)


def _with_files(visit: Visit, asked: Step, form: StepForm) -> HttpResponse:
    """Take the files in before anything is judged: a browser sends them once, whatever else is wrong on the page."""
    visit.draft = visit.write(asked, posted_to(form))
    if visit.draft.is_sent:
        return visit.go(visit.receipt_url)
    refused = take_in(visit.draft, asked.slug, form, visit.request)
    visit.files = held_by(visit.draft)
    pressed = pressed_in(form, visit.request)
    form = _posted(visit, asked, quiet=bool(pressed))
    if refused:
        show(refused, form)
        response = visit.step_page(asked, form)
    elif pressed:
        response = visit.go(visit.list_url(asked, f"id_{pressed}"))
    elif changed := rearranged(form):
        return _rearranged(visit, asked, changed)
    else:
        return _judged(visit, asked, form)
    drafts.give_cookie(response, visit.area, visit.draft)
    return response


def _judged(visit: Visit, asked: Step, form: StepForm) -> HttpResponse:
    """Go on, or show what is to be mended; either way what was written is kept."""
    if BACK in visit.request.POST:
        return _back(visit, asked, form)
    valid, before = form.is_valid(), visit.course.before[asked.slug]
    if valid and (template := asked.stop({**before, **form.cleaned_data})):
        return _stopped(visit, template) if _may_stop(visit, asked) else _asked_first(visit, asked, form)
    posted = posted_to(form)
    if valid:
        visit.course.clean[asked.slug] = posted, form.cleaned_data
    # The page that comes back with an error belongs to the draft that was just begun.
    draft = visit.draft = visit.write(asked, posted)
    response = _kept(visit, asked, draft, form)
    drafts.give_cookie(response, visit.area, draft)
    return response


def _kept(visit: Visit, asked: Step, draft: drafts.OpenDraft, form: StepForm) -> HttpResponse:
    """The page is in the draft: pause, go on, or mend what is wrong."""
    if draft.is_sent:
        return visit.go(visit.receipt_url)
    if SAVE in visit.request.POST and visit.may_save:
        return _paused(visit, draft)
    return _after(visit, asked, draft) if form.is_valid() else visit.step_page(asked, form)


def _paused(visit: Visit, draft: drafts.OpenDraft) -> HttpResponse:
    """Ask where to send the link; whoever has one already may leave at once."""
    return visit.go(visit.own_url("saved" if saved.renew(draft.row.pk) else "save"))


def _back(visit: Visit, asked: Step, form: StepForm) -> HttpResponse:
    """To the page before. What is on this one is kept as it is, whether it is finished or not.

    A page on which nothing is written stays one that was never answered. Whoever came to change an answer and leaves
    a wrong one keeps the answer they had.
    """
    posted = posted_to(form)
    is_blank = not any(text.strip() for texts in posted.values() for text in texts)
    was_answered = visit.draft is not None and asked.slug in visit.draft.written
    if (visit.from_check and not _is_an_answer(asked, form)) or (is_blank and not was_answered):
        return visit.go(visit.back_url(asked))
    draft = visit.write(asked, posted)
    response = visit.go(visit.receipt_url if draft.is_sent else visit.back_url(asked))
    drafts.give_cookie(response, visit.area, draft)
    return response


def _is_an_answer(asked: Step, form: StepForm) -> bool:
    """Whether the page may be gone on from."""
    return form.is_valid() and not asked.stop({**form.values, **form.cleaned_data})


def _rearranged(visit: Visit, asked: Step, changed: Rearranged) -> HttpResponse:
    """A list on the page is longer or shorter now."""
    draft = visit.write(asked, changed.posted)
    response = visit.go(visit.receipt_url if draft.is_sent else visit.list_url(asked, changed.place))
    drafts.give_cookie(response, visit.area, draft)
    return response


def _may_stop(visit: Visit, asked: Step) -> bool:
    """Whether nothing is lost that was not about to be: no later page is written, or the person said yes to it."""
    written = visit.draft.written if visit.draft else {}
    later = visit.area.steps[visit.area.steps.index(asked) + 1 :]
    return DELETE in visit.request.POST or not any(step.slug in written for step in later)


def _asked_first(visit: Visit, asked: Step, form: StepForm) -> HttpResponse:
    """Ask once, before the answer that ends the journey deletes what is written. The answer itself is not kept."""
    posted = [(name, text) for name, texts in posted_to(form).items() for text in texts]
    return visit.page(
        "intake/journeys/stop_first.html",
        asks=asked.stop_asks,
        posted=posted,
        action=visit.request.get_full_path(),
        delete=DELETE,
        back_url=visit.check_url if visit.from_check else visit.step_url(asked),
        is_saved=visit.is_saved,
    )


def _stopped(visit: Visit, template: str) -> HttpResponse:
    """The journey ends here, and nothing is kept."""
    drafts.discard(visit.draft)
    response = visit.page(template)
    visit.take_cookies(response)
    return response


def _after(visit: Visit, asked: Step, draft: drafts.OpenDraft) -> HttpResponse:
    """Where a valid answer leads: back to the check page, or to the next step."""
    visit.walk(draft)
    following = visit.course.following(asked)
    if visit.from_check or following is None or not visit.course.may_open(following):
        return visit.go(visit.waiting_url)
    return visit.go(visit.going_on_url(following, draft))
