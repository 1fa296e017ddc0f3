"""Who may vouch for people of a unit: a list in the configuration, and nowhere else."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
REQUIRED = {"id": str, "name": str, "server": str, "client_id": str, "client_secret": str, "domains": list}
OPTIONAL = {"verified_claim": str, "prompt": str, "amr": list, "acr": list, "token_auth_method": str}


class ProvidersMisconfigured(Exception):
    """DOK_OIDC cannot be used. The message says why and bears no secret."""


@dataclass(frozen=True, repr=False)
class IdentityProvider:
    """One provider, as DOK_OIDC describes it."""

    id: str
    name: str
    # The issuer: where /.well-known/openid-configuration lies.
    server: str
    client_id: str
    client_secret: str
    # The e-mail domains it may vouch for. What it says of any other address proves nothing.
    domains: tuple[str, ...]
    # The claim that says whether the address is proven. Entra's is `xms_edov`.
    verified_claim: str = "email_verified"
    # Asked for at each sign-in. A ward's computer is shared: without it the next person comes in as the one before.
    prompt: str = "login"
    # What in the id token says that the provider saw a second factor. Nothing listed, nothing counts.
    amr: tuple[str, ...] = ()
    acr: tuple[str, ...] = ()
    token_auth_method: str = ""

    def __repr__(self) -> str:
        return f"<IdentityProvider {self.id}>"

    def vouches_for(self, email: str) -> bool:
        """Whether an address is one that this provider knows."""
        return email.rpartition("@")[2].lower() in self.domains


def providers() -> tuple[IdentityProvider, ...]:
    """Every provider, in the order of the configuration. Raises ProvidersMisconfigured."""
    return read(settings.DOK_OIDC)


def find(provider_id: str) -> IdentityProvider | None:
    """One of them, if it is there."""
    return next((each for each in providers() if each.id == provider_id), None)


@lru_cache(maxsize=8)
def read(text: str) -> tuple[IdentityProvider, ...]:
    """Read a JSON list of providers; empty text is none. Raises ProvidersMisconfigured."""
    if not text.strip():
        return ()
    try:
        rows = json.loads(text)
    except ValueError:
        raise ProvidersMisconfigured("it is not JSON") from None
    if not isinstance(rows, list):
        raise ProvidersMisconfigured("it is not a list")
    found = tuple(_one(row, number) for number, row in enumerate(rows, start=1))
    if len({each.id for each in found}) < len(found):
        raise ProvidersMisconfigured("two providers have the same id")
    return found


def _one(row: Any, number: int) -> IdentityProvider:
    if not isinstance(row, dict):
        raise ProvidersMisconfigured(f"provider {number} is not an object")
    if unknown := sorted(row.keys() - REQUIRED.keys() - OPTIONAL.keys()):
        raise ProvidersMisconfigured(f"provider {number} has what nobody reads: {', '.join(unknown)}")
    for key, kind in {**REQUIRED, **{key: OPTIONAL[key] for key in OPTIONAL.keys() & row.keys()}}.items():
        if not _fits(row.get(key), kind, may_be_empty=key in OPTIONAL):
            raise ProvidersMisconfigured(f"provider {number} needs {key}, as {_SHAPES[kind]}")
    if not SLUG.fullmatch(row["id"]):
        raise ProvidersMisconfigured(f"the id of provider {number} is not of lower-case letters, digits and hyphens")
    address = urlsplit(row["server"])
    if address.scheme not in ("http", "https") or not address.netloc:
        raise ProvidersMisconfigured(f"the server of provider {number} is not an address")
    lists = {key: tuple(row[key]) for key, kind in {**REQUIRED, **OPTIONAL}.items() if kind is list and key in row}
    lists["domains"] = tuple(domain.lower().lstrip("@") for domain in lists["domains"])
    return IdentityProvider(**{**row, **lists, "server": row["server"].rstrip("/")})


_SHAPES = {str: "a text", list: "a list of texts"}


def _fits(value: Any, kind: type, *, may_be_empty: bool) -> bool:
    if not isinstance(value, kind) or not (value or may_be_empty):
        return False
    return not isinstance(value, list) or all(isinstance(each, str) and each for each in value)
