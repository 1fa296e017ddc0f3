"""What can be written on the own page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from intake.journeys import fields
from intake.journeys.forms import StepForm
from intake.submissions.contact import ContactRules
from intake.submissions.kinds import kind_of
from intake.submissions.models import Submission
from intake.submissions.reference import normalise
from intake.submissions.withdrawal import open_purposes

EVERYTHING = "alt"


class MessageForm(StepForm):
    text = fields.LongText(
        _("Skriv til os"),
        hint=_("Skriv ikke cpr-nummer."),
        required_error=_("Skriv en besked."),
        max_length=3000,
        rows=5,
    )


class LostLinkForm(StepForm):
    """Where the link is to go is asked, and never told."""

    reference = fields.Text(
        _("Sagsnummer"),
        hint=_("Det står på kvitteringen, for eksempel BM-7K3Q-9F2X."),
        required_error=_("Skriv dit sagsnummer."),
        max_length=40,
        autocomplete="off",
    )
    email = fields.Email(
        _("E-mail"),
        hint=_("Den, du skrev, da du sendte til os."),
        required_error=_("Skriv din e-mailadresse."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if "reference" in given:
            given["reference"] = normalise(given["reference"])
            if given["reference"] is None:
                self.add_error("reference", _("Tjek nummeret. Det er to bogstaver og otte tegn."))
        return given


class ContactForm(StepForm):
    """Corrections, and what is safe. A box that is left empty changes nothing."""

    email = fields.Email(_("Ny e-mail"), hint=_("Lad feltet stå tomt, hvis den ikke er ændret."), optional=True)
    phone = fields.Phone(_("Nyt telefonnummer"), hint=_("Lad feltet stå tomt, hvis det ikke er ændret."), optional=True)
    may_mail = fields.YesNo(
        _("Må vi sende mail?"),
        hint=_("Siger du nej, får du ingen breve fra os."),
        required_error=_("Svar ja eller nej til mail."),
    )
    may_call = fields.YesNo(_("Må vi ringe?"), required_error=_("Svar ja eller nej til, at vi ringer."))
    may_text = fields.YesNo(_("Må vi sende sms?"), required_error=_("Svar ja eller nej til sms."))
    may_voicemail = fields.YesNo(
        _("Må vi lægge en besked på telefonsvareren?"), required_error=_("Svar ja eller nej til telefonsvareren.")
    )
    may_name_us = fields.YesNo(
        _("Må vi sige, at vi er fra DOK, hvis en anden tager telefonen?"),
        required_error=_("Svar ja eller nej til, at vi siger, hvem vi er."),
    )

    def rules(self) -> ContactRules:
        return ContactRules(**self.cleaned_data)


class WithdrawForm(StepForm):
    """For a referral: one purpose of the consent, or all of it. For the others there is nothing to choose."""

    def __init__(self, *args: Any, submission: Submission, **options: Any):
        super().__init__(*args, **options)
        if kind_of(submission).needs_consent:
            purposes = kind_of(submission).purposes
            self.fields["what"] = fields.Choice(
                _("Hvad siger borgeren nej til?"),
                (
                    *((code, purposes[code]) for code in open_purposes(submission)),
                    (EVERYTHING, _("Det hele. Vi stopper med det samme")),
                ),
                required_error=_("Vælg, hvad borgeren siger nej til."),
            )

    @property
    def purpose(self) -> str | None:
        """The one purpose that was chosen; None if it is the whole."""
        what = self.cleaned_data.get("what", EVERYTHING)
        return None if what == EVERYTHING else what
