"""What a session remembers of a sign-in by a provider, and when that is worth nothing any more."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.socialaccount.models import SocialAccount
from django.http import HttpRequest

from portal.accounts.models import User

from . import providers
from .identity import Identity

# As allauth names it, so that its own questions about a session are answered too.
METHOD = "socialaccount"


def remember(request: HttpRequest, user: User, identity: Identity) -> None:
    """Write down which provider vouched, and whether it saw a second factor. Nothing that names anybody."""
    account = SocialAccount.objects.get(provider=identity.provider_id, uid=identity.uid)
    record_authentication(
        request, user, METHOD, provider=identity.provider_id, id=account.pk, second_factor=identity.second_factor
    )


def is_by_sso(request: HttpRequest) -> bool:
    """Whether a provider opened this session."""
    return _record(request, request.user) is not None


def is_vouched_for(request: HttpRequest, user: User) -> bool:
    """Whether a provider has just vouched for somebody who is about to sign in."""
    record = _record(request, user)
    return record is not None and _stands(record)


def is_over(request: HttpRequest) -> bool:
    """Whether a provider opened it that is gone since, or no longer knows the person here."""
    record = _record(request, request.user)
    return record is not None and not _stands(record)


def has_shown_second_factor(request: HttpRequest, user: Any = None) -> bool:
    """Whether the provider saw a second factor. `user` is the one about to sign in; else who is signed in."""
    record = _record(request, user or request.user)
    return record is not None and record.get("second_factor") is True and _stands(record)


def _record(request: HttpRequest, user: Any) -> dict[str, Any] | None:
    records = cast("list[dict[str, Any]]", get_authentication_records(request, user))
    return next((record for record in reversed(records) if record.get("method") == METHOD), None)


def _stands(record: dict[str, Any]) -> bool:
    provider = str(record.get("provider"))
    return (
        bool(providers.find(provider)) and SocialAccount.objects.filter(pk=record.get("id"), provider=provider).exists()
    )
