"""Types that the answers of several areas share, so that a phone number is the same thing everywhere."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from intake.submissions.answers import Answers

from .cvr import can_be_cvr


def _valid_cvr(number: str) -> str:
    if not can_be_cvr(number):
        raise ValueError("the check digit of the CVR number does not fit")
    return number


Line = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
# E.164, as the phone field writes it.
PhoneNumber = Annotated[str, StringConstraints(pattern=r"^\+[1-9]\d{5,14}$")]
EmailAddress = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254)]
CvrNumber = Annotated[str, StringConstraints(pattern=r"^\d{8}$"), AfterValidator(_valid_cvr)]
# P-numbers have no check digit.
PNumber = Annotated[str, StringConstraints(pattern=r"^\d{10}$")]
DanishPostcode = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
BirthYear = Annotated[int, Field(ge=1900, le=2100)]
# The month, or the day, on which a text that was shown came into force.
TextVersion = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]

District = Literal[
    "indre-by",
    "oesterbro",
    "noerrebro",
    "vesterbro",
    "valby",
    "vanloese",
    "broenshoej-husum",
    "bispebjerg",
    "amager-oest",
    "amager-vest",
]


class ContactAnswers(Answers):
    """The contact block (DOMAIN §1): a name, and an e-mail address or a phone number.

    `preferred_contact` must be something that the person gave.
    """

    full_name: Line
    email: EmailAddress | None = None
    phone: PhoneNumber | None = None
    preferred_contact: Literal["opkald", "sms", "mail"]

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if not (self.email or self.phone):
            raise ValueError("an e-mail address or a phone number is needed")
        if not (self.email if self.preferred_contact == "mail" else self.phone):
            raise ValueError("the preferred way of contact was not given")
        return self


def filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what was not answered, so that the model's own defaults hold."""
    return {name: value for name, value in values.items() if value not in ("", None, [], ())}
