"""What the routing rules may ask about an application (DOMAIN §7, rules 60-80)."""

from django.utils.translation import gettext_lazy as _

from intake.submissions.kinds import SEVERAL, Askable, Facts

from .answers import BoligmixV1
from .forms import HomeForm

ASKABLE = {
    "applicant": Askable(label=_("Hvem der søger"), choices=(("student", _("En studerende")),)),
    "districts": Askable(
        label=_("Bydele, som ansøgeren vil bo i"), choices=HomeForm.base_fields["districts"].choices, is_many=True
    ),
}


def facts(answers: BoligmixV1) -> Facts:
    """The applicant is a student; young people who are referred come with a kind of their own."""
    return {"applicant": "student", "districts": list(answers.districts)}


def district_of(answers: BoligmixV1) -> str:
    """The district the student wants to live in, where they named one alone."""
    only = set(answers.districts)
    return only.pop() if len(only) == 1 and "alle" not in only else SEVERAL
