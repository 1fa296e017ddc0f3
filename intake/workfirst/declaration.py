"""Area C: a business offers work."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from intake.journeys.declaration import Area, Step, Values, Wording
from intake.journeys.postcodes import is_ambiguous
from intake.journeys.typed import filled
from intake.submissions.enums import Outcome, State
from intake.submissions.kinds import ELSEWHERE, Contact, DeclineReason, Ending, Kind, Retention

from . import demo, forms
from .answers import SUPPORTED_FORMS, WorkfirstV1, WorkfirstV2
from .assess import assess
from .facts import ASKABLE, district_of, facts


def has_supported_form(values: Values) -> bool:
    """Whether the law wants the ordinary staff heard."""
    return values.get("form") in SUPPORTED_FORMS


def has_two_districts(values: Values) -> bool:
    """Whether the postcode leaves the district open."""
    return is_ambiguous(values.get("workplace_postcode"))


def build(values: Mapping[str, Any]) -> WorkfirstV2:
    """Make the answers of the steps' values. Raises pydantic.ValidationError."""
    return WorkfirstV2(**filled(values), privacy_version=settings.DOK_PRIVACY_VERSION)


def contact(answers: WorkfirstV1) -> Contact:
    """The person at the business."""
    return Contact(name=answers.full_name, email=answers.email or "", phone=answers.phone or "")


KIND = Kind(
    name="workfirst",
    prefix="WF",
    title=_("Work First"),
    answers={1: WorkfirstV1, 2: WorkfirstV2},
    facts=facts,
    askable=ASKABLE,
    contact=contact,
    cvr=lambda answers: answers.cvr,
    assess=assess,
    district=lambda answers: district_of(answers) or ELSEWHERE,
    # Half a year, and a year after the last follow-up: proposals for DOK to decide (DOMAIN §4).
    retention=Retention(declined_days=180, withdrawn_days=180, closed_days=365),
    decline_reasons=(
        DeclineReason(
            code="not_verified",
            label=_("Virksomheden kan ikke bekræftes"),
            letter=_("Vi har ikke kunnet bekræfte, hvem virksomheden er."),
        ),
        DeclineReason(
            code="terms",
            label=_("Vilkårene passer ikke (løn, timer eller forsikring)"),
            letter=_("Vilkårene passer ikke til de job, vi kan formidle."),
        ),
        DeclineReason(
            code="no_match",
            label=_("Ingen at foreslå til opgaverne"),
            letter=_("Vi har lige nu ingen at foreslå til opgaverne."),
        ),
        DeclineReason(
            code="not_reached",
            label=_("Ingen kontakt efter flere forsøg"),
            letter=_("Vi har ikke kunnet få fat i jer. I må gerne skrive igen."),
        ),
    ),
    accept_checks={"cvr_checked_and_rung": _("CVR er kontrolleret, og vi har ringet til virksomheden")},
    # By the states of an offer (docs/domain.md, C).
    own_endings=(
        Ending(code="filled", label=_("Alle timer er besat"), counts_as=Outcome.REACHED),
        Ending(code="part_filled", label=_("Nogle af timerne er besat"), counts_as=Outcome.OTHER),
        Ending(code="not_filled", label=_("Ingen kom i job"), counts_as=Outcome.NOT_REACHED),
        Ending(code="withdrawn", label=_("Virksomheden trak tilbuddet"), counts_as=Outcome.NOT_REACHED),
    ),
    state_names={
        State.SCREENING: (_("Kontrolleres"), _("Vi ser på jeres tilbud og ringer til jer")),
        State.ACCEPTED: (_("Åbent tilbud"), _("Jeres tilbud er åbent")),
    },
)

AREA = Area(
    kind=KIND,
    letter="C",
    path="tilbyd/arbejde",
    partners="work-offers",
    invent=demo.answers,
    steps=(
        Step(slug="opgaver", title=_("Opgaverne"), form=forms.TasksForm),
        Step(
            slug="smaa-opgaver",
            title=_("Små opgaver"),
            lead=_("Få timer er nok. Del arbejdet op i ting, som en ny kan tage fat på."),
            form=forms.SmallTasksForm,
        ),
        Step(slug="tid", title=_("Timer og dage"), form=forms.HoursForm),
        Step(slug="ansaettelse", title=_("Løn og ansættelse"), form=forms.EmploymentForm),
        Step(
            slug="kolleger",
            title=_("De ansatte hos jer"),
            lead=_("Løntilskud og praktik har egne regler. Derfor spørger vi."),
            form=forms.StaffForm,
            applies=has_supported_form,
        ),
        Step(slug="virksomhed", title=_("Virksomheden"), form=forms.CompanyForm),
        Step(slug="bydel", title=_("Bydelen"), form=forms.DistrictForm, applies=has_two_districts),
        Step(
            slug="kontakt",
            title=_("Hvem vi taler med"),
            lead=_("Skriv den person hos jer, vi skal ringe til."),
            form=forms.BusinessContactForm,
        ),
    ),
    wording=Wording(
        invitation=_("Tilbyd arbejde"),
        lead=_(
            "For jer, der har job eller nogle timer til en, der vil i gang igen. Få timer tæller også. "
            "Det tager cirka ti minutter."
        ),
        send=_("Send tilbuddet"),
        received=_("Vi har fået jeres tilbud"),
        next_steps=(
            _("Vi ringer til jer inden for tre hverdage."),
            _("Vi besøger arbejdspladsen, hvis I har lyst til det."),
            _("Så leder vi efter en, der passer til opgaverne. I siger selv ja eller nej."),
        ),
    ),
    build=build,
)
