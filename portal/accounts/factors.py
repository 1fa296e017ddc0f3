"""Whether a session has shown a second factor."""

from __future__ import annotations

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from .sso import sessions


def has_shown_mfa(request: HttpRequest) -> bool:
    """Whether this session was signed in, or confirmed again, with a factor that the person still has."""
    # The user argument matters: without it the records of a session are not returned.
    records = get_authentication_records(request, request.user)
    shown = {record.get("id") for record in records if record.get("method") == "mfa"}
    return bool(shown) and Authenticator.objects.filter(user=request.user, pk__in=shown).exists()


def has_shown_mfa_for_unit(request: HttpRequest) -> bool:
    """The same, where the word of a unit's own provider counts as well, as long as it stands."""
    if sessions.is_over(request):
        return False
    return sessions.has_shown_second_factor(request) or has_shown_mfa(request)
