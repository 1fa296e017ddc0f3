"""The pages of a referral: what is asked of the citizen's case. The consent has its own, in consent_forms.py."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intake.journeys import fields
from intake.journeys.conditional import when_it_applies
from intake.journeys.contact import privacy_seen
from intake.journeys.forms import StepForm

YES_NO_UNKNOWN = (("ja", _("Ja")), ("nej", _("Nej")), ("ved-ikke", _("Ved ikke")))
ADMISSION_STATUS = (
    ("indlagt", _("Er indlagt nu")),
    ("udskrevet", _("Er udskrevet inden for 30 dage")),
    ("ambulant", _("Er ikke indlagt, men kommer i psykiatrien")),
)
DISCHARGE_TO = (
    ("egen-bolig", _("Egen bolig")),
    ("familie-venner", _("Familie eller venner")),
    ("botilbud", _("Botilbud")),
    ("herberg", _("Herberg")),
    ("gade", _("Gaden")),
    ("ukendt", _("Det ved vi ikke endnu")),
)
MUNICIPALITIES = (
    ("koebenhavn", _("København")),
    ("frederiksberg", _("Frederiksberg")),
    ("anden", _("En anden kommune")),
    ("ved-ikke", _("Ved ikke")),
)
LIFE_AREAS = (
    ("bolig", _("Bolig")),
    ("psykisk-helbred", _("Psykisk helbred")),
    ("fysisk-helbred", _("Fysisk helbred")),
    ("oekonomi", _("Økonomi")),
    ("daglige-aktiviteter", _("Hverdagen")),
    ("netvaerk", _("Familie, venner og netværk")),
    ("misbrug", _("Alkohol eller stoffer")),
    ("uddannelse-beskaeftigelse", _("Uddannelse eller arbejde")),
)
PRACTICAL = (
    ("noegle", _("Nøgle")),
    ("mad", _("Mad i huset")),
    ("moebler", _("Møbler")),
    ("transport", _("Transport hjem")),
    ("ledsagelse", _("En at følges med")),
    ("post-mitid", _("Post og MitID")),
)
AGREEMENTS = (
    ("udskrivningsaftale", _("Udskrivningsaftale")),
    ("koordinationsplan", _("Koordinationsplan")),
    ("ingen", _("Ingen af dem")),
    ("ved-ikke", _("Ved ikke")),
)
COORDINATOR = (
    ("tilbudt-ja", _("Ja, og borgeren sagde ja")),
    ("tilbudt-nej-tak", _("Ja, men borgeren sagde nej tak")),
    ("ikke-tilbudt", _("Nej")),
    ("ikke-omfattet", _("Nej, borgeren har ikke ret til det")),
    ("ved-ikke", _("Ved ikke")),
)
ROLES = (
    ("socialraadgiver", _("Socialrådgiver")),
    ("sygeplejerske", _("Sygeplejerske")),
    ("laege", _("Læge")),
    ("peer", _("Peermedarbejder")),
    ("udskrivningskoordinator", _("Udskrivningskoordinator")),
    ("socialpsykiatri", _("Medarbejder i socialpsykiatrien")),
    ("vaerested", _("Medarbejder på et værested")),
    # A citizen who rings for themselves: docs/decisions/2026-12-01-a-citizen-who-refers-themselves.md
    ("med-borgeren", _("Medarbejder i DOK. Borgeren ringede selv")),
    ("andet", _("Noget andet")),
)


def a_month_ago() -> date:
    """A citizen may have left up to thirty days ago."""
    return timezone.localdate() - timedelta(days=30)


def in_a_year() -> date:
    """A date further off is a slip of the pen."""
    return timezone.localdate() + timedelta(days=366)


class CitizenForm(StepForm):
    citizen_first_name = fields.Text(
        _("Borgerens fornavn"),
        hint=_("Kun fornavnet. Skriv ikke cpr-nummer."),
        why=_("Så ved vi, hvem vi spørger efter."),
        required_error=_("Skriv borgerens fornavn."),
        max_length=80,
    )
    birth_year = fields.BirthYear(
        _("Hvilket år er borgeren født?"),
        15,
        110,
        autocomplete="off",
        hint=_("Fire cifre."),
        why=_("Fornavn og år er nok til, at vi taler om den samme."),
        required_error=_("Skriv det år, borgeren er født."),
    )
    citizen_contact = fields.Text(
        _("Hvordan får vi fat i borgeren?"),
        hint=_("Telefon eller mail, hvis borgeren har det."),
        why=_("Vi vil gerne høre borgeren selv."),
        max_length=200,
        optional=True,
    )
    interpreter_language = fields.Text(
        _("Skal vi have en tolk med?"),
        hint=_("Skriv sproget."),
        why=_("Så kan borgeren sige det på sit eget sprog."),
        max_length=80,
        optional=True,
    )
    volunteer_ok = fields.Choice(
        _("Vil borgeren gerne møde en frivillig?"),
        YES_NO_UNKNOWN,
        why=_("En frivillig kan følges med hjem og komme forbi."),
        optional=True,
    )
    women_only = fields.Choice(
        _("Ønsker borgeren et tilbud kun for kvinder?"),
        YES_NO_UNKNOWN,
        hint=_("Det er borgerens eget valg."),
        why=_("Nogle er tryggest blandt kvinder."),
        optional=True,
    )


class DischargeForm(StepForm):
    admission_status = fields.Choice(
        _("Hvor er borgeren nu?"),
        ADMISSION_STATUS,
        why=_("Så ved vi, hvor vi kan møde borgeren."),
        required_error=_("Vælg, hvor borgeren er nu."),
    )
    discharge_date_known = fields.YesNo(
        _("Kender du datoen for udskrivning?"),
        no=_("Ved ikke endnu"),
        why=_("Vi ringer hurtigere, når dagen er tæt på."),
        required_error=_("Vælg ja, eller vælg «ved ikke endnu»."),
    )
    expected_discharge_date = when_it_applies(
        fields.Day(
            _("Dato for udskrivning"),
            hint=_("Skriv dag, måned og år. Et godt gæt er nok."),
            why=_("Datoen afgør, hvor hurtigt vi ringer."),
            not_before=a_month_ago,
            not_after=in_a_year,
        )
    )
    discharge_to = fields.Choice(
        _("Hvor skal borgeren hen?"),
        DISCHARGE_TO,
        why=_("Vi ringer hurtigst, når der ikke er et hjem."),
        required_error=_("Vælg, hvor borgeren skal hen."),
    )
    handlekommune = fields.Choice(
        _("Hvilken kommune har ansvaret?"),
        MUNICIPALITIES,
        hint=_("Det er borgerens handlekommune."),
        why=_("Kommunen skal med i planen."),
        required_error=_("Vælg den kommune, der har ansvaret."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        known, leaves_on = given.get("discharge_date_known"), given.get("expected_discharge_date")
        if known and not leaves_on and "expected_discharge_date" not in self.errors:
            self.add_error("expected_discharge_date", _now("Skriv datoen med dag, måned og år."))
        elif known is False and leaves_on:
            self.add_error("discharge_date_known", _now("Du har skrevet en dato. Vælg ja, eller slet datoen."))
        elif known is False and given.get("admission_status") == "udskrevet":
            self.add_error("discharge_date_known", _now("Vælg ja, og skriv den dag, borgeren tog hjem."))
        return given


class NeedsForm(StepForm):
    life_areas = fields.Many(
        _("Hvad har borgeren brug for støtte til?"),
        LIFE_AREAS,
        hint=_("Vælg gerne flere. Skriv ingen diagnose."),
        why=_("Så ved vi, hvem der kan hjælpe bedst."),
        required_error=_("Vælg mindst ét område."),
    )
    practical_now = fields.Many(
        _("Hvad mangler borgeren de første to døgn?"),
        PRACTICAL,
        hint=_("Vælg gerne flere."),
        why=_("Så er det på plads, når borgeren kommer hjem."),
        optional=True,
    )


class AftercareForm(StepForm):
    agreement = fields.Choice(
        _("Er der lavet en aftale?"), AGREEMENTS, why=_("Vi bygger videre på det, I har aftalt."), optional=True
    )
    discharge_coordinator = fields.Choice(
        _("Har borgeren fået tilbud om en udskrivningskoordinator?"),
        COORDINATOR,
        why=_("Så gør vi ikke det samme to gange."),
        required_error=_("Vælg et svar. «Ved ikke» er også et svar."),
    )


class ReferrerForm(StepForm):
    referrer_name = fields.Text(
        _("Hvad hedder du?"),
        why=_("Vi spørger efter dig, når vi ringer."),
        required_error=_("Skriv dit navn."),
        autocomplete="name",
        max_length=200,
    )
    referrer_role = fields.Select(
        _("Hvad arbejder du som?"),
        ROLES,
        why=_("Så ved vi, hvad vi kan spørge dig om."),
        required_error=_("Vælg dit arbejde."),
    )
    referrer_unit = fields.Text(
        _("Hvad hedder afdelingen eller stedet?"),
        why=_("Det er jer, borgeren giver lov til at fortælle."),
        required_error=_("Skriv din afdeling eller dit sted."),
        autocomplete="organization",
        max_length=200,
    )
    referrer_phone = fields.Phone(
        _("Dit telefonnummer"),
        hint=_("Et nummer, vi kan ringe til i dag."),
        why=_("Vi ringer altid til dig først, hvis noget er uklart."),
        required_error=_("Skriv et telefonnummer med 8 cifre."),
    )
    referrer_email = fields.Email(
        _("Din mail på arbejdet"),
        hint=_("Du får en kvittering. Der står intet om borgeren i den."),
        why=_("Vi bruger den kun til at svare dig."),
        optional=True,
    )
    call_before_contact = fields.YesNo(
        _("Skal vi ringe til dig, før vi taler med borgeren?"),
        why=_("Du ved, hvornår det passer borgeren."),
        required_error=_("Svar ja eller nej."),
    )
    privacy_seen = privacy_seen("udskrivning")
