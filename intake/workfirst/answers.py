"""What a business tells when it offers work (DOMAIN §1 C). Unpaid work in a firm is no form of employment here."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from intake.journeys.typed import (
    ContactAnswers,
    CvrNumber,
    DanishPostcode,
    Day,
    District,
    Line,
    PNumber,
    TextVersion,
    Ticked,
)
from intake.submissions.answers import Answers
from intake.submissions.files import AttachedFile

# Wage subsidy and traineeship: the law wants ordinary staff and their representative heard (VITAS).
SUPPORTED_FORMS = frozenset({"loentilskud", "praktik"})


class WorkfirstV1(ContactAnswers):
    """A business's offer of a job, or of some hours."""

    company_name: Line
    cvr: CvrNumber
    p_number: PNumber | None = None
    workplace_address: Line
    workplace_postcode: DanishPostcode
    # Asked when the postcode lies in more than one district; the applicant is then the one who confirmed it.
    district: District | None = None
    tasks: tuple[
        Literal[
            "groenne-omraader",
            "rengoering",
            "butik",
            "koekken-cafe",
            "kontor-it",
            "lager",
            "haandvaerk",
            "andet",
        ],
        ...,
    ] = Field(min_length=1)
    tasks_text: Annotated[str, StringConstraints(max_length=1000)] = ""
    physical_demands: tuple[
        Literal[
            "staar-og-gaar",
            "tunge-loeft",
            "ude-i-al-slags-vejr",
            "stoej",
            "stoev-og-kemi",
            "stiger",
            "travlt",
            "kunder",
        ],
        ...,
    ] = ()
    accommodations: Annotated[str, StringConstraints(max_length=800)] = ""
    mentor_name: Line | None = None
    hours_week: Annotated[int, Field(ge=1, le=37)]
    schedule: Annotated[str, StringConstraints(min_length=1, max_length=400)]
    start_date: Day
    end_date: Day | None = None
    form: Literal["ordinaere-timer", "socialt-frikort", "fleksjob", "loentilskud", "praktik"]
    wage_or_agreement: Line | None = None
    ordinary_staff_count: Annotated[int, Field(ge=0, le=100_000)] | None = None
    employee_rep: Line | None = None
    insured_ack: Ticked
    privacy_seen: Ticked
    privacy_version: TextVersion

    @model_validator(mode="after")
    def _names_the_pay(self) -> Self:
        if self.form != "praktik" and not self.wage_or_agreement:
            raise ValueError("paid work needs a wage or an agreement")
        return self

    @model_validator(mode="after")
    def _names_the_staff(self) -> Self:
        if self.form in SUPPORTED_FORMS and (self.ordinary_staff_count is None or not self.employee_rep):
            raise ValueError("wage subsidy and traineeship need the number of staff and their representative")
        return self

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end_date and self.end_date < self.start_date:
            raise ValueError("the work cannot end before it starts")
        return self


class SmallTask(Answers):
    """One piece of the work, which a person can begin with."""

    what: Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
    hours_week: Annotated[int, Field(ge=1, le=37)] | None = None


class WorkfirstV2(WorkfirstV1):
    """Since November 2026: the work in small pieces; pictures of the workplace, or a description of the work."""

    small_tasks: Annotated[tuple[SmallTask, ...], Field(max_length=8)] = ()
    files: Annotated[tuple[AttachedFile, ...], Field(max_length=3)] = ()
