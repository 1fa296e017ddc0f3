"""Making, finding and revoking tokens."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Unit, User

from .models import Scope, Token

# So that a secret that was left somewhere by mistake is found by those who look for such.
MARK = "dok_"
_BYTES, _SHOWN = 32, 10
LONGEST = timedelta(days=366)


def make(
    unit: Unit, name: str, scopes: Iterable[Scope | str], expires_at: datetime, *, made_by: User
) -> tuple[Token, str]:
    """Make a token; returns it with its secret, which is told here and never again. Raises ValueError."""
    if not timezone.now() < expires_at <= timezone.now() + LONGEST:
        raise ValueError(_("Et token gælder højst et år."))
    secret = MARK + secrets.token_urlsafe(_BYTES)
    token = Token.objects.create(
        unit=unit,
        name=name,
        digest=_digest(secret),
        prefix=secret[:_SHOWN],
        scopes=sorted(Scope(scope).value for scope in scopes),
        expires_at=expires_at,
        created_by=made_by,
    )
    return token, secret


def find(secret: str) -> Token | None:
    """The token of this secret, if it is good for anything now. One query; one more on its first use of a day."""
    token = Token.objects.select_related("unit").filter(digest=_digest(secret)).first()
    if token is None or not token.opens(timezone.now()):
        return None
    today = timezone.localdate()
    if token.last_used_on != today:
        Token.objects.filter(pk=token.pk).update(last_used_on=today)
    return token


def revoke(token: Token) -> None:
    """Shut a token at once, for good."""
    Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
