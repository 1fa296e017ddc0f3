"""Searching the public pages: what is found, what is offered, and what happens to a question nobody can answer."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from modelsearch import index
from wagtail.models import Page, PageViewRestriction

from cms import search
from cms.models import OrganisationIndexPage, OrganisationPage, ProposalPage
from cms.tasks import index_minutes
from tests.cms import editing
from tests.dialogue import meetings


@pytest.fixture
def programme(programme):
    """The programme as the search knows it: a worker keeps the index, and here there is none."""
    for page in Page.objects.filter(depth__gt=1).specific():
        index.insert_or_update_object(page)


def add(parent, title):
    page = parent.add_child(instance=OrganisationPage(title=title, locale=parent.locale))
    index.insert_or_update_object(page)


def titles(client, query, address="/soeg/", **more):
    answer = client.get(address, {"q": query, **more})
    assert answer.status_code == 200
    return [page.title for page in answer.context["results"]]


def test_a_word_of_a_page_finds_it_and_the_title_comes_before_the_text(client, programme):
    assert titles(client, "BoligMix")[0] == "BoligMix"
    assert "BoligMix" in titles(client, "studerende")


def test_the_beginning_of_a_word_finds_the_page(client, programme):
    assert "Privatliv" in titles(client, "privat")


def test_each_language_searches_its_own_pages(client, programme):
    assert "Privacy" in titles(client, "privacy", "/en/soeg/")
    assert titles(client, "privatliv", "/en/soeg/") == []


def test_what_is_hidden_or_restricted_is_not_found(client, programme):
    page = ProposalPage.objects.get(slug="boligmix", locale__language_code="da")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "BoligMix" not in titles(client, "BoligMix")
    PageViewRestriction.objects.all().delete()
    page.unpublish()
    assert "BoligMix" not in titles(client, "BoligMix")


def test_a_word_spelt_wrongly_gets_the_right_one_offered(client, programme):
    answer = client.get("/soeg/", {"q": "organisatioer"})
    assert answer.context["results"] == []
    assert '<a href="/soeg/?q=organisationer">organisationer</a>' in answer.content.decode()


def test_a_search_without_results_says_so_and_leads_on(client, programme):
    html = client.get("/soeg/", {"q": "zqxj"}).content.decode()
    assert "Vi fandt intet om «zqxj»" in html
    assert 'href="/ideprogram/"' in html
    assert 'href="/ansoeg/boligmix/"' in html


def test_an_empty_search_shows_the_field_and_where_to_begin(client, programme):
    html = client.get("/soeg/").content.decode()
    assert '<input id="soeg-felt" type="search" name="q" value=""' in html
    assert "Vi fandt intet" not in html


def test_what_is_typed_comes_back_as_text_and_never_as_code(client, programme):
    html = client.get("/soeg/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_a_long_question_is_cut_and_the_page_says_so(client, programme):
    answer = client.get("/soeg/", {"q": "bolig " * 100})
    assert "Vi søger højst på 100 tegn" in answer.content.decode()
    assert len(answer.context["query"]) <= search.LONGEST_QUERY


def test_results_come_ten_at_a_time_and_a_page_that_is_not_there_shows_the_nearest(client, programme):
    parent = OrganisationIndexPage.objects.get(locale__language_code="da")
    for number in range(25):
        add(parent, f"Prøvehus {number}")
    assert len(titles(client, "Prøvehus")) == 10
    assert len(titles(client, "Prøvehus", side="3")) == 5
    assert len(titles(client, "Prøvehus", side="99")) == 5
    assert len(titles(client, "Prøvehus", side="x")) == 10
    html = client.get("/soeg/", {"q": "Prøvehus", "side": 2}).content.decode()
    assert 'href="?q=Pr%C3%B8vehus&amp;side=1"' in html
    assert 'href="?q=Pr%C3%B8vehus&amp;side=3"' in html


def test_more_pages_cost_no_more_queries(client, programme):
    def cost():
        with CaptureQueriesContext(connection) as seen:
            titles(client, "Prøvehus")
        return len(seen)

    parent = OrganisationIndexPage.objects.get(locale__language_code="da")
    add(parent, "Prøvehus")
    cost()
    before = cost()
    for number in range(9):
        add(parent, f"Prøvehus {number}")
    assert cost() == before


def test_search_pages_are_left_out_of_search_engines(client, programme):
    assert client.get("/soeg/", {"q": "bolig"})["X-Robots-Tag"] == "noindex"


def test_suggestions_are_titles_with_their_addresses(client, programme):
    answer = client.get("/soeg/forslag/", {"q": "weshel"}).json()
    assert answer == {"suggestions": [{"title": "WeShelter", "url": "/organisationer/weshelter/"}]}
    assert client.get("/soeg/forslag/").json() == {"suggestions": []}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(query=st.text(max_size=150))
def test_no_question_breaks_the_search(client, programme, query):
    for address in ("/soeg/", "/soeg/forslag/"):
        assert client.get(address, {"q": query}).status_code == 200


@given(query=st.text())
def test_a_cleaned_query_is_short_and_printable_and_stays_so(query):
    cleaned = search.clean(query)
    assert len(cleaned) <= search.LONGEST_QUERY
    assert cleaned.isprintable()
    assert search.clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("/ideprogram/boligmix/", "/ideprogram/bolig/boligmix/"),
        ("/privatlv/", "/privatliv/"),
        ("/en/work-first", "/en/ideprogram/beskaeftigelse/work-first/"),
    ],
)
def test_an_address_that_leads_nowhere_offers_what_is_spelt_like_it(client, programme, address, meant):
    answer = client.get(address, follow=True)
    html = answer.content.decode()
    assert answer.status_code == 404
    assert f'<li><a href="{meant}">' in html


def test_an_address_like_no_other_offers_the_search_and_the_ways_in(client, programme):
    html = client.get("/qqqqqqqq/").content.decode()
    assert "Ledte du efter" not in html
    assert 'action="/soeg/"' in html
    assert 'href="/tilbyd/arbejde/"' in html


def test_a_thousand_addresses_that_lead_nowhere_ask_for_the_pages_once(programme, django_assert_num_queries):
    search.spelt_like("/qqqq/", "en")  # Wagtail asks once where the sites are.
    with django_assert_num_queries(1):
        assert [near.url for near in search.spelt_like("/privatlv/", "da")] == ["/privatliv/"]
    with django_assert_num_queries(0):
        assert search.spelt_like("/boligmx/", "da")[0].url == "/ideprogram/bolig/boligmix/"
        assert search.spelt_like("/wp-login.php", "da") == []


def test_an_address_offers_what_was_published_since_and_not_what_is_shut(programme, django_capture_on_commit_callbacks):
    assert search.spelt_like("/frivillig/", "da") == []
    with django_capture_on_commit_callbacks(execute=True):
        page = editing.page("<p>Ring til os.</p>", live=True)
    assert [near.url for near in search.spelt_like("/frivilig/", "da")] == ["/frivillig/"]
    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert search.spelt_like("/frivilig/", "da") == []


def minuted(**when):
    words = [{"type": "paragraph", "value": "<p>Vi blev enige om æblemosten.</p>"}]
    return meetings.meeting(minutes=words, **when)


def test_minutes_written_before_the_end_are_found_by_no_word_until_the_page_shows_them(client, programme):
    page = minuted(days=3)
    index.insert_or_update_object(page)
    assert titles(client, "æblemosten") == []

    end = timezone.now() - timedelta(minutes=5)
    type(page).objects.filter(pk=page.pk).update(starts_at=end - timedelta(hours=1), ends_at=end)
    meetings.meeting(days=-2)
    assert index_minutes.func() == 1

    assert titles(client, "æblemosten") == [page.title]


def test_a_line_of_nonsense_is_not_put_right_word_by_word(programme, monkeypatch):
    def never(*_args, **_more):
        raise AssertionError("compared")

    monkeypatch.setattr(search, "get_close_matches", never)
    assert search.other_words("aa bb cc dd ee ff gg", "da") == ""
