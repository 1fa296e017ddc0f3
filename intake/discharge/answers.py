"""What a ward tells when it refers a citizen (DOMAIN §1 B), on the citizen's consent and no wider than it.

Not asked: diagnosis, medicine, CPR, journal, offences. What rests on a category that was not consented to is None.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from intake.journeys.typed import BirthYear, Day, EmailAddress, Line, PhoneNumber, TextVersion, Ticked
from intake.submissions.answers import Answers

from .consent import NAMES_WHO_HELPS, NEEDED, RESTS_ON, last_day_of_consent

Category = Literal["contact", "discharge_date", "support_needs", "aftercare"]
# The eight life areas of Critical Time Intervention; health data (art. 9).
LifeArea = Literal[
    "bolig",
    "psykisk-helbred",
    "fysisk-helbred",
    "oekonomi",
    "daglige-aktiviteter",
    "netvaerk",
    "misbrug",
    "uddannelse-beskaeftigelse",
]
Practical = Literal["noegle", "mad", "moebler", "transport", "ledsagelse", "post-mitid"]


class DischargeV1(Answers):
    """A referral of a citizen who is about to leave, or has just left, a psychiatric ward."""

    consent: Literal["ja"]
    consent_categories: tuple[Category, ...]
    consent_method: Literal["skriftlig", "mitid", "mundtlig"]
    consent_witness: Line | None = None
    consent_given_on: Day
    consent_expires_on: Day
    # The text that was said yes to; it names who gives, who receives, and the purpose.
    consent_text_version: TextVersion

    citizen_first_name: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    birth_year: BirthYear
    citizen_contact: Line | None = None
    interpreter_language: Line | None = None
    handlekommune: Literal["koebenhavn", "frederiksberg", "anden", "ved-ikke"]
    call_before_contact: bool
    volunteer_ok: Literal["ja", "nej", "ved-ikke"] | None = None
    women_only: Literal["ja", "nej", "ved-ikke"] | None = None

    admission_status: Literal["indlagt", "udskrevet", "ambulant"]
    discharge_date_known: bool
    expected_discharge_date: Day | None = None
    discharge_to: Literal["egen-bolig", "familie-venner", "botilbud", "herberg", "gade", "ukendt"]

    life_areas: tuple[LifeArea, ...] | None = Field(default=None, min_length=1)
    practical_now: tuple[Practical, ...] | None = None
    agreement: Literal["udskrivningsaftale", "koordinationsplan", "ingen", "ved-ikke"] | None = None
    discharge_coordinator: (
        Literal["tilbudt-ja", "tilbudt-nej-tak", "ikke-tilbudt", "ikke-omfattet", "ved-ikke"] | None
    ) = None

    referrer_name: Line
    referrer_role: Literal[
        "socialraadgiver",
        "sygeplejerske",
        "laege",
        "peer",
        "udskrivningskoordinator",
        "socialpsykiatri",
        "vaerested",
        "med-borgeren",
        "andet",
    ]
    referrer_unit: Line
    referrer_phone: PhoneNumber
    referrer_email: EmailAddress | None = None
    privacy_seen: Ticked
    privacy_version: TextVersion

    @model_validator(mode="after")
    def _is_covered_by_the_consent(self) -> Self:
        if not set(self.consent_categories) >= NEEDED:
            raise ValueError("without name, contact and date there is nothing to receive")
        for name, category in RESTS_ON.items():
            if category not in self.consent_categories and getattr(self, name, None) is not None:
                raise ValueError(f"{name} rests on a category that was not consented to")
        return self

    @model_validator(mode="after")
    def _is_complete_where_it_is_covered(self) -> Self:
        if "support_needs" in self.consent_categories and not self.life_areas:
            raise ValueError("at least one life area is needed")
        if "aftercare" in self.consent_categories and self.discharge_coordinator is None:
            raise ValueError("say whether a discharge coordinator was offered")
        return self

    @model_validator(mode="after")
    def _consents_for_a_year_at_most(self) -> Self:
        if not self.consent_given_on < self.consent_expires_on <= last_day_of_consent(self.consent_given_on):
            raise ValueError("a consent lasts a year at most")
        if self.consent_method == "mundtlig" and not self.consent_witness:
            raise ValueError("an oral consent needs a witness")
        return self

    @model_validator(mode="after")
    def _knows_the_date_or_not(self) -> Self:
        if self.discharge_date_known != (self.expected_discharge_date is not None):
            raise ValueError("give the date, or say that it is not known")
        if self.admission_status == "udskrevet" and self.expected_discharge_date is None:
            raise ValueError("a citizen who has left has left on a date")
        return self


CareRole = Literal[
    "kontaktperson",
    "socialraadgiver",
    "bostoette",
    "stoette-kontaktperson",
    "udskrivningskoordinator",
    "behandler",
    "egen-laege",
    "jobkonsulent-mentor",
    "frivillig",
    "andet",
]


class CareContact(Answers):
    """Somebody who helps the citizen already, and with which life areas."""

    role: CareRole
    organisation: Line
    functions: tuple[LifeArea, ...] | None = None
    name: Line | None = None
    phone: PhoneNumber | None = None


class DischargeV2(DischargeV1):
    """Since November 2026: who helps the citizen already."""

    care_contacts: Annotated[tuple[CareContact, ...], Field(min_length=1, max_length=8)] | None = None

    @model_validator(mode="after")
    def _names_those_who_help_only_where_the_citizen_heard_of_it(self) -> Self:
        if self.care_contacts and self.consent_text_version < NAMES_WHO_HELPS:
            raise ValueError("the text that was read aloud does not name those who help")
        return self

    @model_validator(mode="after")
    def _tells_what_the_help_is_for_only_where_needs_may_be_told(self) -> Self:
        if "support_needs" not in self.consent_categories and any(one.functions for one in self.care_contacts or ()):
            raise ValueError("what somebody helps with rests on a category that was not consented to")
        return self
