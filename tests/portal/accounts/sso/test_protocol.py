"""What goes to the provider, and what becomes of an answer that is none."""

import logging
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from portal.accounts.models import User
from portal.accounts.sso import relying_party
from portal.middleware.request_id import NoSecretsFilter
from tests import make
from tests.house import free_port

from . import walking
from .test_entry import invited, signed_in

pytestmark = pytest.mark.django_db


def asked(address):
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


@pytest.fixture
def nina(provider):
    claims = provider.knows("nina", amr=["mfa"])
    return invited(claims["email"])


def test_the_question_has_state_nonce_and_pkce_and_never_the_cpr_scope(client, provider):
    question = asked(walking.begin(client))
    assert set(question["scope"].split()) == {"openid", "profile", "email"}
    assert question["response_type"] == "code"
    assert question["code_challenge_method"] == "S256"
    assert question["prompt"] == "login"
    assert question["acr_values"] == "urn:test:substantial"
    assert question["redirect_uri"] == "http://127.0.0.1:8000/konto/sso/region/svar/"
    assert len(question["state"]) >= 16
    assert len(question["nonce"]) == 43


def test_two_questions_share_nothing_that_could_be_replayed(client, provider):
    one, two = asked(walking.begin(client)), asked(walking.begin(client))
    assert all(one[name] != two[name] for name in ("state", "nonce", "code_challenge"))


def test_a_link_adds_nothing_to_the_question(client, provider):
    page = client.post(walking.HERE + "?scope=cpr&auth_params=prompt%3Dnone&process=connect&action=rerequest")
    question = asked(page.context["address"])
    assert "cpr" not in question["scope"]
    assert question["prompt"] == "login"


def test_the_host_name_of_a_request_moves_no_answer_elsewhere(client, provider):
    page = client.post(walking.HERE, headers={"host": "evil.example"})
    assert asked(page.context["address"])["redirect_uri"].startswith("http://127.0.0.1:8000/")


def test_a_link_alone_begins_nothing(client, provider):
    assert client.get(walking.HERE)["Location"] == "/konto/login/"


def test_a_post_from_elsewhere_begins_nothing(provider):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post(walking.HERE).status_code == 403


def test_the_policy_stays_strict_on_the_way_out(client, provider):
    page = client.post(walking.HERE)
    assert "form-action 'self'" in page["Content-Security-Policy"]
    assert "no-store" in page["Cache-Control"]


def test_an_unknown_provider_is_not_there(client, provider):
    assert client.post("/konto/sso/kommunen/").status_code == 404
    assert client.get("/konto/sso/kommunen/svar/?code=x&state=y").status_code == 404


def test_the_code_of_an_answer_stays_out_of_the_log():
    asked_for = "GET /konto/sso/region/svar/?code=geheim&state=x HTTP/1.1"
    record = logging.LogRecord("gunicorn.access", logging.INFO, "", 0, '"%s" 302', (asked_for,), None)
    NoSecretsFilter().filter(record)
    assert record.getMessage() == '"GET /konto/sso/region/svar/?… HTTP/1.1" 302'


def test_an_answer_counts_once(client, nina):
    address = walking.come_back(client, "nina")
    client.get(address)
    assert signed_in(client)
    client.post("/konto/logout/")
    again = client.get(address)
    assert again.status_code == 400
    assert "Begynd forfra" in again.content.decode()
    assert not signed_in(client)


def test_an_answer_in_another_browser_signs_nobody_in(client, nina):
    from django.test import Client

    address = walking.come_back(client, "nina")
    other = Client()
    assert other.get(address).status_code == 400
    assert not signed_in(other)


def test_a_code_of_somebody_else_does_not_fit_this_question(client, provider, nina):
    """PKCE and the nonce: what an attacker fetched for themselves is worth nothing in another's browser."""
    from django.test import Client

    provider.knows("ole", amr=["mfa"])
    theirs = asked(walking.come_back(Client(), "ole"))
    ours = asked(walking.begin(client))
    answer = client.get("/konto/sso/region/svar/", {"code": theirs["code"], "state": ours["state"]})
    assert answer.status_code == 403
    assert not signed_in(client)


def test_a_token_for_another_question_is_refused(client, nina, monkeypatch):
    monkeypatch.setattr(relying_party.HouseProvider, "get_pkce_params", _with_another_nonce)
    answer = walking.sign_in(client, "nina")
    assert answer.status_code == 403
    assert not signed_in(client)
    assert not User.objects.exists()


def _with_another_nonce(self):
    return {**relying_party.generate_code_challenge(), "nonce": "a-nonce-that-we-did-not-ask-for"}


def test_somebody_who_stops_at_the_provider_is_met_kindly(client, nina):
    answer = walking.sign_in(client, "nina", cancel=True)
    assert answer.status_code == 200
    assert "Du stoppede hos Region Test" in answer.content.decode()
    assert not signed_in(client)


def test_a_provider_whose_clock_is_wrong_is_told_so(client, nina, monkeypatch):
    address = walking.come_back(client, "nina")
    monkeypatch.setattr("portal.accounts.sso.tokens.LEEWAY", -time.time())
    answer = client.get(address)
    assert answer.status_code == 503
    assert "Uret hos Region Test" in answer.content.decode()


def test_a_provider_that_is_away_is_told_so_before_and_after(client, provider, nina, settings):
    address = walking.come_back(client, "nina")
    settings.DOK_OIDC = provider.configuration(server=f"http://127.0.0.1:{free_port()}")
    for answer in (client.post(walking.HERE), client.get(address)):
        assert answer.status_code == 503
        assert "Region Test svarer ikke lige nu" in answer.content.decode()
    assert not signed_in(client)


def test_a_server_that_speaks_for_another_issuer_is_refused(client, provider, settings):
    settings.DOK_OIDC = provider.configuration(server=provider.url.replace("127.0.0.1", "localhost"))
    answer = client.post(walking.HERE)
    assert answer.status_code == 403
    assert "Vi kunne ikke bruge svaret" in answer.content.decode()


def test_a_wrong_secret_leaks_nothing_of_the_providers_answer(client, nina, provider, settings, caplog):
    address = walking.come_back(client, "nina")
    settings.DOK_OIDC = provider.configuration(client_secret="wrong")
    answer = client.get(address)
    assert answer.status_code == 403
    assert "invalid_client" not in answer.content.decode() + caplog.text


@pytest.mark.parametrize(
    "said", ["", "?state=x", "?code=x", "?code=x&state=y", "?error=server_error&state=y", "?state="]
)
def test_an_answer_to_no_question_is_met_plainly(client, provider, said):
    assert client.get(f"/konto/sso/region/svar/{said}").status_code == 400


def test_a_way_on_that_leads_elsewhere_is_not_taken(client, nina):
    assert walking.sign_in(client, "nina", next="https://evil.example/")["Location"].startswith("/")


def test_whoever_sat_here_before_is_signed_out_before_a_factor_is_asked_for(client, provider, nina):
    walking.sign_in(client, "nina")
    TOTP.activate(User.objects.get(email=nina.email), generate_totp_secret())
    client.post("/konto/logout/")
    provider.knows("nina", amr=["pwd"])
    before = make.sign_in(client, make.member())
    kept = before.session.session_key
    assert walking.sign_in(client, "nina")["Location"].startswith("/konto/2fa/authenticate/")
    assert not signed_in(client)
    assert client.session.session_key != kept
