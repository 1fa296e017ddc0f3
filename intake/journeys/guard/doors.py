"""What each door counts, and what it does when it must ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intake.journeys.declaration import Step
from intake.journeys.lists import rearranged
from intake.journeys.visit import BACK, SAVE, Visit
from portal.subnets import subnet_of

from .page import asked, marked
from .verdict import Measure, judge

if TYPE_CHECKING:
    from intake.journeys.own_page.guest import Guest

OWN, LOST = "own", "lost"


def hold(visit: Visit, slug: str = "") -> HttpResponse | None:
    """Ask at a journey's door, if something would be kept (a step's slug) or sent (none). None: go on."""
    if visit.request.method != "POST" or visit.is_sent:
        return None
    step = visit.step(slug) if slug else None
    # What is posted to a step is kept, due or not: a step that is not due must not be a way round the guard.
    if not (step if slug else _would_send(visit)):
        return None
    timed = (lambda: _is_first_answer(visit, step)) if step else (lambda: True)
    return _hold(visit, _measures(visit, is_step=bool(slug)), timed)


def hold_letter(visit: Visit) -> HttpResponse | None:
    """Ask before the link to a draft goes to an address that somebody typed. None: go on."""
    draft = visit.draft
    if draft is None or visit.request.user.is_authenticated:
        return None
    letters = [Measure("save", (draft.key.digest,)), *_from("send", visit.request, visit.area.kind.name)]
    return _hold(visit, letters, lambda: True)


def hold_guest(guest: Guest) -> HttpResponse | None:
    """Ask on somebody's own page, when very much is written there. None: go on."""
    if guest.posted is None:
        return None
    measures = [Measure(OWN, (guest.submission.pk,))]
    return weigh(guest.request, OWN, measures, lambda: False, partial(guest.page, "prove.html"))


def hold_link(request: HttpRequest, who: object, page: Callable[..., HttpResponse]) -> HttpResponse | None:
    """Ask on a page behind a secret link of another room, when very much is written there. None: go on.

    `who` is what is counted, `page` the room's own frame round the question.
    """
    if request.method != "POST":
        return None
    return weigh(request, OWN, [Measure(OWN, (who,))], lambda: False, page)


def hold_stranger(request: HttpRequest) -> HttpResponse | None:
    """Ask whoever asks for a lost link, when very many do. None: go on."""
    if request.method != "POST":
        return None
    subnet = subnet_of(request)
    measures = [Measure(LOST, (subnet,))] if subnet else []

    def page(**context: Any) -> HttpResponse:
        return render(request, "intake/journeys/own/prove.html", context)

    return weigh(request, LOST, measures, lambda: True, page)


def weigh(
    request: HttpRequest,
    purpose: str,
    measures: Sequence[Measure],
    is_timed: Callable[[], bool],
    page: Callable[..., HttpResponse],
) -> HttpResponse | None:
    """Judge what was posted; `page` is the door's own frame round the question. None: go on.

    For the doors of this room, and of any other that strangers write at.
    """
    verdict = judge(request.POST, purpose, measures, is_timed=is_timed)
    if verdict.may_go_on:
        return None
    context = asked(request, verdict, purpose)
    return marked(page(**context), context["seconds"])


def _hold(visit: Visit, measures: Sequence[Measure], is_timed: Callable[[], bool]) -> HttpResponse | None:
    page = partial(visit.page, "intake/journeys/prove.html")
    return weigh(visit.request, visit.area.kind.name, measures, is_timed, page)


def _would_send(visit: Visit) -> bool:
    return visit.draft is not None and visit.course.is_complete


def _measures(visit: Visit, *, is_step: bool) -> Sequence[Measure]:
    """The pages of a draft count for that draft alone: a neighbour's robot does not slow it down.

    The subnet is counted before the whole journey, so that a flood from one place does not reach the others. Who is
    signed in is known to us and not counted.
    """
    if visit.request.user.is_authenticated:
        return []
    if is_step and visit.draft is not None:
        return [Measure("write", (visit.draft.key.digest,))]
    return _from("begin" if is_step else "send", visit.request, visit.area.kind.name)


def _from(limit: str, request: HttpRequest, kind: str) -> Sequence[Measure]:
    """Nobody is blamed for a subnet that cannot be told."""
    subnet = subnet_of(request)
    near = [Measure(limit, (kind, subnet))] if subnet else []
    return [*near, Measure(f"{limit}_all", (kind,))]


def _is_first_answer(visit: Visit, step: Step) -> bool:
    """Whether a page wants reading: it has no answer yet, and nobody wanted to pause, to go back, or a list longer or
    shorter.

    A post with files is not timed either: they are the one thing that cannot be carried along.
    """
    if {SAVE, BACK} & set(visit.request.POST) or visit.request.FILES:
        return False
    if visit.draft is not None and step.slug in visit.draft.written:
        return False
    return not rearranged(step.form(visit.request.POST, values=visit.course.before.get(step.slug, {})))
