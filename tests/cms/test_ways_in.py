"""The way from a proposal to its form."""

from django.utils import translation

from cms.models import ProposalPage
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
