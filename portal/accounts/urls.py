"""The addresses of sign-in, under /konto/ and /en/konto/. The provider's answer stands in portal/urls.py.

Only what staff need. allauth's own list also opens sign-up, e-mail addresses and sign-in by code.
"""

from allauth.account import views as allauth_views
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from . import views
from .sso import linking
from .sso import views as sso_views

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="mfa_index"), name="account_home"),
    path("videre/", views.onward, name="account_onward"),
    path("login/", allauth_views.login, name="account_login"),
    path("logout/", views.sign_out, name="account_logout"),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
    # allauth asks for this name when it writes its pages and letters. Nobody signs themselves up.
    path("signup/", RedirectView.as_view(pattern_name="account_login"), name="account_signup"),
    path("reauthenticate/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", allauth_views.password_change, name="account_change_password"),
    # Where allauth leads somebody without a password: who came by a provider has none, and makes none.
    path("password/set/", RedirectView.as_view(pattern_name="mfa_index"), name="account_set_password"),
    path("password/reset/", allauth_views.password_reset, name="account_reset_password"),
    path("password/reset/done/", allauth_views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("invitation/<str:secret>/", views.AcceptInvitation.as_view(), name="account_invitation"),
    path("sso/", linking.links, name="account_sso_links"),
    path("sso/<slug:provider_id>/tilknyt/", linking.begin, name="account_sso_link"),
    path("sso/<slug:provider_id>/fjern/", linking.end, name="account_sso_unlink"),
    path("sso/<slug:provider_id>/", sso_views.begin, name="account_sso"),
    path("2fa/vaelg/", views.choose_factor, name="account_choose_factor"),
    path("2fa/", include("allauth.mfa.urls")),
]
