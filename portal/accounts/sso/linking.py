"""Somebody of a unit who chose a password lets their employer's login in beside it, and takes it away again."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.accounts.factors import has_shown_mfa
from portal.accounts.models import User
from portal.accounts.units import units_of

from . import entry, pages, providers
from .identity import Identity
from .relying_party import HouseAdapter
from .views import of_a_known_provider

PAGE = "account_sso_links"


@never_cache
@login_required
@reauthentication_required
def links(request: HttpRequest) -> HttpResponse:
    """Show every provider, and which of them open this account."""
    user = _who(request)
    linked = set(SocialAccount.objects.filter(user=user).values_list("provider", flat=True))
    rows = [{"provider": each, "is_linked": each.id in linked} for each in providers.providers()]
    return render(request, "account/sso/links.html", {"rows": rows})


@require_POST
@login_required
@reauthentication_required
@of_a_known_provider
def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the provider, to come back as the same person."""
    user = _who(request)
    provider = HouseAdapter(request, provider_id).get_provider()
    there = provider.redirect(request, AuthProcess.CONNECT, next_url=reverse(PAGE), data=user.pk)
    return pages.onward(request, provider_id, there["Location"])


def finish(request: HttpRequest, identity: Identity, began: Any) -> HttpResponse:
    """Link the person who came back to the account that began it, and tell its owner by letter.

    Raises EntryRefused if the session is another's by now, or the provider vouches for somebody else.
    """
    if not request.user.is_authenticated or request.user.pk != began or not has_shown_mfa(request):
        raise entry.EntryRefused(entry.Reason.NOT_THE_SAME)
    entry.link(request.user, identity)
    _tell(request.user, "account/email/sso_linked", identity.provider_id)
    return redirect(PAGE)


@require_POST
@login_required
@reauthentication_required
def end(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take a provider away. Who has no password keeps the one way in that there is."""
    user = _who(request)
    if user.has_usable_password() and entry.unlink(user, provider_id):
        _tell(user, "account/email/sso_unlinked", provider_id)
    return redirect(PAGE)


def _who(request: HttpRequest) -> User:
    """Who asks: somebody of a unit, with a factor of our own shown. For anybody else the page is not there."""
    user = cast(User, request.user)
    if not providers.providers() or not units_of(user).exists() or not has_shown_mfa(request):
        raise Http404
    return user


def _tell(user: User, letter: str, provider_id: str) -> None:
    provider = providers.find(provider_id)
    get_adapter().send_notification_mail(letter, user, {"provider": provider.name if provider else provider_id})
