"""The first two pages of a referral: whether the citizen said yes, and to what. Nothing is ticked beforehand."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intake.journeys import fields
from intake.journeys.conditional import when_it_applies
from intake.journeys.forms import StepForm

from .consent import NEEDED, last_day_of_consent

CATEGORIES = (
    ("contact", _("Navn, fødselsår og kontakt")),
    ("discharge_date", _("Udskrivningen: hvornår og hvorhen")),
    ("support_needs", _("Behov for støtte")),
    ("aftercare", _("Aftaler efter udskrivning, og hvem der hjælper")),
)
METHODS = (
    ("skriftlig", _("På papir, med underskrift")),
    ("mitid", _("Med MitID")),
    ("mundtlig", _("Mundtligt, med et vidne")),
)


def a_year_ago() -> date:
    """A consent given earlier has lapsed."""
    today = timezone.localdate()
    try:
        return today.replace(year=today.year - 1)
    except ValueError:
        return today.replace(year=today.year - 1, day=28)


class ConsentForm(StepForm):
    consent = fields.Choice(
        _("Siger borgeren ja?"),
        (("ja", _("Ja, borgeren siger ja")), ("nej", _("Nej, eller vi har ikke spurgt"))),
        why=_("Uden et ja må vi ikke få noget at vide."),
        required_error=_("Spørg borgeren, og vælg ja eller nej."),
    )


class ConsentScopeForm(StepForm):
    consent_categories = fields.Many(
        _("Hvad må du give videre til os?"),
        CATEGORIES,
        hint=_("Sæt kun flueben ved det, borgeren har sagt ja til."),
        why=_("Det, der ikke er flueben ved, spørger vi ikke om."),
        required_error=_("Sæt flueben ved det, borgeren har sagt ja til."),
    )
    consent_method = fields.Choice(
        _("Hvordan sagde borgeren ja?"),
        METHODS,
        why=_("Loven vil helst have et ja på skrift."),
        required_error=_("Vælg, hvordan borgeren sagde ja."),
    )
    consent_witness = when_it_applies(
        fields.Text(
            _("Hvem var vidne?"),
            hint=_("Skriv navnet, hvis borgeren sagde ja mundtligt."),
            why=_("Et vidne kan sige god for, at borgeren sagde ja."),
            max_length=200,
        )
    )
    consent_given_on = fields.Day(
        _("Hvornår sagde borgeren ja?"),
        hint=_("Skriv dag, måned og år."),
        why=_("Et ja gælder højst et år."),
        required_error=_("Skriv den dag, borgeren sagde ja."),
        not_before=a_year_ago,
        not_after=timezone.localdate,
    )
    consent_expires_on = fields.Day(
        _("Hvor længe gælder det?"),
        hint=_("Skriv den sidste dag. Det er højst 12 måneder efter, at borgeren sagde ja."),
        why=_("Den dag stopper vi, hvis borgeren ikke siger ja igen."),
        required_error=_("Skriv den sidste dag, samtykket gælder."),
    )

    def clean_consent_categories(self) -> list[str]:
        chosen = self.cleaned_data["consent_categories"]
        if not set(chosen) >= NEEDED:
            raise ValidationError(_now("Uden navn, kontakt og dato kan du ikke henvise her. Ring til os i stedet."))
        return chosen

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("consent_method") == "mundtlig" and not given.get("consent_witness"):
            self.add_error("consent_witness", _now("Skriv navnet på den, der var vidne."))
        given_on, expires_on = given.get("consent_given_on"), given.get("consent_expires_on")
        if given_on and expires_on:
            self._check_length(given_on, expires_on)
        return given

    def _check_length(self, given_on: date, expires_on: date) -> None:
        last = last_day_of_consent(given_on)
        if expires_on > last:
            message = _now("Skriv en dag senest den %(date)s. Et samtykke gælder højst 12 måneder.")
            self.add_error("consent_expires_on", message % {"date": fields.shown_day(last)})
        elif expires_on <= timezone.localdate():
            self.add_error("consent_expires_on", _now("Skriv en dag efter i dag. Ellers er samtykket slut."))
