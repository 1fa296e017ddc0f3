"""Who comes in by a provider: somebody who is invited to a unit, and from then on the same somebody.

An address alone opens no account that is there already, whoever vouches for it.
"""

from __future__ import annotations

import enum

from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from portal.accounts.models import Access, Invitation, UnitMembership, User
from portal.accounts.models.units import is_staff_of_the_house
from portal.accounts.units import units_of

from .identity import Identity


class Reason(enum.Enum):
    """Why somebody does not come in. The page says it in words."""

    UNINVITED = "uninvited"
    HAS_ACCOUNT = "has-account"
    STAFF = "staff"
    NOT_THE_SAME = "not-the-same"
    BY_PROVIDER = "by-provider"


class EntryRefused(Exception):
    """The provider knows this person; we do not let them in."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@transaction.atomic
def admit(identity: Identity) -> User:
    """The person that an identity belongs to; an open invitation makes one. Raises EntryRefused."""
    known = SocialAccount.objects.select_related("user").filter(provider=identity.provider_id, uid=identity.uid).first()
    user = known.user if known else _welcome(identity)
    if is_staff_of_the_house(user):
        raise EntryRefused(Reason.STAFF)
    if not units_of(user).exists():
        raise EntryRefused(Reason.UNINVITED)
    return user


@transaction.atomic
def link(user: User, identity: Identity) -> None:
    """Let somebody who is signed in come in by a provider as well from now on. Raises EntryRefused.

    The provider must vouch for the very address of the account: whoever is signed in at the provider on a shared
    computer may be a colleague.
    """
    if is_staff_of_the_house(user):
        raise EntryRefused(Reason.STAFF)
    known = SocialAccount.objects.filter(provider=identity.provider_id)
    if identity.email != user.email.lower() or known.filter(Q(uid=identity.uid) | Q(user=user)).exists():
        raise EntryRefused(Reason.NOT_THE_SAME)
    SocialAccount.objects.create(user=user, provider=identity.provider_id, uid=identity.uid, extra_data={})
    log(instance=user, action="wagtail.edit", user=user, data={"linked_to_provider": identity.provider_id})


@transaction.atomic
def unlink(user: User, provider_id: str) -> bool:
    """Take that away again; whether there was anything. Sessions that the provider opened end with it."""
    count, _rows = SocialAccount.objects.filter(user=user, provider=provider_id).delete()
    if count:
        log(instance=user, action="wagtail.edit", user=user, data={"unlinked_from_provider": provider_id})
    return bool(count)


def _welcome(identity: Identity) -> User:
    """Make the account that somebody was invited to. Of two at once the second finds the invitation used."""
    if not identity.email:
        raise EntryRefused(Reason.UNINVITED)
    if User.objects.filter(email__iexact=identity.email).exists():
        raise EntryRefused(Reason.HAS_ACCOUNT)
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .filter(email=identity.email, access=Access.UNIT, accepted_at=None, expires_at__gt=timezone.now())
        .first()
    )
    if invitation is None or invitation.unit is None:
        raise EntryRefused(Reason.UNINVITED)
    user = User.objects.create_user(identity.email, first_name=identity.first_name, last_name=identity.last_name)
    UnitMembership.objects.create(user=user, unit=invitation.unit)
    SocialAccount.objects.create(user=user, provider=identity.provider_id, uid=identity.uid, extra_data={})
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    log(instance=user, action="wagtail.create", user=user, data={"by_provider": identity.provider_id})
    return user
