"""The pages of the house itself."""

import logging
from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.middleware.csrf import REASON_BAD_ORIGIN, REASON_CSRF_TOKEN_MISSING
from django.test import Client
from django.urls import path

from portal import views
from portal.urls import urlpatterns as house
from tests import make


def step(request):
    return HttpResponse("modtaget: " + " ".join(request.POST.getlist("life_areas")) + request.POST["note"])


# Stands for a step of a journey: the failure page knows journeys by the room their views live in.
step.__module__ = "intake.journeys.views"
urlpatterns = [path("henvis/udskrivning/om/", step), *house]

ANSWERS = {"note": "\nÅse <b>kommer</b> \"hjem\" & er 'glad'", "life_areas": ["bolig", "netvaerk"]}


@pytest.fixture
def strict():
    return Client(enforce_csrf_checks=True)


@pytest.mark.urls("tests.portal.test_views")
@pytest.mark.django_db
def test_a_journeys_answers_survive_a_lost_token_and_are_sent_again_by_one_press(strict, caplog):
    caplog.set_level(logging.DEBUG)
    lost = strict.post("/henvis/udskrivning/om/", ANSWERS)
    assert lost.status_code == 403
    assert "no-store" in lost["Cache-Control"]
    form = Form(lost.content.decode()).fields
    assert strict.post("/henvis/udskrivning/om/", form).content.decode() == "modtaget: bolig netvaerk" + ANSWERS["note"]
    assert "Åse" not in caplog.text
    assert "netvaerk" not in caplog.text


class Form(HTMLParser):
    """Reads what a browser would send from the page's form."""

    def __init__(self, page):
        super().__init__()
        self.fields, self.name = {}, None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag in ("input", "textarea"):
            self.fields.setdefault(given["name"], []).append(given.get("value", ""))
        if tag == "textarea":
            self.name = given["name"]

    def handle_data(self, data):
        if self.name:
            self.fields[self.name][-1] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            # A browser drops the line break right after the tag.
            self.fields[self.name][-1] = self.fields[self.name][-1].removeprefix("\n")
            self.name = None


@pytest.mark.urls("tests.portal.test_views")
@pytest.mark.django_db
def test_what_another_site_sent_is_not_offered_for_sending(strict):
    answer = strict.post("/henvis/udskrivning/om/", ANSWERS, headers={"origin": "https://ond.example"})
    assert answer.status_code == 403
    assert "netvaerk" not in answer.content.decode()


@pytest.mark.parametrize("address", ["/konto/login/", "/nowhere/"])
@pytest.mark.django_db
def test_elsewhere_the_page_explains_and_repeats_nothing(strict, address):
    answer = strict.post(address, {"login": "a@dok.example", "password": "hemmelig-kode"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Formularen blev ikke sendt" in page
    assert "cookies" in page
    assert "hemmelig-kode" not in page
    assert "a@dok.example" not in page


def test_django_still_words_its_reasons_as_we_tell_them_apart():
    assert REASON_BAD_ORIGIN.startswith(views.FOREIGN)
    assert not REASON_CSRF_TOKEN_MISSING.startswith(views.FOREIGN)


def test_healthz_answers_without_a_database(client):
    # No django_db mark: a query would raise.
    assert client.get("/healthz").content == b"ok\n"


@pytest.mark.django_db
def test_readyz_says_yes_or_no_and_never_why(client, settings):
    assert (client.get("/readyz").status_code, client.get("/readyz").content) == (200, b"ready\n")
    settings.DOK_VAULT_IDENTITIES = ""
    assert (client.get("/readyz").status_code, client.get("/readyz").content) == (503, b"not ready\n")
    settings.DOK_SIDE = "public"
    assert client.get("/readyz").status_code == 200
    settings.DOK_VAULT_RECIPIENTS = "age1forkert"
    assert (client.get("/readyz").status_code, client.get("/readyz").content) == (503, b"not ready\n")


@pytest.mark.django_db
def test_readyz_waits_for_the_migrations(client):
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.filter(app="accounts").delete()
    assert client.get("/readyz").status_code == 503


def test_security_txt_says_where_to_write_and_until_when(client):
    from datetime import datetime

    from django.utils import timezone

    text = client.get("/.well-known/security.txt").content.decode()
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"].startswith("mailto:")
    assert fields["Canonical"].endswith("/.well-known/security.txt")
    assert 100 < (datetime.fromisoformat(fields["Expires"]) - timezone.now()).days < 366


def test_search_engines_leave_staff_and_drafts_alone(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    for address in (
        "/admin/",
        "/konto/",
        "/en/konto/",
        "/afdeling/",
        "/en/afdeling/",
        "/fortsaet/",
        "/status/",
        "/ansoeg/*/*/",
    ):
        assert f"Disallow: {address}" in lines
    assert "Disallow: /" not in lines


@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/robots.txt", "/.well-known/security.txt"])
@pytest.mark.django_db
def test_machines_only_ask(client, address):
    assert client.post(address).status_code == 405


@pytest.mark.django_db
def test_the_refusal_page_offers_the_way_out(client):
    make.sign_in(client, make.user())
    assert 'action="/konto/logout/"' in client.get("/admin/").content.decode()
