"""How allauth behaves in this house."""

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import Login
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage import default_storage

from portal.accounts.sso import sessions
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_to_sign_in(rf, client):
    request = rf.post("/konto/2fa/webauthn/login/")
    request.session, request.user = client.session, AnonymousUser()
    request._messages = default_storage(request)
    with request_context(request):
        yield request


def by_passkey(request, user):
    key = Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "min telefon"})
    return perform_passwordless_login(request, key, Login(user=user))


def test_a_passkey_alone_opens_no_account_that_an_employer_opens(request_to_sign_in):
    answer = by_passkey(request_to_sign_in, make.referrer())
    assert answer.status_code == 403
    assert "Log ind gennem din arbejdsplads" in answer.content.decode()
    assert SESSION_KEY not in request_to_sign_in.session


def test_a_providers_word_of_long_ago_does_not_help_the_passkey(request_to_sign_in):
    user = make.referrer()
    account = SocialAccount.objects.create(user=user, provider="region-that-is-gone", uid="n-1")
    record_authentication(request_to_sign_in, user, sessions.METHOD, provider=account.provider, id=account.pk)
    assert by_passkey(request_to_sign_in, user).status_code == 403


def test_who_chose_a_password_may_use_a_passkey_in_its_place(request_to_sign_in):
    user = make.referrer(password="en-god-lang-adgangskode")
    assert by_passkey(request_to_sign_in, user).status_code == 302
    assert request_to_sign_in.session[SESSION_KEY] == str(user.pk)
