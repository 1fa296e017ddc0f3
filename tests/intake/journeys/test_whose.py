"""A form that was written from an account on a ward is shown to that account alone."""

import re
from datetime import date

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
    mark = mark_on(write(client))
    lapse(client)
    for address in ("", "borger/", "gennemse/", "gem/", "gemt/", "slet/"):
        page = client.get(f"{BASE}{address}")
        assert page.status_code == 403, address
        assert "Log ind for at fortsætte" in page.content.decode()
        assert_says_nothing(page)
    for address in ("", "gennemse/", "gem/", "slet/", "kvittering/"):
        page = client.post(f"{BASE}{address}", {"formular": mark, "action": "restart"})
        assert page.status_code == 403, address
        assert_says_nothing(page)
    assert not Submission.objects.exists()
    assert Draft.objects.get().writer == wilma


def assert_says_nothing(page):
    assert discharge.CASES[0].posted(date.today())["borger"]["citizen_first_name"] not in page.content.decode()
    assert "form" not in page.context
    assert "sections" not in page.context


def test_what_was_on_its_way_when_the_login_ran_out_is_there_after_the_next_one(wilma):
    client = make.sign_in(Client(), wilma)
    mark = mark_on(write(client))
    answered = {**discharge.CASES[0].posted(date.today())["borger"], "citizen_first_name": "Valdemar"}
    page = lapse(client).post(f"{BASE}borger/", {**answered, "formular": mark})
    assert page.status_code == 403
    assert "Det, du lige skrev, er gemt sammen med det." in page.content.decode()
    assert f"/konto/login/?next={BASE}borger/" in page.content.decode()
    make.sign_in(client, wilma)
    assert read_of(client, "borger")["citizen_first_name"].value() == "Valdemar"


def test_what_comes_too_late_for_a_form_that_was_sent_is_shown_back_under_its_questions(wilma):
    client = make.sign_in(Client(), wilma)
    mark = mark_on(write(client))
    client.post(f"{BASE}gennemse/")
    answered = {**discharge.CASES[0].posted(date.today())["udskrivning"], "discharge_to": "herberg"}
    shown = lapse(client).post(f"{BASE}udskrivning/", {**answered, "formular": mark}).content.decode()
    assert "Den er sendt" in shown
    assert "er gemt sammen" not in shown
    assert "Hvor skal borgeren hen?" in shown
    assert "Herberg" in shown


def test_a_list_that_comes_too_late_is_shown_back_whole(wilma):
    client = make.sign_in(Client(), wilma)
    mark = mark_on(write(client))
    client.post(f"{BASE}gennemse/")
    second = {
        "care_contacts-1-role": "frivillig",
        "care_contacts-1-organisation": "Reden",
        "care_contacts-1-name": "Ib",
    }
    answered = {**discharge.CASES[0].posted(date.today())["hjaelpere"], **second}
    shown = lapse(client).post(f"{BASE}hjaelpere/", {**answered, "formular": mark}).content.decode()
    for words in ("Hjemmevejledningen, Ærøgade", "Sanne Øst", "Hvor arbejder personen?", "Reden", "Ib", "Frivillig"):
        assert words in shown


@pytest.mark.parametrize("said", [{}, {"formular": ""}, {"formular": "0" * 32}])
def test_what_was_written_on_another_page_lands_in_nobody_elses_form(wilma, said):
    client = make.sign_in(Client(), wilma)
    write(client)
    answered = {**discharge.CASES[0].posted(date.today())["borger"], "citizen_first_name": "Valdemar"}
    lapse(client).post(f"{BASE}borger/", {**answered, **said})
    make.sign_in(client, wilma)
    assert read_of(client, "borger")["citizen_first_name"].value() != "Valdemar"


def test_a_colleague_at_the_same_computer_begins_a_form_of_their_own_and_the_other_is_there_for_its_writer(wilma):
    client = make.sign_in(Client(), wilma)
    write(client)
    other = make.referrer(first_name="Otto", email="otto@hospital.example")
    make.sign_in(lapse(client), other)
    assert client.get(BASE).url == f"{BASE}samtykke/"
    assert read_of(client, "samtykke").is_bound is False
    client.post(f"{BASE}samtykke/", {"consent": "ja"})
    assert client.get(f"{BASE}gennemse/").url.startswith(f"{BASE}omfang/")
    client.post("/konto/logout/")
    make.sign_in(client, wilma)
    assert client.get(f"{BASE}gennemse/").status_code == 200
    assert Draft.objects.filter(writer=wilma).count() == 1


def test_somebody_without_an_account_begins_their_own_too(wilma):
    client = make.sign_in(Client(), wilma)
    write(client)
    lapse(client)
    first = client.get(f"{BASE}gennemse/").context["first_url"]
    assert client.get(first).context["form"].is_bound is False
    client.post(first, {"consent": "ja"})
    assert client.get(f"{BASE}omfang/").status_code == 200
    make.sign_in(client, wilma)
    assert client.get(f"{BASE}gennemse/").status_code == 200


BY_HAND = {"resumed": ("", {"action": "resume"}), "saved": ("gem/", {}), "sent": ("gennemse/", {})}


@pytest.mark.parametrize("deed", BY_HAND)
def test_what_was_begun_without_an_account_becomes_the_accounts_with_whatever_it_does(wilma, deed):
    client = Client()
    write(client)
    assert client.get(f"{BASE}gennemse/").status_code == 200
    make.sign_in(client, wilma)
    address, inputs = BY_HAND[deed]
    assert client.post(f"{BASE}{address}", inputs).status_code == 302
    assert Draft.objects.get().writer == wilma
    seen = "kvittering/" if deed == "sent" else "gennemse/"
    assert client.get(f"{BASE}{seen}").status_code == 200
    assert lapse(client).get(f"{BASE}{seen}").status_code == 403


def test_a_receipt_is_for_the_account_that_sent(wilma):
    client = make.sign_in(Client(), wilma)
    reference = send(client).reference
    receipt = client.get(f"{BASE}kvittering/").content.decode()
    assert reference in receipt
    assert "/status/" not in receipt, "the address of the case's own page stays out of a shared computer's history"
    for address in ("kvittering/", "kvittering/kvittering.pdf", "kvittering/ryd/"):
        page = lapse(client).get(f"{BASE}{address}")
        assert page.status_code == 403
        assert reference not in page.content.decode()
    assert client.get(BASE).status_code == 302, "the next one begins"


def test_a_page_that_was_opened_for_nobody_is_not_sent_for_a_ward(wilma):
    client = Client()
    page = write(client)
    assert 'name="afdeling" value=""' in page.content.decode()
    make.sign_in(client, wilma)
    shown = client.post(f"{BASE}gennemse/", {"afdeling": ""}).content.decode()
    assert not Submission.objects.exists()
    assert "Siden blev åbnet for en anden afsender." in shown


def test_whoever_is_signed_in_without_a_second_factor_is_led_to_show_one(wilma):
    client = Client()
    client.force_login(wilma)
    assert 'href="/afdeling/">Log ind først' in client.get(f"{BASE}samtykke/").content.decode()
