"""Nobody is inside /admin/ on a password alone."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.shortcuts import redirect

GATED = "/admin/"


class RequireMfaMiddleware:
    """Let a session into the admin only if it has shown a second factor (or a passkey) itself."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith(GATED) or not request.user.is_authenticated or has_shown_mfa(request):
            return self.get_response(request)
        return redirect("mfa_reauthenticate" if is_mfa_enabled(request.user) else "mfa_activate_totp")


def has_shown_mfa(request):
    """Whether this session was signed in, or confirmed again, with a second factor or a passkey."""
    # The user argument matters: without it the records of a session are not returned.
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)
