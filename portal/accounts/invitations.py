"""Staff, and those who refer from a ward, come by invitation: a letter with a link that opens once, within a week."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from smtplib import SMTPException

from django.contrib.auth.models import Group
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.addresses import whole

from .models import Access, Invitation, Membership, Team, Unit, UnitMembership, User

LIFETIME = timedelta(days=7)
SECRET_BYTES = 32
# Wagtail's two groups, by the names that migration 0003 gave them: who may publish every page, and who may write it
# and send it to them.
EDITORS, WRITERS = "Redaktører", "Skribenter"
GROUPS = {Access.EDITOR: EDITORS, Access.WRITER: WRITERS}


class InvitationRefused(Exception):
    """The invitation cannot be made or used; the message says why, for the person at the screen."""

    def __init__(self, reason: Promise | str) -> None:
        super().__init__(str(reason))
        self.reason = reason


def invite(
    *,
    email: str,
    access: Access,
    team: Team | None = None,
    unit: Unit | None = None,
    invited_by: User | None = None,
) -> Invitation:
    """Invite somebody and send the letter.

    A new invitation to an address ends the earlier ones that nobody used. Raises InvitationRefused if the address has
    an account, if access, team and unit do not go together, or if the letter cannot be sent: then none is made.
    """
    invitation, secret = prepare(email=email, access=access, team=team, unit=unit, invited_by=invited_by)
    try:
        _send(invitation, secret)
    except (OSError, SMTPException):
        invitation.delete()
        raise InvitationRefused(gettext_lazy("Brevet kunne ikke sendes. Prøv igen om lidt.")) from None
    return invitation


@transaction.atomic
def prepare(
    *,
    email: str,
    access: Access,
    team: Team | None = None,
    unit: Unit | None = None,
    invited_by: User | None = None,
) -> tuple[Invitation, str]:
    """Make an invitation without sending it; returns it with the link's secret, which is kept nowhere."""
    address = email.strip().lower()
    if User.objects.filter(email__iexact=address).exists():
        raise InvitationRefused(
            gettext_lazy(
                "Personen har allerede en konto. Giv adgang under «Mennesker og hold» eller «Afdelinger» i menuen."
            )
        )
    if (access.role is None) != (team is None):
        raise InvitationRefused(gettext_lazy("Vælg et hold til en rolle på et hold, og intet hold til de andre."))
    if (access == Access.UNIT) != (unit is not None):
        raise InvitationRefused(gettext_lazy("Vælg en afdeling til en henviser, og ingen afdeling til de andre."))
    Invitation.objects.filter(email=address, accepted_at=None).delete()
    secret = secrets.token_urlsafe(SECRET_BYTES)
    invitation = Invitation.objects.create(
        email=address,
        access=access,
        team=team,
        unit=unit,
        invited_by=invited_by,
        token_hash=_hash(secret),
        expires_at=timezone.now() + LIFETIME,
    )
    return invitation, secret


def find(secret: str) -> Invitation:
    """Find the invitation that a link opens. Raises InvitationRefused if there is none, or it is used or too old."""
    return _usable(Invitation.objects.filter(token_hash=_hash(secret)).first())


@transaction.atomic
def accept(*, secret: str, first_name: str, last_name: str, password: str) -> User:
    """Make the invited person's account, with the access the invitation gives.

    Of two simultaneous uses of one link the second is refused. Raises InvitationRefused as `find` does.
    """
    row = Invitation.objects.select_for_update(of=("self",)).filter(token_hash=_hash(secret)).first()
    invitation = _usable(row)
    if User.objects.filter(email__iexact=invitation.email).exists():
        raise InvitationRefused(gettext_lazy("Du har allerede en konto. Log ind med den."))
    access = Access(invitation.access)
    user = User.objects.create_user(
        invitation.email,
        password,
        first_name=first_name,
        last_name=last_name,
        is_superuser=access == Access.ADMINISTRATOR,
        is_staff=access == Access.ADMINISTRATOR,
    )
    if access.role is not None and invitation.team is not None:
        Membership.objects.create(user=user, team=invitation.team, role=access.role)
    if access == Access.UNIT and invitation.unit is not None:
        UnitMembership.objects.create(user=user, unit=invitation.unit)
    if access in GROUPS:
        user.groups.add(Group.objects.get(name=GROUPS[access]))
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    return user


def link(secret: str) -> str:
    """The address that the letter bears."""
    return whole(reverse("account_invitation", args=[secret]))


def _usable(invitation: Invitation | None) -> Invitation:
    if invitation is None:
        raise InvitationRefused(gettext_lazy("Linket findes ikke. Måske er det blevet erstattet af et nyere."))
    if invitation.accepted_at is not None:
        raise InvitationRefused(gettext_lazy("Linket er allerede brugt. Log ind med den adgangskode, du valgte."))
    if invitation.expires_at <= timezone.now():
        raise InvitationRefused(gettext_lazy("Linket er for gammelt. Det virker i syv dage."))
    return invitation


def _send(invitation: Invitation, secret: str) -> None:
    context = {
        "link": link(secret),
        "inviter": str(invitation.invited_by or ""),
        "team": str(invitation.team or ""),
        "unit": str(invitation.unit or ""),
        "access": invitation.get_access_display(),
        "expires_at": invitation.expires_at,
    }
    with translation.override("da"):
        body = render_to_string("account/email/invitation.txt", context)
        message = EmailMessage(_("Din invitation til DOK"), body, to=[invitation.email])
    message.send()


def _hash(secret: str) -> str:
    """SHA-256 in hex. The secret has 256 random bits, so it needs no salt and no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
