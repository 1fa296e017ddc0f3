"""What the routing rules may ask about an application (DOMAIN §7, rules 60-80)."""

from intake.submissions.kinds import Facts

from .answers import BoligmixV1


def facts(answers: BoligmixV1) -> Facts:
    """The applicant is a student; young people who are referred come with a kind of their own."""
    return {"applicant": "student", "districts": list(answers.districts)}
