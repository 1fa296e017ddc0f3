"""How allauth behaves in this house."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.addresses import whole

from . import sealed_secrets


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs themselves up: people come by invitation."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("E-mail og adgangskode passer ikke sammen. Prøv igen."),
        "too_many_login_attempts": _("Du har prøvet for mange gange. Vent fem minutter, og prøv igen."),
        "rate_limited": _("Du har prøvet for mange gange. Vent lidt, og prøv igen."),
        "incorrect_code": _("Koden passer ikke. Skriv den, som appen viser nu; en kode kan kun bruges én gang."),
        "incorrect_password": _("Adgangskoden passer ikke. Prøv igen."),
    }

    def get_login_stages(self) -> list[str]:
        """Ask for a second factor by a stage of ours, which knows what a provider has seen."""
        theirs, ours = "allauth.mfa.stages.AuthenticateStage", "portal.accounts.sso.stages.OwnFactorStage"
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody."""
        return False

    def pre_login(self, request: HttpRequest, user: Any, **login: Any) -> HttpResponse | None:
        """Open no account without a password by a passkey alone: it would outlive the employer's login."""
        from .sso import entry, pages, sessions

        if not user.has_usable_password() and not sessions.is_vouched_for(request, user):
            logout(request)
            return pages.refused(request, entry.Reason.BY_PROVIDER)
        return super().pre_login(request, user, **login)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead somebody on a ward to the unit's door, everybody else to the admin."""
        from .backends import UNIT, doors_of

        return reverse("wards:list") if UNIT in doors_of(request.user) else super().get_login_redirect_url(request)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Lead to the front page, in the language of the page one left."""
        return reverse("wagtail_serve", args=[""])

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Lead to the house's own address, whatever host name the one who asked for the letter wrote."""
        asked = urlsplit(super().get_reset_password_from_key_url(key))
        return whole(asked.path)

    def send_notification_mail(self, template_prefix: str, user: Any, context: Any = None, email: Any = None) -> None:
        """Tell the owner of an account what was changed in it. Demo people have no mailbox."""
        from .backends import is_demo_address

        if not is_demo_address(user.email):
            super().send_notification_mail(template_prefix, user, context, email)


class MfaAdapter(DefaultMFAAdapter):
    """Second factors, their secrets encrypted at rest."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        """Encrypt a TOTP secret or a recovery seed."""
        return sealed_secrets.close(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open one again."""
        return sealed_secrets.reveal(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Name the house in the browser's passkey window; the id stays the host that was asked."""
        return {**super().get_public_key_credential_rp_entity(), "name": "DOK"}
