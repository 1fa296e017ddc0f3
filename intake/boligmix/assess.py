"""How soon somebody answers. The days are a setting (`DOK_ACT_WITHIN`)."""

from datetime import date

from intake.submissions.deadlines import due_on
from intake.submissions.enums import Urgency
from intake.submissions.kinds import Assessment

from .answers import BoligmixV1


def assess(answers: BoligmixV1, today: date) -> Assessment:
    """Nothing here is urgent; everything is answered in time."""
    return Assessment(urgency=Urgency.NORMAL, due_on=due_on("boligmix", Urgency.NORMAL, today))
