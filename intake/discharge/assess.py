"""How soon somebody must act on a referral (DOMAIN §1 B, a proposal of DOK's own; decided there, changed here).

Days are Danish working days. The nearer the discharge, the sooner; a citizen who leaves for the street, or for nobody
knows where, comes sooner still. A date that has passed is as urgent as today.
"""

from dataclasses import dataclass
from datetime import date

from intake.submissions.enums import Urgency
from intake.submissions.kinds import Assessment
from intake.submissions.workdays import add_workdays, workdays_until

from .answers import DischargeV1

NO_HOME = frozenset({"gade", "ukendt"})


@dataclass(frozen=True, kw_only=True)
class Level:
    """One row: who falls into it, and within how many working days a coordinator acts (0: today)."""

    within: int
    within_without_home: int
    urgency: Urgency
    act_within: int


LEVELS = (
    Level(within=2, within_without_home=5, urgency=Urgency.ACUTE, act_within=0),
    Level(within=5, within_without_home=5, urgency=Urgency.HIGH, act_within=1),
    Level(within=14, within_without_home=14, urgency=Urgency.NORMAL, act_within=3),
)
# Later, or not known yet.
OTHERWISE = Level(within=0, within_without_home=0, urgency=Urgency.LOW, act_within=5)


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
    level = level_of(answers.expected_discharge_date, answers.discharge_to, today)
    return Assessment(urgency=level.urgency, due_on=add_workdays(today, level.act_within))
