"""A referral that is written while signed in for a ward belongs to the ward; every other one to nobody known."""

import re
from datetime import date

import pytest
from django.test import Client

from intake.submissions.enums import Via
from intake.submissions.models import Submission
from intake.submissions.permissions import is_unverified
from tests import make
from tests.cases import boligmix, discharge

pytestmark = pytest.mark.django_db
BASE = "/henvis/udskrivning/"


@pytest.fixture
def wilma():
    return make.referrer(first_name="Wilma", last_name="Vagt", email="wilma@hospital.example")


def write(client, base=BASE, case=None):
    """Fill in a journey up to the page where the answers are checked; returns that page."""
    for slug, fields in (case or discharge.CASES[0]).posted(date.today()).items():
        response = client.post(f"{base}{slug}/", fields)
        assert response.status_code == 302, (slug, response.context["form"].errors)
    return client.get(f"{base}gennemse/")


def send(client, base=BASE, case=None):
    write(client, base, case)
    client.post(f"{base}gennemse/")
    return Submission.objects.get()


def test_what_is_sent_while_signed_in_belongs_to_the_unit(wilma):
    client = make.sign_in(Client(), wilma)
    sender = send(client).sender
    assert (sender.via, sender.unit, sender.user, sender.contact) == (Via.UNIT, make.unit(), wilma, wilma)
    assert not is_unverified(sender.submission)
    assert sender.submission.reference in client.get("/afdeling/").content.decode()
    assert "Se jeres henvisninger" in client.get(f"{BASE}kvittering/").content.decode()


def test_what_is_sent_without_an_account_is_unverified_and_the_receipt_says_what_we_do(client):
    case = send(client)
    assert case.sender.via == Via.OPEN
    assert is_unverified(case)
    assert "Vi ringer først til afdelingen" in client.get(f"{BASE}kvittering/").content.decode()


@pytest.mark.parametrize("who", ["no factor", "staff", "deactivated", "left"])
def test_a_session_that_may_not_stand_at_the_units_door_sends_as_anybody(wilma, who):
    client = Client()
    if who == "no factor":
        client.force_login(wilma)
    elif who == "staff":
        make.sign_in(client, make.member())
    else:
        make.sign_in(client, wilma)
        if who == "left":
            wilma.unit_memberships.all().delete()
        else:
            wilma.is_active = False
            wilma.save()
    assert send(client).sender.via == Via.OPEN


def test_the_account_fills_in_who_writes_and_can_be_written_over(wilma):
    client = make.sign_in(Client(), wilma)
    write(client)
    fresh = make.sign_in(Client(), wilma)
    for slug, fields in list(discharge.CASES[0].posted(date.today()).items())[:-1]:
        fresh.post(f"{BASE}{slug}/", fields)
    form = fresh.get(f"{BASE}henviser/").context["form"]
    assert form["referrer_name"].value() == "Wilma Vagt"
    assert form["referrer_unit"].value() == "Afsnit 12, Psykiatrisk Center Eksempel"
    assert form["referrer_phone"].value() == make.unit().phone
    assert form["referrer_email"].value() == "wilma@hospital.example"
    assert "referrer_role" not in form.initial
    answered = discharge.CASES[0].posted(date.today())["henviser"]
    fresh.post(f"{BASE}henviser/", answered)
    kept = fresh.get(f"{BASE}henviser/").context["form"]
    assert kept["referrer_name"].value() == answered["referrer_name"]


def test_the_pages_say_for_whom_one_sends_and_where_a_ward_signs_in(wilma):
    signed_in = write(make.sign_in(Client(), wilma)).content.decode()
    assert "Du sender for <strong>Afsnit 12, Psykiatrisk Center Eksempel</strong>" in signed_in
    stranger = Client()
    for page in (stranger.get(f"{BASE}samtykke/"), write(stranger)):
        assert "/konto/login/?next=/henvis/udskrivning/" in page.content.decode()
    assert "Log ind først" not in Client().get("/ansoeg/boligmix/om-dig/", follow=True).content.decode()


def test_a_session_that_ended_meanwhile_makes_nobody_an_unknown_sender_behind_their_back(wilma):
    client = make.sign_in(Client(), wilma)
    page = write(client)
    hidden = re.search(r'name="afdeling" value="(\d+)"', page.content.decode())
    client.cookies.pop("sessionid")
    mark = re.search(r'name="formular" value="(\w+)"', page.content.decode())
    again = client.post(f"{BASE}gennemse/", {"afdeling": hidden[1], "formular": mark[1]})
    assert not Submission.objects.exists()
    assert "Log ind for at fortsætte" in again.content.decode()
    make.sign_in(client, wilma)
    client.post(f"{BASE}gennemse/", {"afdeling": hidden[1]})
    assert Submission.objects.get().sender.via == Via.UNIT


def test_another_unit_chosen_in_another_tab_is_pointed_out(wilma):
    client = make.sign_in(Client(), wilma)
    write(client)
    assert client.post(f"{BASE}gennemse/", {"afdeling": "99999999"}).status_code == 200
    assert not Submission.objects.exists()


def test_an_application_of_ones_own_is_nobody_elses_business(wilma):
    client = make.sign_in(Client(), wilma)
    assert send(client, "/ansoeg/boligmix/", boligmix.CASES[0]).sender.via == Via.OPEN


def test_the_next_one_at_a_wards_computer_meets_no_referral_of_a_colleagues(wilma):
    client = make.sign_in(Client(), wilma)
    assert write(client).status_code == 200
    client.post("/konto/logout/")
    assert not [name for name, kept in client.cookies.items() if name.startswith("dok_discharge") and kept.value]
    assert client.get(f"{BASE}gennemse/").url == f"{BASE}samtykke/"


def test_to_be_asked_whether_one_wants_to_sign_out_loses_nothing(wilma):
    client = make.sign_in(Client(), wilma)
    write(client)
    client.get("/konto/logout/")
    assert client.get(f"{BASE}gennemse/").status_code == 200
