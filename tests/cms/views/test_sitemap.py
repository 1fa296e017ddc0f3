"""The map for search engines."""

from xml.etree import ElementTree

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.models import OrganisationPage, ProposalPage
from tests.cms import addresses

NAMES = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def entries(client):
    answer = client.get("/sitemap.xml")
    assert answer["Content-Type"] == "application/xml"
    listed = ElementTree.fromstring(answer.content).findall("map:url", NAMES)
    return {
        one.findtext("map:loc", namespaces=NAMES): {
            link.get("hreflang"): link.get("href") for link in one.findall("x:link", NAMES)
        }
        for one in listed
    }


def test_every_page_and_every_door_stands_there_in_both_languages(client, programme):
    found = set(entries(client))
    doors = {"/ansoeg/boligmix/", "/henvis/udskrivning/", "/tilbyd/arbejde/"}
    doors |= {f"/en{door}" for door in doors}
    assert {f"http://localhost{address}" for address in {*addresses.ALL, *doors}} <= found


def test_each_names_itself_in_the_other_language_and_danish_for_the_rest(client, programme):
    found = entries(client)
    for danish, english in zip(addresses.DANISH, addresses.ENGLISH, strict=True):
        expected = {
            "da": f"http://localhost{danish}",
            "en": f"http://localhost{english}",
            "x-default": f"http://localhost{danish}",
        }
        assert found[f"http://localhost{danish}"] == found[f"http://localhost{english}"] == expected


def test_a_page_without_translation_stands_there_alone(client, programme):
    OrganisationPage.objects.get(slug="weshelter", locale__language_code="en").delete()
    found = entries(client)
    assert found["http://localhost/organisationer/weshelter/"] == {}
    assert "http://localhost/en/organisationer/weshelter/" not in found


def test_what_is_hidden_or_restricted_is_not_on_the_map(client, programme):
    ProposalPage.objects.get(slug="boligmix", locale__language_code="da").unpublish()
    PageViewRestriction.objects.create(
        page=ProposalPage.objects.get(slug="work-first", locale__language_code="da"),
        restriction_type=PageViewRestriction.LOGIN,
    )
    found = set(entries(client))
    assert not {address for address in found if address.endswith("localhost/ideprogram/bolig/boligmix/")}
    assert "http://localhost/ideprogram/beskaeftigelse/work-first/" not in found


def test_it_costs_the_same_however_many_pages(client, programme):
    entries(client)
    with CaptureQueriesContext(connection) as seen:
        entries(client)
    assert len(seen) <= 4


def test_robots_are_shown_the_map_and_kept_from_searching(client, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://dok.example"
    said = client.get("/robots.txt").content.decode()
    assert "Sitemap: https://dok.example/sitemap.xml" in said
    assert "Disallow: /soeg/" in said
