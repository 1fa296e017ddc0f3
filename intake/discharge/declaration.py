"""Area B: a ward refers a citizen, on the citizen's consent."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from intake.journeys.declaration import Area, Step, Values, Wording
from intake.journeys.typed import filled
from intake.submissions.enums import Outcome, State
from intake.submissions.kinds import Contact, DeclineReason, Ending, Kind, Retention
from portal.accounts.units import UnitMember

from . import care_forms, consent_forms, demo, forms
from .answers import DischargeV1, DischargeV2
from .assess import assess
from .consent import CURRENT, PURPOSES, RESTS_ON, TEXTS, consent_given, covered
from .facts import ASKABLE, facts
from .support import support_map

ENDED = (State.WITHDRAWN, State.CONSENT_WITHDRAWN, State.EXPIRED, State.CLOSED)
NO_CONSENT = "intake/journeys/discharge/no_consent.html"


def without_consent(values: Values) -> str | None:
    """The page that ends the journey when the citizen did not say yes."""
    return None if values["consent"] == "ja" else NO_CONSENT


def consented_to(category: str) -> Callable[[Values], bool]:
    """Ask a step only if the citizen said yes to the category it rests on."""
    return lambda values: category in values["consent_categories"]


def build(values: Mapping[str, Any]) -> DischargeV2:
    """Make the answers of the steps' values. Raises pydantic.ValidationError.

    What rests on a category that was taken back while the form was filled in is dropped, whoever hands it over.
    """
    return DischargeV2(
        **filled(covered(values)), consent_text_version=CURRENT.version, privacy_version=settings.DOK_PRIVACY_VERSION
    )


def contact(answers: DischargeV1) -> Contact:
    """The referrer: letters never go to the citizen, whose post others may read."""
    return Contact(name=answers.referrer_name, email=answers.referrer_email or "", phone=answers.referrer_phone)


def about(answers: DischargeV1) -> str:
    """The citizen, by the little we ask of who they are; nothing where a hand-over held some of it back."""
    if None in (answers.citizen_first_name, answers.birth_year):
        return ""
    return f"{answers.citizen_first_name} {answers.birth_year}"


def prefill(member: UnitMember) -> dict[str, str]:
    """The referrer's own answers, as their account knows them; they may write others."""
    return {
        "referrer_name": str(member.user),
        "referrer_unit": str(member.unit),
        "referrer_phone": member.unit.phone,
        "referrer_email": member.user.email,
    }


KIND = Kind(
    name="discharge",
    prefix="GU",
    title=_("Den gode udskrivning"),
    answers={1: DischargeV1, 2: DischargeV2},
    facts=facts,
    askable=ASKABLE,
    contact=contact,
    about=about,
    assess=assess,
    consent=consent_given,
    purposes=PURPOSES,
    rests_on=RESTS_ON,
    verify_sender=True,
    letters_name_team=False,
    support_map=support_map,
    # Proposals for DOK to decide (DOMAIN §4): a month without a yes; five working days to ask the citizen ourselves.
    retention=Retention(declined_days=30, withdrawn_days=30, closed_days=365, consent_check_workdays=5),
    # The reasons are kept apart for the figures; the letter's sentence must not tell which it was about the citizen.
    decline_reasons=(
        DeclineReason(
            code="no_capacity",
            label=_("Ingen ledig koordinator"),
            letter=_("Vi har ikke plads lige nu."),
        ),
        DeclineReason(
            code="other_municipality",
            label=_("En anden kommune har ansvaret"),
            letter=_("Andre er tættere på end os. Ring, så hjælper vi med at finde dem."),
        ),
        DeclineReason(
            code="other_help",
            label=_("Anden hjælp passer bedre"),
            letter=_("Andre er tættere på end os. Ring, så hjælper vi med at finde dem."),
        ),
        DeclineReason(
            code="not_wanted",
            label=_("Borgeren ønsker det ikke alligevel"),
            letter=_("Vi går ikke videre med sagen. Ring, hvis du vil tale om det."),
        ),
        DeclineReason(
            code="not_reached",
            label=_("Ingen kontakt efter flere forsøg"),
            letter=_("Vi går ikke videre med sagen. Ring, hvis du vil tale om det."),
        ),
        DeclineReason(
            code="not_from_the_ward",
            label=_("Afdelingen kender ikke henvisningen"),
            letter=_("Vi går ikke videre med sagen. Ring, hvis du vil tale om det."),
        ),
    ),
    # Where the citizen lives when the course ends (docs/domain.md, B1). The clear column says only whether in a home.
    own_endings=(
        Ending(code="own_home", label=_("I egen bolig"), counts_as=Outcome.REACHED),
        Ending(code="supported", label=_("På botilbud"), counts_as=Outcome.REACHED),
        Ending(code="with_others", label=_("Hos familie eller venner"), counts_as=Outcome.OTHER),
        Ending(code="admitted", label=_("Indlagt igen"), counts_as=Outcome.OTHER),
        Ending(code="other_help", label=_("Får hjælp et andet sted"), counts_as=Outcome.OTHER),
        Ending(code="shelter", label=_("På herberg eller natcafé"), counts_as=Outcome.NOT_REACHED),
        Ending(code="street", label=_("På gaden"), counts_as=Outcome.NOT_REACHED),
    ),
    state_names={
        State.SCREENING: (_("Skal have en koordinator"), _("Vi finder en koordinator")),
        State.ACCEPTED: (_("Har en koordinator"), _("En koordinator har sagen")),
        # Whoever refers has no right to learn what the citizen decided: these read the same.
        **{state: (state.label, _("Sagen er afsluttet")) for state in ENDED},
    },
)

AREA = Area(
    kind=KIND,
    letter="B",
    path="henvis/udskrivning",
    quick_exit=True,
    acute_help=True,
    partners="referrals",
    invent=demo.answers,
    texts={"consent_text_version": {text.version: text.spoken for text in TEXTS}},
    saving_needs_account=True,
    steps=(
        Step(
            slug="samtykke",
            title=_("Borgerens ja"),
            lead=_("Læs op for borgeren. Spørg bagefter, om svaret er ja."),
            aloud=CURRENT.spoken,
            form=consent_forms.ConsentForm,
            stop=without_consent,
            stop_asks=_("Siger borgeren nej? Så sletter vi det, du skrev"),
        ),
        Step(
            slug="omfang",
            title=_("Hvad borgeren siger ja til"),
            lead=_("Borgeren kan sige ja til noget og nej til andet."),
            form=consent_forms.ConsentScopeForm,
        ),
        Step(slug="borger", title=_("Borgeren"), form=forms.CitizenForm),
        Step(slug="udskrivning", title=_("Udskrivningen"), form=forms.DischargeForm),
        Step(
            slug="stoette",
            title=_("Behov for støtte"),
            form=forms.NeedsForm,
            applies=consented_to("support_needs"),
        ),
        Step(
            slug="aftaler",
            title=_("Aftaler efter udskrivning"),
            form=forms.AftercareForm,
            applies=consented_to("aftercare"),
        ),
        Step(
            slug="hjaelpere",
            title=_("Hvem der hjælper nu"),
            lead=_("Dem, borgeren har i forvejen, og som skal med i planen."),
            form=care_forms.CareContactsForm,
            applies=consented_to("aftercare"),
        ),
        Step(
            slug="henviser",
            title=_("Dig, der henviser"),
            lead=_("Så ved vi, hvem vi ringer til."),
            form=forms.ReferrerForm,
        ),
    ),
    wording=Wording(
        invitation=_("Henvis en borger"),
        lead=_("For dig, der arbejder i psykiatrien eller på et værested. Det tager cirka fem minutter."),
        send=_("Send henvisningen"),
        received=_("Vi har fået din henvisning"),
        next_steps=(
            _("En koordinator ringer til dig. Haster det, ringer vi samme hverdag."),
            _("Vi taler med borgeren inden for fem hverdage og hører, om svaret stadig er ja."),
            _("Borgeren kan altid sige nej igen. Så stopper vi og sletter det, vi har fået."),
        ),
        own_voice=_(
            "Handler det om dig selv? Du kan ringe til os på [telefon]. Så skriver vi henvisningen sammen med dig."
        ),
    ),
    build=build,
    prefill=prefill,
)
