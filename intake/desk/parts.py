"""The parts of a case that can be passed on by themselves: the pages of its journey, by their own names."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.journeys import declaration
from intake.submissions.answers import uncovered
from intake.submissions.hand_over import PassOn
from intake.submissions.kinds import kind_of
from intake.submissions.models import Submission
from intake.submissions.passed_on import passed_on

# The one part of a case that came by no journey.
ALL = "answers"
WHOLE = {"notes": _("Notater"), "messages": _("Samtalen med afsenderen"), "files": _("Filer")}


@dataclass(frozen=True)
class Part:
    """A page of the journey, with the names of its answers that may be passed on."""

    code: str
    title: Promise | str
    answers: frozenset[str]


def parts_of(submission: Submission) -> list[Part]:
    """The parts that its team may pass on: what it may read itself, and no answer whose consent was withdrawn.

    Nothing is opened for it: a page that the person was never asked stands here too, and passes nothing on.
    """
    passed, gone = passed_on(submission), uncovered(submission)
    found = [Part(code, title, names - gone - passed.withheld(names)) for code, title, names in _pages(submission)]
    return [part for part in found if part.answers]


def chosen(submission: Submission, parts: list[str], whole: list[str]) -> PassOn:
    """What goes, of what was ticked: the names of the answers as the journey stands today."""
    names = frozenset().union(*(part.answers for part in parts_of(submission) if part.code in parts))
    files = _files(submission) if "files" in whole else frozenset()
    return PassOn(
        parts=tuple(parts),
        answers=names | (files - uncovered(submission) - passed_on(submission).withheld(files)),
        notes="notes" in whole,
        messages="messages" in whole,
        files="files" in whole,
    )


def titles(kind: str) -> dict[str, Promise | str]:
    """What the codes of an event are called."""
    area = _areas().get(kind)
    pages = {step.slug: step.title for step in area.steps} if area else {}
    return {ALL: _("Svarene"), **WHOLE, **pages}


def _pages(submission: Submission) -> list[tuple[str, Promise | str, frozenset[str]]]:
    area = _areas().get(submission.kind)
    if area is None:
        kind = kind_of(submission)
        return [(ALL, _("Svarene"), frozenset(name for model in kind.answers.values() for name in model.model_fields))]
    return [(step.slug, step.title, frozenset(step.form.base_fields) - frozenset(step.files)) for step in area.steps]


def _files(submission: Submission) -> frozenset[str]:
    """Files go by a tick of their own, wherever they were asked for."""
    area = _areas().get(submission.kind)
    return frozenset(name for step in area.steps for name in step.files) if area else frozenset()


def _areas() -> dict[str, declaration.Area]:
    return {area.kind.name: area for area in declaration.areas()}
