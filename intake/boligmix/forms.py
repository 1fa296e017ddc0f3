"""The pages of a student's application."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intake.journeys import fields
from intake.journeys.conditional import when_it_applies
from intake.journeys.contact import ContactForm, privacy_seen
from intake.journeys.forms import StepForm
from intake.journeys.postcodes import DISTRICTS

ANYWHERE = "alle"

INSTITUTIONS = (
    ("ku", _("Københavns Universitet")),
    ("dtu", _("DTU")),
    ("cbs", _("CBS")),
    ("kp", _("Københavns Professionshøjskole")),
    ("kea", _("KEA, Københavns Erhvervsakademi")),
    ("itu", _("IT-Universitetet")),
    ("ruc", _("Roskilde Universitet")),
    ("kongelige-akademi", _("Det Kongelige Akademi")),
    ("sosu-h", _("SOSU H")),
    ("tec", _("TEC")),
    ("next", _("NEXT")),
    ("anden", _("Et andet sted")),
)
STUDY_LEVELS = (
    ("eud", _("Erhvervsuddannelse")),
    ("kvu", _("Kort videregående uddannelse")),
    ("professionsbachelor", _("Professionsbachelor")),
    ("bachelor", _("Bachelor")),
    ("kandidat", _("Kandidat")),
    ("andet", _("En anden uddannelse")),
)
HOURS = (
    ("4-9", _("4-9 timer om måneden")),
    ("10-16", _("10-16 timer om måneden")),
    ("17-plus", _("17 timer eller mere om måneden")),
)
HOUSEHOLD_PREFS = (
    ("roegfri", _("Hjemmet skal være røgfrit")),
    ("dyr-ok", _("Dyr er fint")),
    ("ingen-dyr", _("Helst ingen dyr")),
    ("stille-hjem", _("Jeg vil bo stille")),
    ("samme-koen-ok", _("Alle må gerne være af mit eget køn")),
    ("samme-koen-oenskes", _("Helst, at alle er af mit eget køn")),
)


def in_years(count: int) -> date:
    """The last day of the year so many years from now: far enough for any plan, near enough to catch a slip."""
    return date(timezone.localdate().year + count, 12, 31)


class StudyForm(StepForm):
    birth_year = fields.BirthYear(
        _("Hvilket år er du født?"),
        *settings.DOK_BOLIGMIX_AGES,
        hint=_("Skriv året med fire cifre."),
        why=format_lazy(_("BoligMix er for unge fra {0} til {1} år."), *settings.DOK_BOLIGMIX_AGES),
    )
    institution = fields.Select(
        _("Hvor læser du?"),
        INSTITUTIONS,
        why=_("To af de tre i boligen er studerende."),
        required_error=_("Vælg, hvor du læser."),
    )
    institution_other = when_it_applies(
        fields.Text(
            _("Et andet sted"),
            hint=_("Skriv navnet her, hvis stedet ikke er på listen."),
            why=_("Så ved vi, hvor du læser."),
            max_length=200,
        )
    )
    study_level = fields.Choice(
        _("Hvad læser du?"),
        STUDY_LEVELS,
        why=_("Vi blander gerne fag og skoler."),
        required_error=_("Vælg, hvilken slags uddannelse du tager."),
    )
    study_end = fields.Month(
        _("Hvornår er du færdig?"),
        hint=_("Et godt gæt er nok. Skriv måned og år."),
        why=_("Så ved vi, hvor længe du kan bo i boligen."),
        required_error=_("Skriv den måned og det år, du er færdig."),
        not_before=timezone.localdate,
        not_after=lambda: in_years(10),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("institution") == "anden" and not given.get("institution_other"):
            self.add_error("institution_other", _now("Skriv, hvor du læser."))
        return given


class HomeForm(StepForm):
    move_in_from = fields.Day(
        _("Hvornår kan du flytte ind?"),
        hint=_("Den første dag, du kan. Skriv dag, måned og år."),
        why=_("Vi ser efter boliger, der er klar på det tidspunkt."),
        required_error=_("Skriv den første dag, du kan flytte ind."),
        not_before=timezone.localdate,
        not_after=lambda: in_years(2),
    )
    districts = fields.Many(
        _("Hvor vil du gerne bo?"),
        ((ANYWHERE, _("Hele byen er fin")), *DISTRICTS),
        hint=_("Vælg en eller flere bydele."),
        why=_("Vi ser efter boliger i de bydele."),
        required_error=_("Vælg en bydel, eller vælg hele byen."),
    )
    max_rent_dkk = fields.Money(
        _("Hvad kan du højst betale om måneden?"),
        hint=_("For dit værelse, med varme, vand og strøm. Skriv hele kroner."),
        why=_("Så foreslår vi kun boliger, du har råd til."),
        required_error=_("Skriv, hvor meget du højst kan betale."),
        min_value=500,
        max_value=30_000,
    )

    def clean_districts(self) -> list[str]:
        """The whole city is the whole city, whatever else was ticked."""
        chosen = self.cleaned_data["districts"]
        return [ANYWHERE] if ANYWHERE in chosen else chosen


class EverydayForm(StepForm):
    hours_per_month = fields.Choice(
        _("Hvor meget tid har du til fællesskabet?"),
        HOURS,
        hint=_("Tid til at spise sammen, snakke og følges ad. De fleste bruger 10-16 timer om måneden."),
        why=_("Så finder vi nogen, der vil det samme."),
        required_error=_("Vælg, hvor meget tid du har."),
    )
    household_prefs = fields.Many(
        _("Hvad er vigtigt for dig derhjemme?"),
        HOUSEHOLD_PREFS,
        hint=_("Vælg gerne flere."),
        why=_("Så finder vi nogen, du kan bo godt med."),
        optional=True,
    )
    role_ack = fields.Acknowledge(
        _("Jeg ved, at jeg er bofælle og ikke behandler"),
        hint=_("Du er en god nabo. Andre står for hjælp og støtte, og du kan altid ringe til os."),
        why=_("Så ved alle i boligen, hvad de kan regne med."),
        required_error=_("Læs om din rolle, og sæt flueben."),
    )


class MotivationForm(StepForm):
    motivation = fields.LongText(
        _("Hvorfor vil du bo i BoligMix?"),
        hint=_("Skriv, som du taler. Nogle få linjer er nok."),
        why=_("Vi læser det, når vi vælger, hvem vi taler med."),
        required_error=_("Skriv, hvorfor du vil bo i BoligMix."),
        max_length=1500,
    )
    experience = fields.LongText(
        _("Har du prøvet noget, der ligner?"),
        hint=_("Det kan være på et kollegie, en højskole eller som frivillig. Skriv ikke om andres helbred."),
        why=_("Så ved vi, hvad vi skal fortælle dig, før du flytter ind."),
        max_length=800,
        rows=4,
        optional=True,
    )


class ApplicantForm(ContactForm):
    privacy_seen = privacy_seen("boligmix")
