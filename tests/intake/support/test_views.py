"""The pages: plain answers, nothing told of anybody, nothing kept by a cache, nothing done by a mere look."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from intake.support import links, process, public
from intake.support.models import Support
from portal import limits
from tests import make
from tests.portal.test_views import Form

from .conftest import KEY, OTHER, link_in, post_waiting, signed

pytestmark = pytest.mark.django_db
FORM = reverse("support:sign", args=[KEY])
EMAIL = "kanarie@fugl.example"


def sign(client, email=EMAIL, address=FORM, **further):
    return client.post(address, {"email": email, "consent": "on", **further}, follow=True)


def words(response):
    return response.content.decode()


def test_the_form_is_found_by_the_key_and_by_the_name(client):
    for address in (FORM, "/stoet/fuglekasser/", f"/en{FORM}"):
        assert "Fuglekasser" in words(client.get(address)), address
    assert client.get("/stoet/findes-ikke/").status_code == 404


def test_a_lost_token_costs_one_press():
    strict = Client(enforce_csrf_checks=True)
    lost = strict.post(FORM, {"email": EMAIL, "consent": "on"})
    assert lost.status_code == 403
    assert "no-store" in lost["Cache-Control"]
    again = Form(words(lost)).fields
    assert (again["email"], again["consent"]) == ([EMAIL], ["on"])
    assert strict.post(FORM, again).url == f"{FORM}se-din-mail/"


def test_without_a_yes_nothing_is_sent(client):
    response = client.post(FORM, {"email": EMAIL})
    assert "Sæt flueben, hvis vi må tælle dig med." in words(response)
    assert post_waiting() == []


def test_the_same_page_for_a_new_address_and_one_that_is_there(client):
    first = words(sign(client))
    process.confirm(signed(EMAIL))
    again = words(sign(client))
    unheard = words(sign(client, "andre@fugl.example"))
    assert first == again == unheard


def test_a_look_at_the_link_changes_nothing(client):
    link = signed(EMAIL)
    page = client.get(reverse("support:link", args=[link]))
    assert "Ja, tæl mig med" in words(page)
    assert public.count(KEY) == 0
    assert Support.objects.count() == 1


def test_yes_then_a_used_link_then_out_then_a_dead_link(client):
    address = reverse("support:link", args=[signed(EMAIL)])
    assert "Tak for din støtte" in words(client.post(address, {"do": "confirm"}, follow=True))
    assert public.count(KEY) == 1
    assert "Du har allerede sagt ja" in words(client.get(address))
    assert "Din støtte er trukket tilbage" in words(client.post(address, {"do": "withdraw"}, follow=True))
    assert public.count(KEY) == 0
    dead = client.get(address)
    assert dead.status_code == 410
    assert "Linket er brugt" in words(dead)


def test_a_link_that_is_too_old_and_one_that_is_broken(client, monkeypatch):
    link = signed(EMAIL)
    assert "Linket virker ikke" in words(broken := client.get(reverse("support:link", args=[link[:-3]])))
    assert broken.status_code == 404
    monkeypatch.setattr(links, "confirm_within", lambda: timedelta(0))
    old = client.post(reverse("support:link", args=[link]), {"do": "confirm"})
    assert old.status_code == 410
    assert "Linket er for gammelt" in words(old)


def test_a_closed_proposal_takes_no_more_and_lets_out(client):
    address = reverse("support:sign", args=[OTHER])
    assert "Der er lukket for støtte" in words(sign(client, address=address))
    process.confirm(signed(EMAIL, OTHER))
    leave = reverse("support:leave", args=[OTHER])
    assert "får du et link om lidt" in words(client.post(leave, {"email": EMAIL}, follow=True))
    before = len(mail.outbox)
    assert len(post_waiting()) == before + 1
    process.withdraw(link_in(mail.outbox[-1]))
    assert public.count(OTHER) == 0


def test_no_page_is_kept_or_found(client):
    link = reverse("support:link", args=[signed(EMAIL)])
    for address in (FORM, link, "/stoet/trukket-tilbage/", f"{FORM}se-din-mail/", f"{FORM}traek-tilbage/"):
        response = client.get(address)
        assert response["Cache-Control"] == "no-store", address
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Referrer-Policy"] == "strict-origin"
        assert not response.cookies.get("sessionid")


def test_a_robot_is_asked_for_a_proof_and_keeps_what_it_wrote(client):
    response = sign(client, hp_website="https://robot.example")
    assert response.status_code == 429
    assert EMAIL in words(response)
    assert post_waiting() == []


def test_many_from_one_place_are_asked_for_a_proof(client, settings):
    settings.DOK_LIMITS = {**settings.DOK_LIMITS, "support": "2 per hour"}
    limits.forget()
    answers = [sign(client, f"nr{number}@fugl.example").status_code for number in range(3)]
    assert answers == [200, 200, 429]


def test_a_page_sent_at_once_is_asked_for_a_proof(client, settings):
    settings.DOK_QUICKEST = 2.0
    assert sign(client).status_code == 429


def test_english_readers_are_answered_in_english(client):
    sign(client, address=f"/en{FORM}")
    (letter,) = post_waiting()
    assert "/en/stoet/link/" in letter.body


def test_the_letter_says_nothing_of_the_proposal_in_its_subject(client):
    sign(client)
    (letter,) = post_waiting()
    assert "Fuglekasser" not in letter.subject
    assert "Fuglekasser" in letter.body


def test_editors_see_numbers_and_no_addresses(client):
    process.confirm(signed(EMAIL))
    make.sign_in(client, make.user(is_superuser=True))
    page = words(client.get("/admin/support/"))
    assert "Fuglekasser" in page
    assert "Bænke" in page
    assert "kanarie" not in page
