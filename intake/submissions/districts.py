"""How many cases concern which part of the city, counted while a worker has their answers open."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone

from .answers import Answers
from .kinds import kind_of
from .models import DistrictFigure, Submission


def count(submission: Submission, answers: Answers) -> None:
    """Count a case that has just been placed, once, in the caller's transaction. A kind that asks no district has none.

    Nothing joins the number to the case, so it stays with the team that had the case first, and is never taken back.
    """
    asks = kind_of(submission).district
    if asks is None:
        return
    month = timezone.localdate(submission.received_at).replace(day=1)
    figure, _is_new = DistrictFigure.objects.get_or_create(
        month=month, kind=submission.kind, team=submission.team, district=asks(answers)
    )
    DistrictFigure.objects.filter(pk=figure.pk).update(received=F("received") + 1)
