"""What the routing rules may ask about an application (DOMAIN §7, rules 60-80)."""

from django.utils.translation import gettext_lazy as _

from intake.submissions.kinds import Askable, Facts

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
