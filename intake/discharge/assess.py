"""How soon somebody must act on a referral (DOMAIN §1 B, a proposal of DOK's own; decided there, changed here).
Within how many working days a coordinator then acts is a setting (`DOK_ACT_WITHIN`).

Days are Danish working days. The nearer the discharge, the sooner; a citizen who leaves for the street, or for nobody
knows where, comes sooner still. A date that has passed is as urgent as today.
"""

from dataclasses import dataclass
from datetime import date

from intake.submissions.deadlines import due_on
from intake.submissions.enums import Urgency
from intake.submissions.kinds import Assessment
from intake.submissions.workdays import workdays_until

from .answers import DischargeV1

NO_HOME = frozenset({"gade", "ukendt"})


@dataclass(frozen=True, kw_only=True)
class Level:
    """One row: within how many working days somebody must leave to fall into it, and how urgent that is."""

    within: int
    within_without_home: int
    urgency: Urgency


LEVELS = (
    Level(within=2, within_without_home=5, urgency=Urgency.ACUTE),
    Level(within=5, within_without_home=5, urgency=Urgency.HIGH),
    Level(within=14, within_without_home=14, urgency=Urgency.NORMAL),
)
# Later, or not known yet.
OTHERWISE = Level(within=0, within_without_home=0, urgency=Urgency.LOW)


def level_of(leaves_on: date | None, discharge_to: str, today: date) -> Level:
    """Find the row of the table."""
    if leaves_on is None:
        return OTHERWISE
    days = workdays_until(today, leaves_on)
    for level in LEVELS:
        if days <= (level.within_without_home if discharge_to in NO_HOME else level.within):
            return level
    return OTHERWISE


def assess(answers: DischargeV1, today: date) -> Assessment:
    """Say how urgent it is today, and by which working day a coordinator acts."""
    urgency = level_of(answers.expected_discharge_date, answers.discharge_to, today).urgency
    return Assessment(urgency=urgency, due_on=due_on("discharge", urgency, today))
