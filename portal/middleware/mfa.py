"""Nobody is inside /admin/ or /afdeling/ on a password alone.

Wagtail's own sign-in view takes a password and signs in, whatever `WAGTAILADMIN_LOGIN_URL` says; a session may also be
older than the rule, or have lost its factor since. So the rule is asked at the door, of every request, by the route
that was actually resolved: no spelling of the address goes around it. See docs/decisions/2026-11-22-mfa-at-the-door.md.
"""

from allauth.mfa.models import Authenticator
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from portal.accounts.backends import ACCESS_ADMIN, UNIT, doors_of
from portal.accounts.factors import has_shown_mfa, has_shown_mfa_for_unit
from portal.accounts.sso import sessions
from portal.accounts.units import units_of

ADMIN = "admin/"
# The namespace of the unit's door, which stands under each language.
UNITS_DOOR = "wards"
# The redirect to our sign-in; icons and translated words that Wagtail loads, which say nothing of anybody.
OPEN_VIEWS = frozenset({"admin_to_sign_in", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"})


class RequireMfaMiddleware:
    """Let a session in by a door only if it belongs there and has shown a second factor (or a passkey) itself."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Ask the rule before any view behind a door runs."""
        rules = _rules_of(request.resolver_match)
        if rules is None:
            return None
        may_enter, has_shown = rules
        if sessions.is_over(request):
            logout(request)
        if not request.user.is_authenticated:
            return redirect_to_login(_after(request))
        if not may_enter(request.user):
            elsewhere = any(rule(request.user) for rule in (is_staff, refers_for_a_unit))
            return render(request, "portal/no_access.html", {"has_other_door": elsewhere}, status=403)
        if may_enter is is_staff and sessions.is_by_sso(request):
            logout(request)  # Staff sign in by password or passkey, whatever a provider of units saw.
            return redirect_to_login(_after(request))
        if has_shown(request):
            return None
        return _to_second_factor(request)


def is_staff(user):
    """Whether somebody works in the house. Nobody who refers for a unit does, whatever else they were given."""
    return user.has_perm(ACCESS_ADMIN) and UNIT not in doors_of(user)


def refers_for_a_unit(user):
    """Whether somebody is on a unit that is open."""
    return units_of(user).exists()


def _rules_of(match):
    """Who may enter where a request leads, and what they must have shown; None if it leads to no door."""
    if match.route.startswith(ADMIN) and match.view_name not in OPEN_VIEWS:
        return is_staff, has_shown_mfa
    return (refers_for_a_unit, has_shown_mfa_for_unit) if UNITS_DOOR in match.namespaces else None


def _to_second_factor(request):
    """Where to show a factor, or to make the first one."""
    types = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    if Authenticator.Type.TOTP in types:
        name = "mfa_reauthenticate"
    elif Authenticator.Type.WEBAUTHN in types:
        name = "mfa_reauthenticate_webauthn"
    else:
        return redirect("account_choose_factor")
    return redirect(f"{reverse(name)}?{urlencode({REDIRECT_FIELD_NAME: _after(request)})}")


def _after(request):
    """Where to go on afterwards: the page that was asked for; never the repetition of something that was sent."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    return reverse("wards:list" if UNITS_DOOR in request.resolver_match.namespaces else "wagtailadmin_home")
