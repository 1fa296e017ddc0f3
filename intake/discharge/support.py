"""Who helps the citizen with what (DOMAIN §1 B, the mayor's question 2)."""

from intake.submissions.kinds import Helper, SupportMap

from .answers import DischargeV1, DischargeV2
from .care_forms import CARE_ROLES
from .forms import LIFE_AREAS


def support_map(answers: DischargeV1) -> SupportMap | None:
    """The map, of the answers that may be read. None without the citizen's yes to both halves of it: a life area would
    look as if nobody helped, when only nobody told us.

    Whoever may tell of needs named at least one, and whoever may tell of agreements answered about the coordinator.
    """
    if not isinstance(answers, DischargeV2) or answers.life_areas is None or answers.discharge_coordinator is None:
        return None
    roles = dict(CARE_ROLES)
    return SupportMap(
        areas=LIFE_AREAS,
        wanted=frozenset(answers.life_areas),
        helpers=tuple(
            Helper(role=roles[one.role], organisation=one.organisation, helps_with=frozenset(one.functions or ()))
            for one in answers.care_contacts or ()
        ),
    )
