"""What a receipt says, on screen and on paper: the number, what happens next and when. No answer, no secret link."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from intake.submissions.enums import State
from intake.submissions.models import Submission
from intake.submissions.permissions import is_unverified
from portal import limits, paper
from portal.addresses import whole

from .declaration import Area

WAITING_FOR_US = (State.SUBMITTED, State.CONSENT_CHECK, State.SCREENING)


def due(submission: Submission) -> date | None:
    """The day by which the case's due date binds us to the person; None once somebody has decided."""
    return submission.due_on if submission.state in WAITING_FOR_US else None


def answer_by(submission: Submission) -> date | None:
    """The day we promise to be heard from by. A day that has passed is no promise."""
    day = due(submission)
    return day if day and day >= timezone.localdate() else None


def facts(submission: Submission, area: Area) -> dict[str, Any]:
    """Everything that either receipt shows."""
    return {
        "area": area,
        "submission": submission,
        "answer_by": answer_by(submission),
        "is_unverified": is_unverified(submission),
        "lost_address": whole(reverse("journeys:own-lost")),
    }


def may_be_drawn(submission: Submission) -> bool:
    """Count one more PDF of a case. One is drawn at a time: whoever asked without end would keep everybody waiting."""
    return limits.within(settings.DOK_LIMITS["paper"], "paper", submission.pk)


def as_pdf(submission: Submission, area: Area) -> HttpResponse:
    """The receipt as a PDF, named by the case's number."""
    content = paper.pdf("intake/journeys/paper.html", facts(submission, area))
    return paper.response(content, submission.reference)
