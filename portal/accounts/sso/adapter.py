"""How allauth's sign-in by providers behaves in this house."""

from __future__ import annotations

import logging
from typing import Any, NoReturn

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from requests import RequestException

from . import entry, linking, pages, providers, sessions
from .relying_party import HouseLogin, HouseProvider

logger = logging.getLogger(__name__)


class HouseSocialAdapter(DefaultSocialAccountAdapter):
    """Providers come from the configuration, people by invitation; allauth's own ways from there on are not taken."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        """What the configuration names. allauth would also read rows that somebody put into the database."""
        return [_as_app(each) for each in providers.providers() if provider in (None, each.id)]

    def get_provider(self, request: HttpRequest, provider: Any, client_id: Any = None) -> HouseProvider:
        """One of them. Raises SocialApp.DoesNotExist."""
        return HouseProvider(request, app=self.get_app(request, provider=provider))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody: `entry` lets in who is invited."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: HouseLogin) -> NoReturn:
        """Take over from allauth as soon as the provider's word is proven: let the person in, or say why not."""
        raise ImmediateHttpResponse(_take_in(request, sociallogin))

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> NoReturn:
        """Show a page of ours. allauth's would tell what the exception says."""
        trouble = pages.Trouble.UNREADABLE
        if error == AuthError.CANCELLED:
            trouble = pages.Trouble.CANCELLED
        elif isinstance(exception, RequestException):
            trouble = pages.Trouble.AWAY
        elif exception is None and "state" not in (extra_context or {}):
            trouble = pages.Trouble.LOST
        raise ImmediateHttpResponse(pages.trouble(request, provider.app.provider_id, trouble, exception))


def _take_in(request: HttpRequest, sociallogin: HouseLogin) -> HttpResponse:
    try:
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            return linking.finish(request, sociallogin.identity, sociallogin.state.get("data"))
        return _enter(request, sociallogin)
    except entry.EntryRefused as refused:
        logger.warning("sign-in by %s refused: %s", sociallogin.identity.provider_id, refused.reason.value)
        return pages.refused(request, refused.reason)


def _enter(request: HttpRequest, sociallogin: HouseLogin) -> HttpResponse:
    identity = sociallogin.identity
    user = entry.admit(identity)
    logout(request)  # Whoever sat here before.
    sessions.remember(request, user, identity)
    # No e-mail is verified here: an invitation already went to the address.
    login = Login(user=user, email_verification="none", redirect_url=sociallogin.get_redirect_url(request))
    return perform_login(request, login)


def _as_app(ours: providers.IdentityProvider) -> SocialApp:
    return SocialApp(
        provider=HouseProvider.id,
        provider_id=ours.id,
        name=ours.name,
        client_id=ours.client_id,
        secret=ours.client_secret,
        settings={"server_url": ours.server, "token_auth_method": ours.token_auth_method},
    )
