"""A form that was written from an account on a ward is shown to that account alone."""

import re
from datetime import date
from urllib.parse import quote_plus

import pytest
from django.test import Client

from intake.submissions.models import Draft, Submission
from tests import make
from tests.cases import discharge
from tests.intake.wards.test_sending import BASE, send, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def wilma():
    return make.referrer(first_name="Wilma", last_name="Vagt", email="wilma@hospital.example")


def lapse(client):
    """Let the login run out; the browser stays open."""
    client.cookies.pop("sessionid", None)
    return client


def mark_on(page):
    return re.search(r'name="formular" value="(\w+)"', page.content.decode())[1]


def read_of(client, slug):
    return client.get(f"{BASE}{slug}/").context["form"]


def test_whoever_sits_down_after_a_login_ran_out_is_shown_nothing_of_what_it_wrote(wilma):
    client = make.sign_in(Client(), wilma)
    write(client)
    lapse(client)
    for address in (
        "",
        "samtykke/",
        "borger/",
        "gennemse/",
        "kvittering/",
        "kvittering/kvittering.pdf",
        "gem/",
        "gemt/",
        "slet/",
    ):
        page = client.get(f"{BASE}{address}", follow=True)
        assert page.status_code == 403, address
        shown = page.content.decode()
        assert "Log ind for at fortsætte" in shown
        assert discharge.CASES[0].posted(date.today())["borger"]["citizen_first_name"] not in shown
        assert "form" not in page.context
        assert "sections" not in page.context
    client.post(f"{BASE}gennemse/")
    client.post(f"{BASE}slet/")
    assert not Submission.objects.exists()
    assert Draft.objects.get().writer == wilma


def test_what_was_on_its_way_when_the_login_ran_out_is_there_after_the_next_one(wilma):
    client = make.sign_in(Client(), wilma)
    mark = mark_on(write(client))
    answered = {**discharge.CASES[0].posted(date.today())["borger"], "citizen_first_name": "Valdemar"}
    page = lapse(client).post(f"{BASE}borger/", {**answered, "formular": mark})
    assert page.status_code == 403
    assert "Det, du lige skrev, er gemt sammen med det." in page.content.decode()
    assert f"/konto/login/?next={quote_plus(f'{BASE}borger/')}" in page.content.decode()
    make.sign_in(client, wilma)
    assert read_of(client, "borger")["citizen_first_name"].value() == "Valdemar"


@pytest.mark.parametrize("said", [{}, {"formular": ""}, {"formular": "0" * 32}])
def test_what_was_written_on_another_page_is_shown_back_and_lands_in_nobody_elses_form(wilma, said):
    client = make.sign_in(Client(), wilma)
    write(client)
    answered = {**discharge.CASES[0].posted(date.today())["borger"], "citizen_first_name": "Valdemar"}
    page = lapse(client).post(f"{BASE}borger/", {**answered, **said})
    assert "Valdemar" in page.content.decode()
    assert "Kopiér det her" in page.content.decode()
    make.sign_in(client, wilma)
    assert read_of(client, "borger")["citizen_first_name"].value() != "Valdemar"


def test_a_colleague_at_the_same_computer_begins_a_form_of_their_own_and_leaves_the_other(wilma):
    client = make.sign_in(Client(), wilma)
    write(client)
    key = client.cookies["dok_discharge"].value
    other = make.referrer(first_name="Otto", email="otto@hospital.example")
    make.sign_in(client, other)
    assert "En anden konto har skrevet i formularen her." in client.get(f"{BASE}gennemse/").content.decode()
    assert client.post(BASE, {"forlad": "1"}).status_code == 302
    assert read_of(client, "samtykke").is_bound is False
    mine = make.sign_in(Client(), wilma)
    mine.cookies["dok_discharge"] = key
    assert mine.get(f"{BASE}gennemse/").status_code == 200


def test_what_was_begun_without_an_account_becomes_the_accounts_with_its_first_page(wilma):
    client = Client()
    write(client)
    assert client.get(f"{BASE}gennemse/").status_code == 200
    make.sign_in(client, wilma)
    client.post(f"{BASE}borger/", discharge.CASES[0].posted(date.today())["borger"])
    assert Draft.objects.get().writer == wilma
    assert lapse(client).get(f"{BASE}gennemse/").status_code == 403


def test_a_receipt_is_for_the_account_that_sent(wilma):
    client = make.sign_in(Client(), wilma)
    reference = send(client).reference
    assert reference in client.get(f"{BASE}kvittering/").content.decode()
    for address in ("kvittering/", "kvittering/kvittering.pdf", "ryddet/"):
        assert reference not in lapse(client).get(f"{BASE}{address}", follow=True).content.decode()
