"""Who helps the citizen already: a list of small forms, asked only within the citizen's consent."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from intake.journeys import fields
from intake.journeys.forms import EntryForm, StepForm

from .forms import LIFE_AREAS

# By their place in the help, not by what they treat: the role alone must not tell what somebody suffers from.
CARE_ROLES = (
    ("kontaktperson", _("Kontaktperson")),
    ("socialraadgiver", _("Socialrådgiver")),
    ("bostoette", _("Bostøtte eller hjemmevejleder")),
    ("stoette-kontaktperson", _("Støtte- og kontaktperson")),
    ("udskrivningskoordinator", _("Udskrivningskoordinator")),
    ("behandler", _("Behandler")),
    ("egen-laege", _("Egen læge")),
    ("jobkonsulent-mentor", _("Jobkonsulent eller mentor")),
    ("frivillig", _("Frivillig")),
    ("andet", _("En anden")),
)


class CareContactForm(EntryForm):
    role = fields.Select(
        _("Hvem er det?"),
        CARE_ROLES,
        hint=_("Vælg det, der passer bedst."),
        why=_("Så ved vi, hvem der skal med i planen."),
        required_error=_("Vælg, hvem det er."),
    )
    organisation = fields.Text(
        _("Hvor arbejder personen?"),
        hint=_("Det kan være en kommune, et værested eller en klinik."),
        why=_("Så kan vi finde hinanden."),
        required_error=_("Skriv, hvor personen arbejder."),
        max_length=200,
    )
    functions = fields.Many(
        _("Hvad hjælper personen med?"),
        LIFE_AREAS,
        hint=_("Vælg gerne flere."),
        why=_("Så ser vi, hvad ingen hjælper med endnu."),
        optional=True,
    )
    name = fields.Text(
        _("Navn"),
        hint=_("Skriv det, hvis det er i orden med borgeren."),
        why=_("Så ved vi, hvem vi skal spørge efter."),
        max_length=200,
        optional=True,
    )
    phone = fields.Phone(
        _("Telefon"),
        hint=_("Et nummer på arbejdet."),
        why=_("Så kan vi ringe til personen."),
        autocomplete="off",
        optional=True,
    )

    def __init__(self, *args: Any, **options: Any):
        """What somebody helps with tells what is needed, and that the citizen may have kept to themselves."""
        super().__init__(*args, **options)
        if "support_needs" not in self.values.get("consent_categories", ()):
            del self.fields["functions"]


class CareContactsForm(StepForm):
    care_contacts = fields.Repeated(
        _("Dem, der hjælper"),
        CareContactForm,
        each=_("Person %(number)s"),
        hint=_("Skriv dem, du kender. Er der ingen, så gå bare videre."),
        why=_("Så taler vi sammen, og ingen gør det samme to gange."),
        optional=True,
    )
