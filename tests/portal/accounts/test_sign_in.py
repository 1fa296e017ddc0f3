"""The pages of sign-in: what is there, what is not, what they say."""

import logging
import re
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from portal.middleware.request_id import NoSecretsFilter
from tests import make

from . import people

pytestmark = pytest.mark.django_db


def test_the_sign_in_page_speaks_danish_and_offers_a_passkey(client):
    page = client.get("/konto/login/").content.decode()
    assert '<html lang="da">' in page
    assert "Log ind" in page
    assert 'id="passkey_login"' in page


def test_sign_in_speaks_english_too_and_stays_english(client):
    address = "/en/konto/login/?next=/en/afdeling/"
    assert client.get("/en/afdeling/")["Location"] == address
    page = client.get(address).content.decode()
    assert '<html lang="en">' in page
    assert "<h1>Log in</h1>" in page
    assert 'action="/en/konto/login/"' in page
    assert 'href="/konto/login/" lang="da"' in page, "the switch"


@pytest.mark.parametrize("home", ["/", "/en/"])
def test_whoever_signs_out_stays_in_their_language(client, home):
    make.sign_in(client, make.user())
    assert client.post(f"{home}konto/logout/")["Location"] == home


def test_a_provider_knows_one_address_in_whatever_language_somebody_set_out():
    for language in ("da", "en"):
        with translation.override(language):
            assert reverse("account_sso_answer", args=["region"]) == "/konto/sso/region/svar/"


@pytest.mark.parametrize("address", ["/konto/login/", "/en/konto/login/"])
def test_whoever_has_no_account_finds_the_referral_without_one(client, address):
    prefix = "/en/" if address.startswith("/en/") else "/"
    assert f'href="{prefix}henvis/udskrivning/"' in client.get(address).content.decode()


def test_an_empty_field_says_what_to_write(client):
    page = client.post("/konto/login/", {"login": "", "password": ""}).content.decode()
    assert "<title>Fejl: Log ind – DOK</title>" in page
    for words in ("Skriv din e-mail.", "Skriv en adgangskode."):
        assert page.count(words) == 2, "in the summary and at the field"


@pytest.mark.parametrize("address", ["/konto/login/", "/konto/password/reset/"])
def test_fields_are_named_by_their_labels_alone(client, address):
    assert "placeholder=" not in client.get(address).content.decode()


def test_a_link_that_was_used_says_so_plainly_and_leads_to_a_new_one(client):
    page = client.get("/konto/password/reset/key/1-brugt/", follow=True).content.decode()
    assert "Linket virker ikke" in page
    assert f'class="button" href="{reverse("account_reset_password")}"' in page


@pytest.mark.parametrize(
    ("address", "ways_to_a_new_password"),
    [
        ("/konto/password/change/", 1),
        ("/konto/reauthenticate/", 1),
        ("/konto/logout/", 0),
        ("/konto/2fa/recovery-codes/generate/", 0),
        ("/konto/2fa/totp/deactivate/", 0),
    ],
)
def test_the_pages_of_the_account_speak_our_danish(client, address, ways_to_a_new_password):
    user, secret = people.person()
    people.sign_in(client, user, secret)
    client.post("/konto/reauthenticate/", {"password": people.PASSWORD})
    page = client.get(address)
    assert page.request["PATH_INFO"] == address
    main = page.content.decode().split("<main")[1].split("</main")[0]
    assert "placeholder=" not in main
    assert not re.search(r">[^<]*(password|autentificering|generer|er du sikker)", main, re.IGNORECASE)
    assert main.count(reverse("account_reset_password")) == ways_to_a_new_password


def test_the_way_to_a_new_password_is_shown_once(client):
    assert client.get("/konto/login/").content.decode().count(reverse("account_reset_password")) == 1


@pytest.mark.parametrize("address", ["/konto/email/", "/konto/login/code/", "/konto/3rdparty/"])
def test_what_staff_do_not_need_is_not_there(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["account_email", "account_request_login_code", "mfa_signup_webauthn"])
def test_the_names_of_closed_doors_lead_nowhere(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_nobody_signs_themselves_up(client):
    answer = client.post("/konto/signup/", {"email": "ny@dok.example", "password1": "x" * 14, "password2": "x" * 14})
    assert answer.status_code == 302
    assert answer["Location"] == "/konto/login/"
    assert not make.User.objects.filter(email="ny@dok.example").exists()


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client):
    user, _secret = people.person()
    wrong = people.give_password(client, user, "forkert").context["form"].errors
    client.cookies.clear()
    unknown = (
        client.post("/konto/login/", {"login": "ukendt@dok.example", "password": "forkert"}).context["form"].errors
    )
    assert wrong == unknown
    assert "E-mail og adgangskode passer ikke sammen" in str(wrong)


def test_a_forgotten_password_reveals_no_account_and_is_chosen_anew(client):
    user, _secret = people.person()
    known = client.post("/konto/password/reset/", {"email": user.email})
    unknown = client.post("/konto/password/reset/", {"email": "ukendt@dok.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [message.to for message in mail.outbox] == [[user.email], ["ukendt@dok.example"]]
    assert mail.outbox[0].subject == mail.outbox[1].subject == "Vælg en ny adgangskode"
    assert "/konto/signup/" not in mail.outbox[1].body
    link = next(word for word in mail.outbox[0].body.split() if "/konto/password/reset/key/" in word)
    form = client.get(urlsplit(link).path, follow=True)
    assert "Mindst 12 tegn" in form.content.decode()
    new = {"password1": "en-helt-anden-kode", "password2": "en-helt-anden-kode"}
    done = client.post(form.request["PATH_INFO"], new, follow=True).content.decode()
    assert "Adgangskoden er skiftet" in done
    assert f'href="{reverse("account_login")}"' in done, "the page leads on"
    assert "_auth_user_id" not in client.session
    user.refresh_from_db()
    assert user.check_password("en-helt-anden-kode")
    # The new password is half of the way in, as the old one was.
    assert people.give_password(client, user, "en-helt-anden-kode")["Location"].startswith("/konto/2fa/authenticate/")


def test_the_link_leads_to_the_house_whatever_host_was_asked(client, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://portal.dok.example"
    user, _secret = people.person()
    client.post("/konto/password/reset/", {"email": user.email}, headers={"host": "andetsteds.example"})
    assert "https://portal.dok.example/konto/password/reset/key/" in mail.outbox[0].body
    assert "andetsteds" not in mail.outbox[0].body


@pytest.mark.parametrize(
    "path",
    [
        "/konto/password/reset/key/1-abc-hemmelig/",
        "/konto/invitation/hemmelig/",
        "/en/fortsaet/hemmelig/",
        "/status/hemmelig/traek-tilbage/",
        "/en/status/hemmelig/data.json",
    ],
)
def test_a_link_that_is_a_key_is_not_logged(path):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (path,), None)
    NoSecretsFilter().filter(record)
    assert "hemmelig" not in record.getMessage()


def test_a_changed_password_is_told_to_its_owner_without_the_address_it_came_from(client):
    user, secret = people.person()
    people.sign_in(client, user, secret)
    client.post(
        "/konto/password/change/",
        {"oldpassword": people.PASSWORD, "password1": "en-helt-anden-kode", "password2": "en-helt-anden-kode"},
    )
    [letter] = mail.outbox
    assert letter.to == [user.email]
    assert "administrator" in letter.body
    assert "127.0.0.1" not in letter.body


PAGES = [
    "/konto/2fa/",
    "/konto/2fa/vaelg/",
    "/konto/2fa/totp/deactivate/",
    "/konto/2fa/recovery-codes/",
    "/konto/2fa/recovery-codes/generate/",
    "/konto/2fa/webauthn/",
    "/konto/2fa/webauthn/add/",
    "/konto/2fa/reauthenticate/",
    "/konto/reauthenticate/",
    "/konto/password/change/",
    "/konto/logout/",
]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_of_the_account_opens_under_the_strict_policy(client, address):
    user, secret = people.person()
    people.sign_in(client, user, secret)
    client.post("/konto/reauthenticate/", {"password": people.PASSWORD})
    response = client.get(address)
    page = response.content.decode()
    assert response.status_code == 200
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    assert "style=" not in page
    assert " onclick=" not in page
    assert page.count("<h1") == 1
    assert [tag for tag in _script_tags(page) if 'src="' not in tag and "application/json" not in tag] == []


def _script_tags(page):
    return [part.partition(">")[0] for part in page.split("<script")[1:]]


def test_the_bare_address_leads_to_ones_account(client):
    assert client.get("/konto/")["Location"] == "/konto/2fa/"
