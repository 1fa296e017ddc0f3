"""Every address of the partners' door, for every token there may be."""

from datetime import timedelta

import pytest
from django.utils import timezone

from intake.api import tokens
from intake.api.doors import door
from intake.api.models import Scope, Token
from intake.submissions.models import Submission
from tests import make

from .partner import DOORS, System, example, problem

pytestmark = pytest.mark.django_db

ADDRESSES = [
    pytest.param(method, path, id=f"{method} {path}")
    for path, methods in door.get_openapi_schema(path_prefix="/api/v1/")["paths"].items()
    for method in methods
]


def scope_of(method, path):
    return Scope(f"{path.split('/')[3]}:{'write' if method == 'post' else 'read'}")


def ask(system, method, path, reference="GU-2E9F-3Y8S"):
    path = path.removeprefix("/api/v1/").replace("{reference}", reference)
    return system.post(path) if method == "post" else system.get(path)


def expired(system):
    Token.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


def revoked(system):
    tokens.revoke(system.token)


def of_a_closed_unit(system):
    type(system.unit).objects.update(is_active=False)


def wrong(system):
    system.secret = system.secret[:-1] + ("a" if system.secret[-1] != "a" else "b")


def empty(system):
    system.secret = ""


def of_other_bytes(system):
    system.secret = "dok_æøå"


STATES = [expired, revoked, of_a_closed_unit, wrong, empty, of_other_bytes]


def test_the_addresses_are_those_that_were_announced():
    found = {(param.values[0], param.values[1]) for param in ADDRESSES}
    assert found == {
        *(("post", f"/api/v1/{name}") for name in DOORS),
        *(("get", f"/api/v1/{name}") for name in DOORS),
        *(("get", f"/api/v1/{name}/{{reference}}") for name in DOORS),
    }


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("method", "path"), ADDRESSES)
def test_a_token_that_is_not_good_opens_nothing_and_says_no_more_than_that(system, method, path, state):
    state(system)
    response = ask(system, method, path)
    assert (response.status_code, problem(response)) == (401, "unauthorized")
    assert response["WWW-Authenticate"].startswith('Bearer realm="DOK"')
    assert not Submission.objects.exists()


@pytest.mark.parametrize(("method", "path"), ADDRESSES)
@pytest.mark.parametrize("sent", [None, "Basic ZG9rOmRvaw==", "dok_alone", "Bearer"])
def test_without_a_token_the_door_asks_for_one(system, method, path, sent):
    headers = {"Authorization": sent} if sent else {}
    address = path.replace("{reference}", "GU-2E9F-3Y8S")
    response = getattr(system.client, method)(address, headers=headers)
    assert (problem(response), response["WWW-Authenticate"]) == ("unauthorized", 'Bearer realm="DOK"')


@pytest.mark.parametrize(("method", "path"), ADDRESSES)
def test_every_scope_opens_its_own_addresses_and_no_other(db, method, path):
    for scope in Scope:
        response = ask(System(make.unit(), [scope]), method, path)
        if scope == scope_of(method, path):
            assert response.status_code in (200, 201, 404)
        else:
            assert (response.status_code, problem(response)) == (403, "forbidden")
            assert f'scope="{scope_of(method, path)}"' in response["WWW-Authenticate"]


@pytest.mark.parametrize("name", DOORS)
def test_another_units_case_is_not_there_just_as_one_that_never_was(system, name):
    reference = system.post(name).json()["reference"]
    stranger = System(make.unit("afsnit-2"))
    foreign, unknown = stranger.get(f"{name}/{reference}"), stranger.get(f"{name}/GU-2E9F-3Y8S")
    assert foreign.content == unknown.content
    assert problem(foreign) == problem(unknown) == "not-found"
    assert stranger.get(name).json() == {"items": [], "next_cursor": None}
    assert system.get(f"{name}/{reference}").status_code == 200


def test_a_case_is_found_only_under_its_own_kind(system):
    reference = system.post("referrals").json()["reference"]
    assert problem(system.get(f"work-offers/{reference}")) == "not-found"
    assert system.get("work-offers").json()["items"] == []


def test_what_came_in_by_the_public_form_belongs_to_no_unit(system):
    submission = make.submission()
    assert problem(system.get(f"referrals/{submission.reference}")) == "not-found"


@pytest.mark.parametrize(
    ("method", "path", "status", "name"),
    [
        ("get", "/api/v1/", 404, "not-found"),
        ("get", "/api/", 404, "not-found"),
        ("get", "/api/v2/referrals", 404, "not-found"),
        ("get", "/api/v1/docs", 404, "not-found"),
        ("get", "/api/v1/referrals/", 404, "not-found"),
        ("get", "/api/v1/referrals/a%00b", 404, "not-found"),
        ("get", "/api/v1/referrals/a%2Fb", 404, "not-found"),
        ("post", "/api/v1/applications", 404, "not-found"),
        ("put", "/api/v1/referrals", 405, "method-not-allowed"),
        ("delete", "/api/v1/referrals/GU-2E9F-3Y8S", 405, "method-not-allowed"),
        ("post", "/api/v1/openapi.json", 405, "method-not-allowed"),
    ],
)
def test_whatever_else_is_asked_for_is_refused_in_the_same_words(system, method, path, status, name):
    response = getattr(system.client, method)(path, headers={"Authorization": f"Bearer {system.secret}"})
    assert (response.status_code, problem(response)) == (status, name)
    assert ("Allow" in response) == (status == 405)


def test_what_is_too_large_is_refused_before_it_is_read(system):
    response = system.post("referrals", b"x" * (1024 * 1024 + 1))
    assert (response.status_code, problem(response)) == (413, "too-large")


def test_our_own_fault_says_nothing_of_what_was_sent(system, monkeypatch, caplog):
    def fail(*args, **options):
        raise RuntimeError("at kanariefugl")

    monkeypatch.setattr("intake.submissions.process.receive", fail)
    response = system.post("referrals", example("referrals", citizen_first_name="Kanariefugl"))
    assert (response.status_code, problem(response)) == (500, "internal")
    assert b"anariefugl" not in response.content
    assert "Kanariefugl" not in caplog.text


def test_a_system_that_asks_too_often_is_told_to_wait(system, settings):
    settings.DOK_LIMITS = {**settings.DOK_LIMITS, "partner": "2 per minute"}
    assert [system.get("referrals").status_code for _time in range(3)] == [200, 200, 429]
    late = system.get("referrals")
    assert (problem(late), late["Retry-After"]) == ("too-many", "60")
    assert System(system.unit).get("referrals").status_code == 200


def test_no_page_and_no_cookie_comes_from_this_door(system):
    for response in (system.get("openapi.json"), system.get("referrals"), system.post("referrals")):
        assert response["Content-Type"].startswith("application/json")
        assert response["Cache-Control"] == "no-store"
        assert not response.cookies
        assert "Cookie" not in response["Vary"]
        assert "Access-Control-Allow-Origin" not in response


@pytest.mark.parametrize(
    ("wanted", "language", "words"),
    [
        ("", "da", "Det er her ikke."),
        ("en-GB,da;q=0.5", "en", "It is not here."),
        ("de, da;q=0.8", "da", "Det er her ikke."),
        ("fr", "da", "Det er her ikke."),
    ],
)
def test_the_door_speaks_the_language_that_is_asked_for(system, wanted, language, words):
    system.client.cookies["django_language"] = "en"
    for path in ("referrals/GU-2E9F-3Y8S", "nowhere"):
        response = system.get(path, **{"Accept-Language": wanted})
        assert (response["Content-Language"], response.json()["title"]) == (language, words)


def test_the_last_use_of_a_token_is_known_by_day(system):
    system.get("referrals")
    system.token.refresh_from_db()
    assert system.token.last_used_on == timezone.localdate()
