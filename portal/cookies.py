"""The cookies that hold the secret of what somebody has begun to write: how they are named, and how all are forgotten.

The journeys set them. Signing out is the ground's, and must be able to clear a shared computer.
"""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

_STEM = "dok_"


def draft_cookie(kind: str, account: int | None = None) -> str:
    """Name the cookie of a kind's draft; each account that writes in a browser has one of its own."""
    return f"{_beginning()}{kind}{_of(account)}"


def drafts_of_accounts(request: HttpRequest, kind: str) -> list[str]:
    """The secrets that lie in a browser for a kind's drafts of accounts."""
    beginning = f"{draft_cookie(kind)}."
    return [secret for name, secret in request.COOKIES.items() if name.startswith(beginning)]


def forget_drafts(request: HttpRequest, response: HttpResponseBase, account: int | None) -> None:
    """Take the secrets of drafts that are nobody's or the account's from the browser; others come back to theirs."""
    for name in request.COOKIES:
        if name.startswith(_beginning()) and ("." not in name or name.endswith(_of(account) or ".")):
            response.delete_cookie(name, samesite="Lax")


def _of(account: int | None) -> str:
    """What parts the cookies of accounts. Without the house's key: a change of it must part nobody from their draft."""
    return "" if account is None else "." + sha256(f"draft of {account}".encode()).hexdigest()[:16]


def _beginning() -> str:
    """`__Host-` wants https, so a developer's machine goes without."""
    return ("__Host-" if settings.SESSION_COOKIE_SECURE else "") + _STEM
