"""Every address of the unit's door against every sort of person. Addresses come from the code, rules from here."""

import pytest
from django.test import Client
from django.urls import resolve, reverse
from django.utils import translation

from intake.submissions.enums import State
from intake.submissions.models import Sender
from intake.wards.urls import urlpatterns
from portal.accounts.models import Unit, UnitMembership, User
from tests import make

pytestmark = pytest.mark.django_db

FOUND, REDIRECT, FORBIDDEN, MISSING, WRONG_METHOD = 200, 302, 403, 404, 405
WHO = [
    "own",
    "colleague",
    "other unit",
    "closed unit",
    "staff",
    "administrator",
    "deactivated",
    "no factor",
    "anonymous",
]
NAMES = {"list", "switch", "referral"}


def test_the_door_has_these_addresses_and_no_others():
    assert {pattern.name for pattern in urlpatterns} == NAMES


@pytest.fixture
def wilma():
    return make.referrer(first_name="Wilma", last_name="Vagt")


@pytest.fixture
def case(wilma):
    return make.referral(wilma)


def browser(who, wilma):
    """A browser of one sort of person."""
    elsewhere = make.unit("afsnit-9", name="Afsnit 9")
    shut = make.unit("afsnit-0", name="Afsnit 0", is_active=False)
    if who == "anonymous":
        return Client()
    if who == "no factor":
        client = Client()
        client.force_login(wilma)
        return client
    person = {
        "own": lambda: wilma,
        "colleague": make.referrer,
        "other unit": lambda: make.referrer(elsewhere),
        "closed unit": lambda: make.referrer(shut),
        "staff": make.member,
        "administrator": lambda: make.user(is_superuser=True, is_staff=True),
        "deactivated": make.referrer,
    }[who]()
    client = make.sign_in(Client(), person)
    if who == "deactivated":
        User.objects.filter(pk=person.pk).update(is_active=False)
    return client


def expected(who, name, method):
    if who in ("anonymous", "deactivated", "no factor"):
        return REDIRECT
    if who in ("staff", "administrator", "closed unit"):
        return FORBIDDEN
    if (name, method) in {("list", "post"), ("switch", "get")}:
        return WRONG_METHOD
    if name == "switch":
        return MISSING  # The unit that is asked for is none of theirs.
    if name == "referral" and who == "other unit":
        return MISSING
    return FOUND


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_address_answers_everybody_as_the_rules_say(who, method, language, wilma, case):
    client, before = browser(who, wilma), case.events.count()
    for pattern in urlpatterns:
        with translation.override(language):
            address = reverse(f"wards:{pattern.name}", args=[case.reference] if pattern.name == "referral" else [])
            assert resolve(address).view_name == f"wards:{pattern.name}"
        assert address.startswith("/en/") == (language == "en")
        response = getattr(client, method)(address, {"unit": "0"} if method == "post" else {})
        assert response.status_code == expected(who, pattern.name, method), (address, who)
        if response.status_code == REDIRECT:
            assert response["Location"].startswith("/en/konto/" if language == "en" else "/konto/")
        if who not in ("own", "colleague"):
            assert case.reference not in response.content.decode().replace(f"/afdeling/{case.reference}/", "")
    assert case.events.count() == before


def test_nobody_who_refers_comes_into_the_admin(wilma):
    client = make.sign_in(Client(), wilma)
    for address in ("/admin/", "/admin/queue/", "/admin/users/", "/admin/pages/", "/admin/invite/"):
        response = client.get(address)
        assert response.status_code == FORBIDDEN, address
        assert "/konto/videre/" in response.content.decode(), "and is shown where their work is"
    assert client.get("/konto/videre/")["Location"] == "/afdeling/"


@pytest.mark.parametrize("given", ["is_superuser", "team"])
def test_not_even_if_somebody_gives_them_more(wilma, given):
    if given == "team":
        wilma.memberships.create(team=make.team(), role="coordinator")
    else:
        User.objects.filter(pk=wilma.pk).update(is_superuser=True, is_staff=True)
    assert make.sign_in(Client(), wilma).get("/admin/queue/").status_code == FORBIDDEN


def test_whoever_leaves_is_out_at_once(wilma, case):
    client = make.sign_in(Client(), wilma)
    assert client.get("/afdeling/").status_code == FOUND
    UnitMembership.objects.filter(user=wilma).delete()
    assert client.get("/afdeling/").status_code == FORBIDDEN
    UnitMembership.objects.create(user=wilma, unit=make.unit())
    assert client.get("/afdeling/").status_code == FOUND
    Unit.objects.update(is_active=False)
    assert client.get("/afdeling/").status_code == FORBIDDEN
    Unit.objects.update(is_active=True)
    User.objects.filter(pk=wilma.pk).update(is_active=False)
    assert client.get("/afdeling/").status_code == REDIRECT


@pytest.mark.parametrize("reference", ["TR-0000-0000", "ikke-et-nummer", "%00", "tr-7k3q-9f2x", "'"])
def test_what_is_no_referral_of_the_units_is_not_found(wilma, reference):
    assert make.sign_in(Client(), wilma).get(f"/afdeling/{reference}/").status_code == MISSING


def test_a_referral_that_came_without_an_account_is_in_no_units_list(wilma):
    case = make.referral()
    assert make.sign_in(Client(), wilma).get(f"/afdeling/{case.reference}/").status_code == MISSING


def test_an_erased_referral_is_not_found(wilma, case):
    from intake.submissions.retention import erase

    erase(case.pk, "closed")
    assert make.sign_in(Client(), wilma).get(f"/afdeling/{case.reference}/").status_code == MISSING


def test_no_answer_comes_from_a_cache_or_lands_in_one(wilma, case):
    response = make.sign_in(Client(), wilma).get("/afdeling/")
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"


def test_a_case_cannot_be_handed_over_from_another_site(wilma, case):
    make.referrer(first_name="Birk")
    client = make.sign_in(Client(enforce_csrf_checks=True), wilma)
    birk = User.objects.get(first_name="Birk")
    response = client.post(f"/afdeling/{case.reference}/", {"colleague": birk.pk})
    assert response.status_code == FORBIDDEN
    assert Sender.objects.get(submission=case).contact == wilma


def test_a_case_that_has_ended_cannot_be_handed_over(wilma):
    case = make.referral(wilma, state=State.CLOSED)
    birk = make.referrer(first_name="Birk")
    response = make.sign_in(Client(), wilma).post(f"/afdeling/{case.reference}/", {"colleague": birk.pk})
    assert response.status_code == 409
    assert "Sagen er slut" in response.content.decode()
