"""Area A: a student applies for a place in a shared flat."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from intake.journeys.declaration import Area, Step, Wording
from intake.journeys.typed import filled
from intake.submissions.enums import Outcome, State
from intake.submissions.kinds import Contact, DeclineReason, Ending, Kind, Retention

from . import forms
from .answers import BoligmixV1
from .assess import assess
from .facts import ASKABLE, district_of, facts


def build(values: Mapping[str, Any]) -> BoligmixV1:
    """Make the answers of the steps' values. Raises pydantic.ValidationError."""
    return BoligmixV1(**filled(values), privacy_version=settings.DOK_PRIVACY_VERSION)


def contact(answers: BoligmixV1) -> Contact:
    """The student."""
    return Contact(name=answers.full_name, email=answers.email or "", phone=answers.phone or "")


KIND = Kind(
    name="boligmix",
    prefix="BM",
    title=_("BoligMix"),
    answers={1: BoligmixV1},
    facts=facts,
    askable=ASKABLE,
    contact=contact,
    assess=assess,
    district=district_of,
    # Half a year, and a year after the last follow-up: proposals for DOK to decide (DOMAIN §4).
    retention=Retention(declined_days=180, withdrawn_days=180, closed_days=365),
    decline_reasons=(
        DeclineReason(
            code="outside_frame",
            label=_("Uden for rammen (alder, studie eller område)"),
            letter=_("Din ansøgning passer ikke til BoligMix lige nu."),
        ),
        DeclineReason(
            code="no_home",
            label=_("Ingen bolig passer (husleje, bydel eller dato)"),
            letter=_("Vi har ikke en bolig, der passer, og regner ikke med at få en snart."),
        ),
        DeclineReason(
            code="others_chosen",
            label=_("Andre valgt efter samtalen"),
            letter=_("Vi har flere ansøgere end boliger og har denne gang valgt andre."),
        ),
        DeclineReason(
            code="not_reached",
            label=_("Ingen kontakt efter flere forsøg"),
            letter=_("Vi har ikke kunnet få fat i dig. Du må gerne søge igen."),
        ),
    ),
    accept_checks={"interview_held": _("Vi har holdt samtalen (20–30 minutter)")},
    # By the figures that the programme asks for (docs/domain.md, A1 and A5).
    own_endings=(
        Ending(code="moved_in", label=_("Flyttet ind i BoligMix"), counts_as=Outcome.REACHED),
        Ending(code="other_home", label=_("Har fundet en anden bolig"), counts_as=Outcome.OTHER),
        Ending(code="moved_out", label=_("Flyttet ud igen inden et halvt år"), counts_as=Outcome.NOT_REACHED),
        Ending(code="no_match", label=_("Der blev ikke fundet et match"), counts_as=Outcome.NOT_REACHED),
        Ending(code="gave_up", label=_("Ville ikke alligevel"), counts_as=Outcome.NOT_REACHED),
    ),
    state_names={
        State.SCREENING: (_("Til samtale"), _("Vi læser din ansøgning og finder tid til en samtale")),
        State.ACCEPTED: (_("I puljen"), _("Du er i puljen")),
    },
)

AREA = Area(
    kind=KIND,
    letter="A",
    path="ansoeg/boligmix",
    steps=(
        Step(slug="uddannelse", title=_("Dit studie"), form=forms.StudyForm),
        Step(slug="bolig", title=_("Din bolig"), form=forms.HomeForm),
        Step(slug="hverdag", title=_("Hverdagen sammen"), form=forms.EverydayForm),
        Step(slug="motivation", title=_("Dine egne ord"), form=forms.MotivationForm),
        Step(
            slug="kontakt",
            title=_("Hvordan vi når dig"),
            lead=_("Kun koordinatoren for BoligMix læser det, du sender."),
            form=forms.ApplicantForm,
        ),
    ),
    wording=Wording(
        invitation=_("Søg en plads i BoligMix"),
        lead=_(
            "For dig, der læser i København og vil bo sammen med en ung, der har brug for en god nabo. "
            "Det tager cirka ti minutter."
        ),
        send=_("Send ansøgningen"),
        received=_("Vi har fået din ansøgning"),
        next_steps=(
            _("Vi læser ansøgningen inden for fem hverdage."),
            _("Vi ringer eller skriver til dig. Så finder vi tid til en samtale på 20-30 minutter."),
            _("Efter samtalen får du svar."),
        ),
    ),
    build=build,
)
