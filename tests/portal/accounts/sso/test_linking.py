"""Somebody who chose a password lets their employer's login in beside it, with open eyes, and nobody else does."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount

from portal.accounts.models import UnitMembership, User
from tests.portal.accounts import people

from . import walking
from .test_entry import DOOR, signed_in, unit

pytestmark = pytest.mark.django_db

PAGE, LINK, UNLINK = "/konto/sso/", "/konto/sso/region/tilknyt/", "/konto/sso/region/fjern/"


@pytest.fixture
def nina(provider):
    """On a unit, by password and app; the provider knows her under the same address."""
    user = User.objects.create_user("nina@region.example", people.PASSWORD, first_name="Nina")
    UnitMembership.objects.create(user=user, unit=unit())
    user.secret = generate_totp_secret()
    TOTP.activate(user, user.secret)
    provider.knows("nina", amr=["mfa"])
    return user


@pytest.fixture
def at_home(client, nina):
    """Nina signed in, and just confirmed."""
    people.sign_in(client, nina, nina.secret)
    client.post("/konto/reauthenticate/", {"password": people.PASSWORD})
    return client


def link(client, login="nina"):
    """Press the button, log in at the provider, come back."""
    page = client.post(LINK)
    person = walking.Person()
    return client.get(walking.path_of(person.answer(person.go("GET", page.context["address"]), login)))


def test_a_linked_login_opens_the_same_account(at_home, nina, mailoutbox):
    assert link(at_home)["Location"] == PAGE
    assert "Fjern Region Test" in at_home.get(PAGE).content.decode()
    (letter,) = [letter for letter in mailoutbox if "tilknyttet" in letter.subject]
    assert letter.to == [nina.email]
    assert "Region Test" in letter.body
    at_home.post("/konto/logout/")
    walking.sign_in(at_home, "nina")
    assert signed_in(at_home) == str(nina.pk)
    assert at_home.get(DOOR).status_code == 200


def test_before_it_is_linked_the_same_address_opens_nothing(client, nina):
    assert walking.sign_in(client, "nina").status_code == 403
    assert not signed_in(client)


def test_linking_wants_the_password_once_more(client, nina):
    people.sign_in(client, nina, nina.secret)
    for answer in (client.get(PAGE), client.post(LINK), client.post(UNLINK)):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/konto/reauthenticate/")


def test_linking_is_pressed_and_never_followed(at_home):
    assert at_home.get(LINK).status_code == 405
    assert at_home.get(UNLINK).status_code == 405


def test_a_login_with_another_address_is_not_linked(at_home, provider):
    provider.knows("ole", amr=["mfa"])
    answer = link(at_home, "ole")
    assert answer.status_code == 403
    assert "Loginet passer ikke til din konto" in answer.content.decode()
    assert not SocialAccount.objects.exists()


def test_an_unproven_address_is_not_linked(at_home, provider):
    provider.knows("nina", amr=["mfa"], email_verified=False)
    assert link(at_home).status_code == 403
    assert not SocialAccount.objects.exists()


def test_an_answer_that_another_person_began_links_nothing(at_home, nina):
    page = at_home.post(LINK)
    person = walking.Person()
    address = walking.path_of(person.answer(person.go("GET", page.context["address"]), "nina"))
    session = at_home.session
    ((state, _at, _provider),) = session["socialaccount_states"].values()
    state["data"] = nina.pk + 1
    session.save()
    assert "Loginet passer ikke til din konto" in at_home.get(address).content.decode()
    assert not SocialAccount.objects.exists()


def test_a_login_that_is_taken_away_opens_nothing_and_ends_its_sessions(at_home, nina, mailoutbox):
    from django.test import Client

    link(at_home)
    elsewhere = Client()
    walking.sign_in(elsewhere, "nina")
    assert elsewhere.get(DOOR).status_code == 200
    at_home.post(UNLINK)
    assert elsewhere.get(DOOR).status_code == 302
    assert at_home.get(DOOR).status_code == 200
    assert [letter.to for letter in mailoutbox if "fjernet" in letter.subject] == [[nina.email]]
    assert walking.sign_in(Client(), "nina").status_code == 403


def test_staff_link_nothing(client, provider):
    user, secret = people.person()
    people.sign_in(client, user, secret)
    client.post("/konto/reauthenticate/", {"password": people.PASSWORD})
    assert client.get(PAGE).status_code == 404
    assert client.post(LINK).status_code == 404


def test_without_a_provider_there_is_no_page(at_home, settings):
    settings.DOK_OIDC = ""
    assert at_home.get(PAGE).status_code == 404
    assert "Login fra din arbejdsplads" not in at_home.get("/konto/2fa/").content.decode()


def test_a_stranger_is_asked_to_sign_in(client, provider):
    assert client.get(PAGE)["Location"].startswith("/konto/login/")
