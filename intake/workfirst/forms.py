"""The pages of a business's work offer."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intake.journeys import fields
from intake.journeys.conditional import when_it_applies
from intake.journeys.contact import ContactForm, privacy_seen
from intake.journeys.forms import EntryForm, StepForm
from intake.journeys.postcodes import DISTRICTS, districts_of

# The city's own list of small jobs, and what is not on it.
TASKS = (
    ("groenne-omraader", _("Grønne områder")),
    ("rengoering", _("Rengøring")),
    ("butik", _("Butik")),
    ("koekken-cafe", _("Køkken og café")),
    ("kontor-it", _("Kontor og it")),
    ("lager", _("Lager")),
    ("haandvaerk", _("Håndværk")),
    ("andet", _("Noget andet")),
)
PHYSICAL_DEMANDS = (
    ("staar-og-gaar", _("Man står og går meget")),
    ("tunge-loeft", _("Man løfter tungt")),
    ("ude-i-al-slags-vejr", _("Man er ude i al slags vejr")),
    ("stoej", _("Der er støj")),
    ("stoev-og-kemi", _("Der er støv eller kemi")),
    ("stiger", _("Man bruger stiger")),
    ("travlt", _("Der kan være travlt")),
    ("kunder", _("Man møder kunder")),
)
FORMS = (
    ("ordinaere-timer", _("Almindelige timer til almindelig løn")),
    ("socialt-frikort", _("Socialt frikort")),
    ("fleksjob", _("Fleksjob")),
    ("loentilskud", _("Løntilskud")),
    ("praktik", _("Praktik gennem jobcentret")),
)


def in_two_years() -> date:
    """The last day that a plan for work can reasonably begin on."""
    return date(timezone.localdate().year + 2, 12, 31)


class TasksForm(StepForm):
    tasks = fields.Many(
        _("Hvad er arbejdet?"),
        TASKS,
        hint=_("Vælg gerne flere."),
        why=_("Så ved vi, hvem vi skal spørge."),
        required_error=_("Vælg mindst én slags arbejde."),
    )
    tasks_text = fields.LongText(
        _("Fortæl om opgaverne"),
        hint=_("Hvad laver man den første dag?"),
        why=_("Så kan en, der er i tvivl, se det for sig."),
        max_length=1000,
        rows=5,
        optional=True,
    )
    physical_demands = fields.Many(
        _("Hvad skal kroppen kunne?"),
        PHYSICAL_DEMANDS,
        hint=_("Vælg det, der passer."),
        why=_("Så foreslår vi en, der kan holde til det."),
        optional=True,
    )
    accommodations = fields.LongText(
        _("Hvad kan I gøre lettere?"),
        hint=_("Det kan være pauser, et roligt sted eller faste opgaver."),
        why=_("Lidt hensyn kan være nok til, at det lykkes."),
        max_length=800,
        rows=3,
        optional=True,
    )
    mentor_name = fields.Text(
        _("Hvem tager imod den første dag?"),
        hint=_("Skriv et navn, hvis I ved det nu. Ellers finder I en, før arbejdet begynder."),
        why=_("Den nye skal vide, hvem der venter i døren."),
        max_length=200,
        optional=True,
    )
    files = fields.Files(
        _("Vis os arbejdet"),
        hint=_("Et billede af stedet eller jeres egen beskrivelse. Tag billedet, når der ingen mennesker er på det."),
        why=_("Den nye kan se, hvad der venter, før I mødes."),
        optional=True,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if "andet" in given.get("tasks", ()) and not given.get("tasks_text"):
            self.add_error("tasks_text", _now("Skriv, hvad arbejdet er."))
        return given


class TaskForm(EntryForm):
    what = fields.Text(
        _("Hvad er opgaven?"),
        hint=_("Skriv én ting, for eksempel: vande blomster."),
        why=_("En lille opgave er nem at sige ja til."),
        required_error=_("Skriv, hvad opgaven er."),
        max_length=120,
    )
    hours_week = fields.WholeNumber(
        _("Timer om ugen"),
        1,
        37,
        hint=_("Et gæt er nok."),
        why=_("Så ser vi, om én kan nå det hele."),
        unit=_("timer"),
        optional=True,
    )


class SmallTasksForm(StepForm):
    small_tasks = fields.Repeated(
        _("Opgaverne, en for en"),
        TaskForm,
        each=_("Opgave %(number)s"),
        hint=_("Ved I det ikke, så gå bare videre."),
        why=_("Så kan flere deles om dem, og man kan begynde med én."),
        optional=True,
    )


class HoursForm(StepForm):
    hours_week = fields.WholeNumber(
        _("Hvor mange timer om ugen?"),
        1,
        37,
        hint=_("Fra 1 til 37. Få timer er også godt."),
        why=_("Nogle kan 5 timer om ugen, andre 30."),
        required_error=_("Skriv antal timer om ugen."),
        unit=_("timer"),
    )
    schedule = fields.Text(
        _("Hvornår på ugen?"),
        hint=_("For eksempel: tirsdag og torsdag kl. 9-12."),
        why=_("Så passer det med det andet, man skal nå."),
        required_error=_("Skriv dage og tider. Skriv «aftales», hvis det er åbent."),
        max_length=400,
    )
    start_date = fields.Day(
        _("Hvornår kan arbejdet begynde?"),
        hint=_("Skriv dag, måned og år."),
        why=_("Vi finder en, der er klar den dag."),
        required_error=_("Skriv den første dag, arbejdet kan begynde."),
        not_before=timezone.localdate,
        not_after=in_two_years,
    )
    end_date = fields.Day(
        _("Hvornår slutter det?"),
        hint=_("Lad feltet stå tomt, hvis der ikke er en slutdato."),
        why=_("Den nye skal vide, hvor længe det varer."),
        optional=True,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        start, end = given.get("start_date"), given.get("end_date")
        if start and end and end < start:
            self.add_error("end_date", _now("Skriv en slutdato efter den første dag."))
        return given


class EmploymentForm(StepForm):
    form = fields.Choice(
        _("Hvordan ansætter I?"),
        FORMS,
        hint=_("Er I i tvivl, så vælg det, der ligner mest. Vi finder ud af det sammen."),
        why=_("Man er aldrig frivillig i en virksomhed her."),
        required_error=_("Vælg, hvordan I ansætter."),
    )
    wage_or_agreement = when_it_applies(
        fields.Text(
            _("Løn eller overenskomst"),
            hint=_(
                "For eksempel: 150 kr. i timen, eller navnet på jeres overenskomst. Ved praktik må feltet stå tomt."
            ),
            why=_("Arbejde skal have sin løn."),
            max_length=200,
        )
    )
    insured_ack = fields.Acknowledge(
        _("Vi har forsikring mod arbejdsskader"),
        hint=_("Forsikringen skal også dække den nye kollega."),
        why=_("Sker der noget, må ingen stå uden."),
        required_error=_("Tjek jeres forsikring, og sæt flueben."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("form") not in (None, "", "praktik") and not given.get("wage_or_agreement"):
            self.add_error("wage_or_agreement", _now("Skriv timeløn eller overenskomst."))
        return given


class StaffForm(StepForm):
    ordinary_staff_count = fields.WholeNumber(
        _("Hvor mange er ansat på almindelige vilkår?"),
        0,
        100_000,
        hint=_("Tæl dem, der ikke er i løntilskud eller praktik."),
        why=_("Loven sætter et loft, så ingen mister et almindeligt job."),
        required_error=_("Skriv antallet med cifre."),
    )
    employee_rep = fields.Text(
        _("Hvem taler for de ansatte?"),
        hint=_("Navnet på jeres tillidsrepræsentant, eller på en anden, de ansatte har valgt."),
        why=_("De ansatte skal høres, før I søger."),
        required_error=_("Skriv navnet på en, der taler for de ansatte."),
        max_length=200,
    )


class CompanyForm(StepForm):
    company_name = fields.Text(
        _("Hvad hedder virksomheden?"),
        hint=_("Skriv det navn, den har i CVR."),
        why=_("Vi vil vide, hvem vi taler med."),
        required_error=_("Skriv virksomhedens navn."),
        autocomplete="organization",
        max_length=200,
    )
    cvr = fields.Cvr(_("CVR-nummer"), hint=_("8 cifre."), why=_("Vi slår virksomheden op, før vi ringer."))
    p_number = fields.PNumber(
        _("P-nummer"),
        hint=_("10 cifre, hvis I har flere adresser."),
        why=_("Så finder vi den rigtige af dem."),
        optional=True,
    )
    workplace_address = fields.Text(
        _("Hvor er arbejdet?"),
        hint=_("Skriv vej og nummer."),
        why=_("Man skal kunne komme derhen om morgenen."),
        required_error=_("Skriv vej og nummer."),
        autocomplete="address-line1",
        max_length=200,
    )
    workplace_postcode = fields.Postcode(
        _("Postnummer"), hint=_("4 cifre."), why=_("Vi leder først efter en, der bor tæt på.")
    )


class DistrictForm(StepForm):
    district = fields.Choice(
        _("Hvilken bydel ligger arbejdet i?"),
        DISTRICTS,
        why=_("Postnummeret dækker mere end én bydel."),
        required_error=_("Vælg den bydel, arbejdet ligger i."),
    )

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        possible = districts_of(self.values.get("workplace_postcode"))
        if possible:
            self.fields["district"].choices = [choice for choice in DISTRICTS if choice[0] in possible]


class BusinessContactForm(ContactForm):
    privacy_seen = privacy_seen("arbejde")
