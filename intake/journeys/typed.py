"""Types that the answers of several areas share, so that a phone number is the same thing everywhere."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from intake.submissions.answers import Answers

from .cvr import can_be_cvr


def _valid_cvr(number: str) -> str:
    if not can_be_cvr(number):
        raise ValueError("the check digit of the CVR number does not fit")
    return number


def _a_day(value: Any) -> Any:
    """pydantic takes "0" for a day too: the seconds since 1970."""
    if not isinstance(value, str):
        return value
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("day", "a day is written YYYY-MM-DD")


def _true_alone(value: Any) -> Any:
    """pydantic takes 1 for true."""
    if value is not True:
        raise PydanticCustomError("literal_error", "only true will do")
    return value


_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
Day = Annotated[date, BeforeValidator(_a_day)]
# What was ticked: nothing else counts.
Ticked = Annotated[Literal[True], BeforeValidator(_true_alone)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
# Digits are 0-9 in every pattern: to a regular expression, `\d` is also the digits of other scripts.
# E.164, as the phone field writes it.
PhoneNumber = Annotated[str, StringConstraints(pattern=r"^\+[1-9][0-9]{5,14}$")]
EmailAddress = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254)]
CvrNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}$"), AfterValidator(_valid_cvr)]
# P-numbers have no check digit.
PNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{10}$")]
DanishPostcode = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
BirthYear = Annotated[int, Field(ge=1900, le=2100)]
# The month, or the day, on which a text that was shown came into force.
TextVersion = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$")]

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
