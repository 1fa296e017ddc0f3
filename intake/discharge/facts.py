"""What the routing rules may ask about a referral (DOMAIN §7, rules 10-50)."""

from intake.submissions.kinds import Facts

from .answers import DischargeV1


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
