"""What a password alone opened ends when its owner adds a first second factor."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import update_session_auth_hash
from django.db.models import F
from django.http import HttpRequest

from .models import User

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def end_at_first_factor(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Leave a person alone in their account once they added a first app or passkey: it hears allauth's own signal.

    Whoever knew the password until now may still have a session, and could take the new factor away from it. Recovery
    codes alone are no factor: they come with the first one.
    """
    others = Authenticator.objects.filter(user=user, type__in=FACTORS).exclude(pk=authenticator.pk)
    if authenticator.type in FACTORS and not others.exists():
        end_other_sessions(request, user)


def end_other_sessions(request: HttpRequest, user: User) -> None:
    """End every session of a person but the one that asks. Holds whatever stores the sessions."""
    User.objects.filter(pk=user.pk).update(sessions_ended=F("sessions_ended") + 1)
    user.refresh_from_db(fields=["sessions_ended"])
    update_session_auth_hash(request, user)
