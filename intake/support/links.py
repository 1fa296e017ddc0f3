"""The link in the letter: a secret that finds one row, with a signed date that tells an old link from a wrong one.

The server keeps the hash of the secret alone. The signature lets a link that finds nothing any more say why, without
a row being kept for it.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from enum import Enum

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone, translation

from portal.addresses import whole

from .models import Support

_SALT = "intake.support.link"
_BYTES = 16


class Dead(Enum):
    """Why a link opens nothing."""

    UNKNOWN = "unknown"  # not ours, or not whole
    EXPIRED = "expired"  # too old
    SPENT = "spent"  # there was something, and it was taken back, or a newer letter was sent


def new() -> str:
    """What stands in the link."""
    return _signer().sign(secrets.token_urlsafe(_BYTES))


def digest(link: str) -> str:
    """What the row is found by."""
    return hashlib.sha256(link.encode()).hexdigest()


def address(link: str, language: str) -> str:
    """The whole address, as it stands in a letter."""
    with translation.override(language):
        return whole(reverse("support:link", args=[link]))


def find(link: str) -> Support | Dead:
    """The support that a link opens, or why it opens none."""
    try:
        _signer().unsign(link)
    except signing.BadSignature:
        return Dead.UNKNOWN
    support = Support.objects.filter(link=digest(link)).first()
    if support is None:
        return Dead.EXPIRED if _is_older_than(link, confirm_within()) else Dead.SPENT
    if support.confirmed_at is None and timezone.now() >= support.asked_at + confirm_within():
        return Dead.EXPIRED
    return support


def confirm_within() -> timedelta:
    """How long a letter waits for its reader's yes."""
    return timedelta(days=settings.DOK_SUPPORT_CONFIRM_DAYS)


def _is_older_than(link: str, age: timedelta) -> bool:
    try:
        _signer().unsign(link, max_age=age)
    except signing.SignatureExpired:
        return True
    return False


def _signer() -> signing.TimestampSigner:
    # A full stop between the parts: a colon would be read by some mail programs as the end of the address.
    return signing.TimestampSigner(salt=_SALT, sep=".")
