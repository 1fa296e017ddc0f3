"""What somebody reads who does not come in. A page tells nothing of what the provider said."""

from __future__ import annotations

import enum
import logging
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from . import providers
from .entry import Reason

logger = logging.getLogger(__name__)

FORBIDDEN = 403
BAD_REQUEST = 400
UNAVAILABLE = 503


class Trouble(enum.Enum):
    """What can go wrong between the provider and us."""

    CANCELLED = "cancelled"
    LOST = "lost"
    CLOCK = "clock"
    AWAY = "away"
    UNREADABLE = "unreadable"


STATUS = {Trouble.CANCELLED: 200, Trouble.LOST: BAD_REQUEST, Trouble.CLOCK: UNAVAILABLE, Trouble.AWAY: UNAVAILABLE}


def onward(request: HttpRequest, provider_id: str, address: str) -> HttpResponse:
    """Lead to the provider by a page of our own.

    Not by a redirect: Chromium holds every hop after a form's post against `form-action`, and a broker leads on to
    addresses that we cannot list. The page's own refresh is no form, so the policy stays as strict as everywhere.
    """
    context = {"address": address, "provider": providers.find(provider_id)}
    return render(request, "account/sso/onward.html", context)


def refused(request: HttpRequest, reason: Reason) -> HttpResponse:
    """Say to somebody whom the provider knows why we do not let them in, and whom to ask."""
    context = {"reason": reason.value, "title": _("Du kan ikke komme ind"), "words": "account/sso/refused_words.html"}
    return render(request, "account/sso/outside.html", context, status=FORBIDDEN)


def trouble(request: HttpRequest, provider_id: str, what: Trouble, cause: Any = None) -> HttpResponse:
    """Say what went wrong and what to do. The log gets the kind of it, never what the provider sent."""
    logger.warning("sign-in by %s failed: %s (%s)", provider_id, what.value, type(cause).__name__)
    context = {
        "trouble": what.value,
        "provider": providers.find(provider_id),
        "title": _("Du blev ikke logget ind"),
        "words": "account/sso/trouble_words.html",
    }
    return render(request, "account/sso/outside.html", context, status=STATUS.get(what, FORBIDDEN))
