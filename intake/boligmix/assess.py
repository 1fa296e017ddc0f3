"""How soon somebody answers. The days are a proposal for DOK to decide."""

from datetime import date

from intake.submissions.enums import Urgency
from intake.submissions.kinds import Assessment
from intake.submissions.workdays import add_workdays

from .answers import BoligmixV1

ANSWERED_WITHIN_WORKDAYS = 5


def assess(answers: BoligmixV1, today: date) -> Assessment:
    """Nothing here is urgent; everything is answered in time."""
    return Assessment(urgency=Urgency.NORMAL, due_on=add_workdays(today, ANSWERED_WITHIN_WORKDAYS))
