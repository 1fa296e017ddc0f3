"""Who adds a first factor is alone in the account afterwards: what a password opened before ends."""

import pytest
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpResponse
from django.test import Client

from tests import make

from . import people

pytestmark = pytest.mark.django_db

ACTIVATE = "/konto/2fa/totp/activate/"


@pytest.fixture
def colleague():
    return make.member(email="ny@dok.example", password=people.PASSWORD)


def by_password(user):
    """A session that a password alone opened, confirmed a moment ago."""
    client = Client()
    people.give_password(client, user)
    client.post("/konto/reauthenticate/", {"password": people.PASSWORD})
    assert is_inside(client)
    return client


def is_inside(client):
    return client.get("/konto/2fa/").status_code == 200


def added(client, rf, user, kind):
    """Add a factor in a client's session, told as allauth tells it: only a real key could press the real button."""
    factor = Authenticator.objects.create(user=user, type=kind, data={"name": "min nøgle"})
    request = rf.post("/konto/2fa/webauthn/add/")
    request.COOKIES = {name: cookie.value for name, cookie in client.cookies.items()}
    request.user = make.User.objects.get(pk=user.pk)

    def tell(request):
        signals.authenticator_added.send(Authenticator, request=request, user=request.user, authenticator=factor)
        return HttpResponse()

    client.cookies.update(SessionMiddleware(tell)(request).cookies)
    return factor


@pytest.mark.django_db(transaction=True)
def test_the_first_app_ends_every_other_session_and_keeps_this_one(colleague):
    mine, earlier, stranger = by_password(colleague), by_password(colleague), Client()
    people.sign_in(stranger, *people.person())
    secret = mine.get(ACTIVATE).context["form"].secret
    mine.post(ACTIVATE, {"code": people.code(secret)})

    assert is_inside(mine)
    assert is_inside(stranger), "nobody else's session is touched"
    earlier.post("/konto/2fa/totp/deactivate/")
    assert Authenticator.objects.filter(user=colleague, type=Authenticator.Type.TOTP).exists()
    assert not is_inside(earlier)


def test_the_first_passkey_does_the_same(colleague, rf):
    mine, earlier = by_password(colleague), by_password(colleague)
    added(mine, rf, colleague, Authenticator.Type.WEBAUTHN)
    assert is_inside(mine)
    assert not is_inside(earlier)


def test_an_ended_session_stays_ended_when_the_factor_goes_again(colleague, rf):
    mine, earlier = by_password(colleague), by_password(colleague)
    added(mine, rf, colleague, Authenticator.Type.WEBAUTHN).delete()
    assert not is_inside(earlier)


def test_one_factor_more_ends_no_session(rf):
    user, secret = people.person()
    mine, other = Client(), Client()
    people.sign_in(mine, user, secret)
    people.forget_used_codes()
    people.sign_in(other, user, secret)
    added(mine, rf, user, Authenticator.Type.WEBAUTHN)
    assert is_inside(mine)
    assert is_inside(other)
