"""What the routing rules may ask about a referral (DOMAIN §7, rules 10-50)."""

from django.utils.translation import gettext_lazy as _

from intake.submissions.kinds import Askable, Facts

from .answers import DischargeV1
from .forms import DISCHARGE_TO, LIFE_AREAS, MUNICIPALITIES, YES_NO_UNKNOWN

ASKABLE = {
    "handlekommune": Askable(label=_("Borgerens handlekommune"), choices=MUNICIPALITIES),
    "discharge_to": Askable(label=_("Hvor borgeren skal hen"), choices=DISCHARGE_TO),
    "volunteer_ok": Askable(label=_("Om borgeren gerne vil møde en frivillig"), choices=YES_NO_UNKNOWN),
    "women_only": Askable(label=_("Om borgeren ønsker et tilbud kun for kvinder"), choices=YES_NO_UNKNOWN),
    "life_areas": Askable(
        label=_("Hvad borgeren har brug for støtte til"), choices=LIFE_AREAS, is_many=True, is_health=True
    ),
}


def facts(answers: DischargeV1) -> Facts:
    """Life areas are there only if the citizen said yes to sharing them. An unanswered question is no fact."""
    known = {
        "handlekommune": answers.handlekommune,
        "discharge_to": answers.discharge_to,
        "volunteer_ok": answers.volunteer_ok,
        "women_only": answers.women_only,
        "life_areas": None if answers.life_areas is None else list(answers.life_areas),
    }
    return {name: value for name, value in known.items() if value is not None}
