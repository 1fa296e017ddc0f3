"""What the routing rules may ask about a work offer (DOMAIN §7, rules 90-100)."""

from django.utils.translation import gettext_lazy as _

from intake.journeys.postcodes import DISTRICTS, districts_of
from intake.submissions.kinds import Askable, Facts

from .answers import WorkfirstV1
from .forms import FORMS, TASKS

ASKABLE = {
    "district": Askable(label=_("Arbejdspladsens bydel"), choices=DISTRICTS),
    "tasks": Askable(label=_("Hvad arbejdet er"), choices=TASKS, is_many=True),
    "form": Askable(label=_("Hvordan virksomheden ansætter"), choices=FORMS),
}


def district_of(answers: WorkfirstV1) -> str | None:
    """The district of the workplace: confirmed by the applicant, or the only one its postcode lies in."""
    if answers.district:
        return answers.district
    possible = tuple(districts_of(answers.workplace_postcode))
    return possible[0] if len(possible) == 1 else None


def facts(answers: WorkfirstV1) -> Facts:
    """A workplace outside Copenhagen has no district, and no rule that asks for one fits."""
    known = {"district": district_of(answers), "tasks": list(answers.tasks), "form": answers.form}
    return {name: value for name, value in known.items() if value is not None}
