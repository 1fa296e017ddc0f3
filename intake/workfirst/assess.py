"""How soon somebody answers. The days are a proposal for DOK to decide."""

from datetime import date

from intake.submissions.enums import Urgency
from intake.submissions.kinds import Assessment
from intake.submissions.workdays import add_workdays

from .answers import WorkfirstV1

ANSWERED_WITHIN_WORKDAYS = 3


def assess(answers: WorkfirstV1, today: date) -> Assessment:
    """Nothing here is urgent; everything is answered in time."""
    return Assessment(urgency=Urgency.NORMAL, due_on=add_workdays(today, ANSWERED_WITHIN_WORKDAYS))
