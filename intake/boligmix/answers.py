"""What a student tells when applying for BoligMix (DOMAIN §1 A). No health, no CPR, no full date of birth."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from intake.journeys.typed import BirthYear, ContactAnswers, Day, District, Line, TextVersion, Ticked


class BoligmixV1(ContactAnswers):
    """A student's application for a place in a shared flat."""

    birth_year: BirthYear
    institution: Literal[
        "ku", "dtu", "cbs", "kp", "kea", "itu", "ruc", "kongelige-akademi", "sosu-h", "tec", "next", "anden"
    ]
    institution_other: Line | None = None
    study_level: Literal["eud", "kvu", "professionsbachelor", "bachelor", "kandidat", "andet"]
    # The first day of the month in which the studies are expected to end.
    study_end: Day
    move_in_from: Day
    # "alle" stands alone: all ten are fine.
    districts: tuple[District | Literal["alle"], ...] = Field(min_length=1)
    # Kroner a month, for one room, everything included.
    max_rent_dkk: Annotated[int, Field(ge=500, le=30_000)]
    hours_per_month: Literal["4-9", "10-16", "17-plus"]
    household_prefs: tuple[
        Literal["roegfri", "dyr-ok", "ingen-dyr", "stille-hjem", "samme-koen-ok", "samme-koen-oenskes"], ...
    ] = ()
    motivation: Annotated[str, StringConstraints(min_length=1, max_length=1500)]
    experience: Annotated[str, StringConstraints(max_length=800)] = ""
    role_ack: Ticked
    privacy_seen: Ticked
    privacy_version: TextVersion

    @model_validator(mode="after")
    def _names_another_institution(self) -> Self:
        if self.institution == "anden" and not self.institution_other:
            raise ValueError("another institution must be named")
        return self
