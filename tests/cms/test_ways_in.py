"""The way from a proposal to its form."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from django.utils.formats import date_format

from cms.models import ProposalPage
from intake.journeys.models import Entrance
from intake.journeys.public import journey_url, open_journeys

PAGES = {"boligmix": "/ideprogram/bolig/boligmix/", "workfirst": "/ideprogram/beskaeftigelse/work-first/"}


def test_a_proposal_leads_to_its_form_in_the_same_language(client, programme):
    for kind, page in PAGES.items():
        with translation.override("da"):
            address = journey_url(kind)
        assert f'<a class="button" href="{address}">' in client.get(page).content.decode()
        assert f'<a class="button" href="/en{address}">' in client.get(f"/en{page}").content.decode()


def test_the_home_page_lists_a_way_in_for_every_open_form(client, programme):
    html = client.get("/").content.decode()

    with translation.override("da"):
        assert [journey.url in html for journey in open_journeys()] == [True, True, True]


def test_a_closed_form_leaves_no_button_behind(client, programme):
    ProposalPage.objects.filter(way_in="workfirst").update(way_in="closed")

    html = client.get(PAGES["workfirst"]).content.decode()

    assert journey_url("closed") is None
    assert "Tilbyd arbejde" not in html
    assert "/tilbyd/arbejde/" not in client.get("/").content.decode()


def test_without_open_forms_the_home_page_offers_none(client, programme, monkeypatch):
    monkeypatch.setattr("cms.models.programme.journey_url", lambda kind: None)

    assert "Sådan kan du være med" not in client.get("/").content.decode()


def test_what_editors_say_at_the_door_stands_at_the_way_in(client, programme):
    today = timezone.localdate()
    Entrance.objects.create(
        kind="workfirst", closes_on=today, capacity_da="Vi finder ti i år.", capacity_en="We look for ten this year."
    )
    for address in ("/", PAGES["workfirst"]):
        html = client.get(address).content.decode()
        assert "Vi finder ti i år." in html
        assert f"Åben til og med den {date_format(today)}." in html
    assert "We look for ten this year." in client.get(f"/en{PAGES['workfirst']}").content.decode()
    assert "Vi finder ti i år." not in client.get(PAGES["boligmix"]).content.decode()


def test_a_form_that_is_closed_today_says_when_it_opens_and_offers_no_button_to_begin(client, programme):
    Entrance.objects.create(
        kind="workfirst", opens_on=date(2099, 2, 1), closes_on=timezone.localdate() - timedelta(days=1)
    )
    for address in ("/", PAGES["workfirst"]):
        html = client.get(address).content.decode()
        assert "Vi åbner den 1. februar 2099." in html
        assert "Se, hvem du kan ringe til" in html
    assert "Tilbyd arbejde</a>" not in client.get(PAGES["workfirst"]).content.decode()


def test_the_doors_cost_one_query_however_many(client, programme):
    client.get("/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    assert sum("journeys_entrance" in query["sql"] for query in asked) == 1
