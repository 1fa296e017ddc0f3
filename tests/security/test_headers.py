"""What every answer tells the browser to refuse, door by door."""

import pytest

from tests import make
from tests.portal.accounts import people

pytestmark = pytest.mark.django_db

PUBLIC = [
    "/",
    "/en/",
    "/konto/login/",
    "/en/konto/login/",
    "/konto/password/reset/",
    "/nowhere/",
    "/robots.txt",
    "/healthz",
]


def policy(response):
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: set(values.split()) for name, _space, values in parts if name}


@pytest.mark.parametrize("address", PUBLIC)
def test_every_public_page_has_the_strict_policy(client, address):
    rules = policy(client.get(address))
    assert rules["default-src"] == {"'none'"}
    assert rules["script-src"] == rules["style-src"] == rules["img-src"] == rules["connect-src"] == {"'self'"}
    assert rules["base-uri"] == rules["object-src"] == {"'none'"}
    assert rules["form-action"] == rules["frame-ancestors"] == {"'self'"}
    assert "unsafe" not in str(rules)


@pytest.mark.parametrize("address", [*PUBLIC, "/admin/"])
def test_every_answer_shuts_what_we_never_use(client, address):
    response = client.get(address)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(response["Permissions-Policy"].split(", "))
    assert "publickey-credentials-get=(self)" in response["Permissions-Policy"]


def test_the_admin_may_run_its_own_inline_code_and_nothing_from_elsewhere(client):
    make.sign_in(client, make.member())
    rules = policy(client.get("/admin/"))
    assert rules["script-src"] == rules["style-src"] == {"'self'", "'unsafe-inline'"}
    assert rules["img-src"] == {"'self'", "data:", "blob:"}
    assert rules["default-src"] == {"'none'"}
    # A nonce would cancel 'unsafe-inline'.
    assert "nonce" not in str(rules)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_only_the_page_with_the_totp_code_may_draw_it(client, prefix):
    user = make.member(email="ny@dok.example", password="en-god-lang-adgangskode")
    client.post("/konto/login/", {"login": user.email, "password": "en-god-lang-adgangskode"})
    client.post("/konto/reauthenticate/", {"password": "en-god-lang-adgangskode"})
    page = client.get(f"{prefix}/konto/2fa/totp/activate/")
    assert "data:image/svg+xml" in page.content.decode()
    assert policy(page)["img-src"] == {"'self'", "data:"}
    assert policy(page)["script-src"] == {"'self'"}


def test_an_address_that_only_begins_like_the_admin_gets_no_looser_policy(client):
    assert policy(client.get("/administration/"))["script-src"] == {"'self'"}


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client):
    people.sign_in(client, *people.person())
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
