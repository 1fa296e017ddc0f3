"""The way out to a provider, and the way back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps

from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from requests import RequestException

from . import pages, providers
from .pages import Trouble
from .relying_party import HouseAdapter, ProviderUnusable
from .tokens import ClocksDiffer, TokenRefused

logger = logging.getLogger(__name__)

View = Callable[[HttpRequest, str], HttpResponse]


def of_a_known_provider(view: View) -> View:
    """A 404 for a provider that is not configured, and a page of ours for whatever the provider does wrong."""

    @never_cache
    @login_not_required
    @wraps(view)
    def guarded(request: HttpRequest, provider_id: str) -> HttpResponse:
        if providers.find(provider_id) is None:
            raise Http404
        try:
            return view(request, provider_id)
        except RequestException as cause:
            return pages.trouble(request, provider_id, Trouble.AWAY, cause)
        except ClocksDiffer as cause:
            return pages.trouble(request, provider_id, Trouble.CLOCK, cause)
        except (TokenRefused, ProviderUnusable, OAuth2Error, LookupError, TypeError, ValueError) as cause:
            return pages.trouble(request, provider_id, Trouble.UNREADABLE, cause)

    return guarded


@of_a_known_provider
def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the provider."""
    if request.method != "POST":
        return redirect("account_login")
    there = HouseAdapter(request, provider_id).get_provider().redirect_from_request(request)
    return pages.onward(request, provider_id, there["Location"])


@of_a_known_provider
def answer(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Read what the provider says of the person who came back."""
    response: HttpResponse = OAuth2CallbackView.adapter_view(HouseAdapter(request, provider_id))(request)
    return response
