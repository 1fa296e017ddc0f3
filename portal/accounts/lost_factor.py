"""Who lost phone, passkey and recovery codes: what they had is forgotten, and they set up a new factor."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.addresses import whole

from .backends import is_demo_address
from .models import User


@transaction.atomic
def forget_factors(user: User) -> int:
    """Take every second factor of a person away, write it into the house's history, and tell them by letter.

    Sessions that showed one of the factors are outside the admin at once (`portal.middleware.mfa`); with the password
    the person sets up a new one. Returns how many went. Raises OSError or SMTPException if the letter cannot be sent,
    and then takes nothing away: no factor goes without its owner hearing of it.
    """
    factors = Authenticator.objects.filter(user=user)
    count = factors.count()
    factors.delete()
    log(instance=user, action="wagtail.edit", data={"second_factors_taken_away": count})
    if not is_demo_address(user.email):
        _tell(user)
    return count


def _tell(user: User) -> None:
    with translation.override("da"):
        body = render_to_string("account/email/factors_forgotten.txt", {"base_url": whole()})
        EmailMessage(_("Din ekstra sikkerhed hos DOK er nulstillet"), body, to=[user.email]).send()
