"""What every public page owes its reader."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms.models import OrganisationIndexPage, OrganisationPage, ProposalPage, PublicPage, ThemePage

from . import addresses

# Switchboard, direct line and fax of the letters of 2016.
NUMBERS_OF_THE_LETTERS = ("33663366", "33662451", "33667075")
# What is promised of the home page and the proposals; the lists and the campaign show more and may ask a little more.
MOST_QUERIES, MOST_QUERIES_OF_LISTS = 12, 14
STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
}


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response, response.content.decode()


def test_every_page_answers_in_both_languages_and_says_which(client, programme):
    for address in addresses.ALL:
        _, html = read(client, address)
        language = "en" if address.startswith("/en/") else "da"
        assert f'<html lang="{language}">' in html, address
        assert html.count("<h1") == 1, address


def test_every_type_of_page_is_among_those_that_are_looked_at(client, programme):
    types = {of.__name__ for of in PublicPage.__subclasses__()}
    shown = {name: type(client.get(at).context["page"]).__name__ for name, at in addresses.ONE_OF_EACH_TYPE.items()}
    assert shown == {name: name for name in types}


def test_no_page_carries_a_phone_number_of_the_letters(client, programme):
    for address in addresses.ALL:
        _, html = read(client, address)
        digits = re.sub(r"[\s\u00a0.-]|&nbsp;", "", html)
        for number in NUMBERS_OF_THE_LETTERS:
            assert number not in digits, address


def test_no_page_holds_inline_code_or_reaches_a_third_party(client, programme):
    for address in addresses.ALL:
        _, html = read(client, address)
        # Data for machines is no code: the policy against inline scripts lets it stand, and no browser runs it.
        code = re.sub(r'<script type="application/ld\+json">.*?</script>', "", html)
        assert not re.search(r"\sstyle=|<style|<script(?! src=)|\son\w+=|javascript:", code), address
        loaded = re.findall(r'<(?:link|img|script|iframe)\b[^>]*\b(?:href|src)="([^"]+)"', html)
        outside = [url for url in loaded if not url.startswith(("/", "http://localhost/"))]
        assert outside == [], address


def test_every_page_is_served_under_the_strict_policy(client, programme):
    for address in ("/", "/dialog/", "/en/ideprogram/bolig/boligmix/"):
        response, _ = read(client, address)
        header = response.headers["Content-Security-Policy"]
        policy = dict(part.strip().split(" ", 1) for part in header.split(";") if part.strip())
        assert {name: policy.get(name) for name in STRICT} == STRICT
        assert "unsafe" not in header


def test_every_page_names_its_address_in_each_language(client, programme):
    for danish, english in zip(addresses.DANISH, addresses.ENGLISH, strict=True):
        for address in (danish, english):
            _, html = read(client, address)
            alternates = dict(re.findall(r'rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', html))
            assert alternates == {
                "da": f"http://localhost{danish}",
                "en": f"http://localhost{english}",
                "x-default": f"http://localhost{danish}",
            }
            assert f'rel="canonical" href="http://localhost{address}"' in html


def test_every_page_leads_to_itself_in_the_other_language(client, programme):
    for danish, english in zip(addresses.DANISH, addresses.ENGLISH, strict=True):
        assert f'<a href="{english}" lang="en" hreflang="en"' in read(client, danish)[1]
        assert f'<a href="{danish}" lang="da" hreflang="da"' in read(client, english)[1]


def test_a_page_without_translation_offers_no_other_language(client, programme):
    OrganisationPage.objects.get(slug="weshelter", locale__language_code="en").delete()

    _, html = read(client, "/organisationer/weshelter/")

    assert 'class="language-switch"' not in html
    assert 'hreflang="en"' not in html


def test_every_page_describes_itself(client, programme):
    seen = set()
    for address in addresses.ALL:
        _, html = read(client, address)
        title = re.search(r"<title>(.+?)</title>", html).group(1)
        description = re.search(r'<meta name="description" content="(.+?)">', html).group(1)
        assert f'property="og:description" content="{description}"' in html
        seen.add((title, description))
    assert len(seen) == len(addresses.ALL)


def test_a_proposal_has_the_four_headings_in_order(client, programme):
    for address in addresses.PROPOSALS:
        _, html = read(client, address)
        headings = re.findall(r'<h2 id="(?:loesn|ress|resu|prob)\w+">(\w+)</h2>', html)
        assert headings == ["Løsningsforslag", "Ressourcer", "Resultater", "Problemstilling"]


def test_the_letters_ask_three_questions_each_linked_to_its_proposal(client, programme):
    _, html = read(client, "/dialog/")
    questions = html.split('<article class="question"')[1:]

    assert [re.search(r'data-area="(.)"', question).group(1) for question in questions] == ["A", "B", "C"]
    assert [re.search(r'href="(/ideprogram/[^"]+)"', question).group(1) for question in questions] == list(
        addresses.PROPOSALS
    )


def test_a_question_loses_its_link_when_its_proposal_is_hidden(client, programme):
    ProposalPage.objects.get(slug="boligmix", locale__language_code="da").unpublish()

    _, html = read(client, "/dialog/")

    assert html.count("/ideprogram/bolig/boligmix/") == 0
    assert "Hvilke boliger kan de unge betale?" in html


def test_an_areas_pages_take_its_colour(client, programme):
    assert '<body data-area="A">' in read(client, "/ideprogram/bolig/")[1]
    assert '<body data-area="C">' in read(client, "/ideprogram/beskaeftigelse/work-first/")[1]
    assert '<body data-area="">' in read(client, "/dialog/")[1]


def test_a_page_that_does_not_exist_says_so_in_the_readers_language(client, programme):
    response = client.get("/findes-ikke/")

    assert response.status_code == 404
    assert "Siden findes ikke" in response.content.decode()
    assert client.get("/en/nowhere/").content.decode().count('<html lang="en">') == 1


def queries_at(client, address):
    client.get(address)  # The first request of all fills the caches of site paths and content types.
    with CaptureQueriesContext(
        connection,
    ) as seen:
        client.get(address)
    return len(seen)


@pytest.mark.parametrize("address", ["/organisationer/", "/"])
def test_more_organisations_cost_no_more_queries(client, programme, address):
    before = queries_at(client, address)
    index = OrganisationIndexPage.objects.get(locale__language_code="da")
    for number in range(10):
        index.add_child(instance=OrganisationPage(title=f"Forening {number}", locale=index.locale))

    assert queries_at(client, address) == before


@pytest.mark.parametrize("address", ["/ideprogram/", "/ideprogram/bolig/", "/"])
def test_more_proposals_cost_no_more_queries(client, programme, address):
    before = queries_at(client, address)
    theme = ThemePage.objects.get(letter="A", locale__language_code="da")
    for number in range(10):
        theme.add_child(instance=ProposalPage(title=f"Forslag {number}", locale=theme.locale))

    assert queries_at(client, address) == before


def test_no_page_asks_the_database_too_often(client, programme):
    counts = {address: queries_at(client, address) for address in addresses.ALL}

    promised = ("/", "/en/", *addresses.PROPOSALS, *(f"/en{address}" for address in addresses.PROPOSALS))
    assert {address: counts[address] for address in promised if counts[address] > MOST_QUERIES} == {}
    assert {address: count for address, count in counts.items() if count > MOST_QUERIES_OF_LISTS} == {}


def test_a_page_that_moves_or_is_renamed_is_found_at_its_old_address(
    client, programme, django_capture_on_commit_callbacks
):
    page = Page.objects.get(slug="kofoeds-skole", locale__language_code="da").specific
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "kofoed"
        page.save_revision().publish()
    answer = client.get("/organisationer/kofoeds-skole/")
    assert (answer.status_code, answer.url) == (301, "/organisationer/kofoed/")
    with django_capture_on_commit_callbacks(execute=True):
        page.move(Page.objects.get(slug="kontakt", locale=page.locale), "last-child")
    for old in ("/organisationer/kofoeds-skole/", "/organisationer/kofoed/"):
        assert client.get(old, follow=True).request["PATH_INFO"] == "/kontakt/kofoed/"
    page.refresh_from_db()
    page.unpublish()
    assert client.get("/organisationer/kofoed/", follow=True).status_code == 404
