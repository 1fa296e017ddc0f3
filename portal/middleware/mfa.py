"""Nobody is inside /admin/ on a password alone.

Wagtail's own sign-in view takes a password and signs in, whatever `WAGTAILADMIN_LOGIN_URL` says; a session may also be
older than the rule, or have lost its factor since. So the rule is asked at the door, of every request, by the route
that was actually resolved: no spelling of the address goes around it. See docs/decisions/2026-11-22-mfa-at-the-door.md.
"""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from portal.accounts.backends import ACCESS_ADMIN

GATED = "admin/"
# The redirect to our sign-in; icons and translated words that Wagtail loads, which say nothing of anybody.
OPEN_VIEWS = frozenset({"admin_to_sign_in", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"})


class RequireMfaMiddleware:
    """Let a session into the admin only if it is staff's and has shown a second factor (or a passkey) itself."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Ask the rule before any view of the admin runs."""
        match = request.resolver_match
        if not match.route.startswith(GATED) or match.view_name in OPEN_VIEWS:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(_after(request))
        if not request.user.has_perm(ACCESS_ADMIN):
            return render(request, "portal/no_access.html", status=403)
        if has_shown_mfa(request):
            return None
        return _to_second_factor(request)


def has_shown_mfa(request):
    """Whether this session was signed in, or confirmed again, with a factor that the person still has."""
    # The user argument matters: without it the records of a session are not returned.
    records = get_authentication_records(request, request.user)
    shown = {record.get("id") for record in records if record.get("method") == "mfa"}
    return bool(shown) and _factors(request.user).filter(pk__in=shown).exists()


def _to_second_factor(request):
    """Where to show a factor, or to make the first one."""
    types = set(_factors(request.user).values_list("type", flat=True))
    if Authenticator.Type.TOTP in types:
        name = "mfa_reauthenticate"
    elif Authenticator.Type.WEBAUTHN in types:
        name = "mfa_reauthenticate_webauthn"
    else:
        return redirect("account_choose_factor")
    return redirect(f"{reverse(name)}?{urlencode({REDIRECT_FIELD_NAME: _after(request)})}")


def _after(request):
    """Where to go on afterwards: the page that was asked for; never the repetition of something that was sent."""
    return request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("wagtailadmin_home")


def _factors(user):
    return Authenticator.objects.filter(user=user)
