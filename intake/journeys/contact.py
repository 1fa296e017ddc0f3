"""The contact block, which several areas ask alike (DOMAIN §1), and the notice that ends every journey."""

from typing import Any

from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from portal.addresses import home_of

from . import fields
from .conditional import when_it_applies
from .forms import StepForm


class ContactForm(StepForm):
    """Name, e-mail or phone, and which of them to use. The answers' half is `typed.ContactAnswers`."""

    full_name = fields.Text(
        _("Hvad hedder du?"),
        hint=_("Skriv for- og efternavn."),
        why=_("Så ved vi, hvem vi taler med."),
        required_error=_("Skriv dit navn."),
        autocomplete="name",
        max_length=200,
    )
    email = when_it_applies(
        fields.Email(
            _("E-mail"),
            hint=_("Skriv e-mail, telefon eller begge dele. Vi sender kvittering på mail."),
            why=_("Vi bruger den kun til at svare dig."),
        ),
        or_another=True,
    )
    phone = when_it_applies(
        fields.Phone(
            _("Telefon"),
            hint=_("8 cifre. Er nummeret fra udlandet, så begynd med +."),
            why=_("Vi bruger det kun til at svare dig."),
        ),
        or_another=True,
    )
    preferred_contact = fields.Choice(
        _("Hvordan skal vi helst svare dig?"),
        (("opkald", _("Ring til mig")), ("sms", _("Send en sms")), ("mail", _("Send en mail"))),
        why=_("Så svarer vi der, hvor det passer dig bedst."),
        required_error=_("Vælg, hvordan vi skal svare dig."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        # A number or address that was written wrongly has its own error already.
        email, phone = (bool(given.get(name)) or name in self.errors for name in ("email", "phone"))
        preferred = given.get("preferred_contact")
        if not (email or phone):
            self.add_error("email", _now("Skriv en e-mailadresse eller et telefonnummer."))
        elif preferred == "mail" and not email:
            self.add_error("email", _now("Skriv din e-mailadresse, så vi kan svare på mail."))
        elif preferred in ("opkald", "sms") and not phone:
            self.add_error("phone", _now("Skriv dit telefonnummer, så vi kan ringe eller sende en sms."))
        return given


def _link_to_the_notice(notice: str) -> SafeString:
    """In a tab of its own: who reads it on the last page must not lose what they have typed."""
    link = format_html(
        '<a href="{}privatliv/{}/" target="_blank" rel="noopener">{}</a>',
        home_of(get_language()),
        notice,
        _now("Privatliv"),
    )
    return format_html(_now("Læs {}. Siden åbner i en ny fane, så det, du har skrevet, bliver stående."), link)


_where_to_read_it = lazy(_link_to_the_notice, str)


def privacy_seen(notice: str) -> fields.Acknowledge:
    """The last tick of a journey: the notice of GDPR art. 13 was read. `notice` ends the address of its page."""
    return fields.Acknowledge(
        _("Jeg har læst, hvad DOK gør med oplysningerne"),
        hint=_where_to_read_it(notice),
        why=_("Loven siger, at vi skal fortælle dig det først."),
        required_error=_("Læs om dine oplysninger, og sæt flueben."),
    )
