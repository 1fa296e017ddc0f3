"""What we take from a provider's word: who it is, a name, a proven address, and whether it saw a second factor."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from allauth.account.internal.emailkit import valid_email_or_none

from .providers import IdentityProvider
from .tokens import TokenRefused

NAME_LENGTH = 150
# How providers write "yes" in the claim that an address is proven.
YES = (True, "true", "1")


@dataclass(frozen=True)
class Identity:
    """A person as the provider described them. Everything else it told is gone when this is made."""

    provider_id: str
    # What the account is found by: stands for issuer and subject, and tells neither.
    uid: str
    # "" if the provider may not vouch for the address, or does not.
    email: str
    first_name: str
    last_name: str
    second_factor: bool


def identity_from(provider: IdentityProvider, claims: dict[str, Any], userinfo: dict[str, Any]) -> Identity:
    """Read the verified claims of the id token, and what the userinfo address added.

    Raises TokenRefused if the two are not about the same person (OpenID Connect Core 1.0, 5.3.2). How somebody
    signed in is read from the signed token alone.
    """
    if userinfo and userinfo.get("sub") != claims["sub"]:
        raise TokenRefused("userinfo is about somebody else")
    told = {**claims, **userinfo}
    first_name, last_name = _names(told)
    return Identity(
        provider_id=provider.id,
        uid=uid_of(claims["iss"], claims["sub"]),
        # Each document speaks for its own address: the signed one's proof is not lent to what userinfo says.
        email=_proven_address(provider, claims) or _proven_address(provider, userinfo),
        first_name=first_name,
        last_name=last_name,
        second_factor=saw_second_factor(provider, claims),
    )


def uid_of(issuer: str, subject: str) -> str:
    """A fixed length for any subject, and another one under another issuer: a new provider inherits nobody."""
    return hashlib.sha256(f"{issuer}\n{subject}".encode()).hexdigest()


def saw_second_factor(provider: IdentityProvider, claims: dict[str, Any]) -> bool:
    """Whether the token says, in words that the configuration lists, that more than a password was shown."""
    methods = claims.get("amr")
    shown = {method for method in methods if isinstance(method, str)} if isinstance(methods, list) else set()
    return bool(shown & set(provider.amr)) or claims.get("acr") in provider.acr


def _proven_address(provider: IdentityProvider, told: dict[str, Any]) -> str:
    address = valid_email_or_none(told.get("email")) if isinstance(told.get("email"), str) else None
    proven = told.get(provider.verified_claim) in YES
    return address.lower() if address and proven and provider.vouches_for(address) else ""


def _names(told: dict[str, Any]) -> tuple[str, str]:
    """First and last name; what only came as one name is parted at its last space."""
    first, last = _text(told, "given_name"), _text(told, "family_name")
    if not (first or last):
        before, _space, after = _text(told, "name").rpartition(" ")
        first, last = (before, after) if before else (after, "")
    return first[:NAME_LENGTH], last[:NAME_LENGTH]


def _text(told: dict[str, Any], key: str) -> str:
    value = told.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""
