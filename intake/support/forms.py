"""What is asked of somebody who supports a proposal, or who wants to take it back: an address, and no more."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from intake.journeys import fields
from intake.journeys.forms import StepForm


class SignForm(StepForm):
    """The address, and a yes that nobody can have given by chance: support may tell of politics (GDPR art. 9)."""

    email = fields.Email(
        _("Din e-mail"),
        hint=_("Vi sender dig et link. Først når du trykker på det, tæller du med."),
        why=_("Så tæller hver mail kun én gang. Vi sletter den, når brevet er sendt."),
        required_error=_("Skriv din e-mail, så vi kan sende dig linket."),
    )
    consent = fields.Acknowledge(
        _("Ja, DOK må bruge min mail til at tælle mig med. Jeg kan sige nej igen når som helst."),
        hint=_("Din støtte kan sige noget om din holdning til politik. Derfor spørger vi dig direkte."),
        required_error=_("Sæt flueben, hvis vi må tælle dig med."),
    )


class LeaveForm(StepForm):
    """Whoever has lost the letter is sent a new link; nobody else can take their support back."""

    email = fields.Email(
        _("Din e-mail"),
        hint=_("Den, du støttede forslaget med."),
        required_error=_("Skriv din e-mail, så vi kan sende dig linket."),
    )
