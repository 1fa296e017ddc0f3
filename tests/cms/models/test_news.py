"""News: in order, in pages, by theme, and where other pages ask for them."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from modelsearch import index
from wagtail.models import Locale

from cms.models import HomePage, NewsIndexPage, NewsPage, OrganisationPage, ProposalPage
from cms.models.news import canonical_query, latest_news, news_about
from tests.cms import stories

pytestmark = pytest.mark.usefixtures("programme")


@pytest.fixture
def home():
    return HomePage.objects.get(locale__language_code="da")


def proposal(slug="boligmix", language="da"):
    return ProposalPage.objects.get(slug=slug, locale__language_code=language)


def read(client, address):
    return client.get(address).content.decode()


def titles(html):
    return re.findall(r'<h2><a href="[^"]+">([^<]+)</a></h2>', html)


def many(count):
    NewsPage.objects.all().delete()
    for number in range(count):
        stories.news(f"Nyhed {number}", published_on=date(2026, 1, 1) + timedelta(days=number))


def test_news_stand_the_newest_first(client):
    many(3)
    assert titles(read(client, "/nyheder/")) == ["Nyhed 2", "Nyhed 1", "Nyhed 0"]


def test_two_of_one_day_keep_their_order(client, home):
    NewsPage.objects.all().delete()
    first, second = stories.news("Første"), stories.news("Anden")

    assert latest_news(home) == [second, first]


def test_a_long_list_comes_in_pages_of_ten(client):
    many(23)

    first, second, third = (read(client, f"/nyheder/?side={number}") for number in (1, 2, 3))

    assert [len(titles(html)) for html in (first, second, third)] == [10, 10, 3]
    assert titles(third) == ["Nyhed 2", "Nyhed 1", "Nyhed 0"]
    assert 'rel="prev"' not in first
    assert '<a rel="next" href="?side=2">Næste</a>' in first
    assert '<a rel="prev" href="?side=2">Forrige</a>' in third
    assert 'rel="next"' not in third


def test_each_page_of_the_list_has_an_address_and_a_name_of_its_own(client):
    many(11)

    assert 'rel="canonical" href="http://localhost/nyheder/?side=2"' in read(client, "/nyheder/?side=2")
    assert 'rel="canonical" href="http://localhost/nyheder/"' in read(client, "/nyheder/?side=1&fra=brev")
    assert "<title>Nyheder · side 2 · DOK</title>" in read(client, "/nyheder/?side=2")
    assert "<title>News · DOK</title>" in read(client, "/en/nyheder/")


@pytest.mark.parametrize("odd", ["side=0", "side=99", "side=x", "side=%00", "tema=findes-ikke", "side=-1&tema="])
def test_an_odd_address_still_shows_news(client, odd):
    assert titles(read(client, f"/nyheder/?{odd}"))


def test_a_reader_sees_one_themes_news_alone(client):
    NewsPage.objects.all().delete()
    stories.news("Om bolig", about=[proposal("boligmix")])
    stories.news("Om arbejde", about=[proposal("work-first")])
    stories.news("Om alt og intet")

    html = read(client, "/nyheder/?tema=bolig")

    assert titles(html) == ["Om bolig"]
    assert '<a href="?tema=bolig" aria-current="true">' in html
    assert 'rel="canonical" href="http://localhost/nyheder/?tema=bolig"' in html
    assert "Der er ingen nyheder om Sundhed endnu." in read(client, "/nyheder/?tema=sundhed")


def test_the_pages_of_a_themes_list_keep_the_theme(client):
    NewsPage.objects.all().delete()
    for number in range(11):
        stories.news(f"Nyhed {number}", about=[proposal()])

    assert 'href="?tema=bolig&amp;side=2"' in read(client, "/nyheder/?tema=bolig")


def test_a_list_without_news_says_so_in_both_languages(client):
    NewsPage.objects.all().delete()

    assert "Der er ingen nyheder endnu." in read(client, "/nyheder/")
    assert "There is no news yet." in read(client, "/en/nyheder/")
    assert 'class="pagination"' not in read(client, "/nyheder/")


def test_the_home_page_asks_for_the_newest_of_its_language(home):
    many(5)
    stories.news("English", language="en", published_on=date(2027, 1, 1))
    stories.news("Skjult", published_on=date(2027, 1, 1), live=False)

    with CaptureQueriesContext(connection) as asked:
        assert [piece.title for piece in latest_news(home)] == ["Nyhed 4", "Nyhed 3", "Nyhed 2"]
    assert len(asked) == 1
    assert latest_news(HomePage(title="Ny")) == []


def test_a_proposal_asks_for_its_own_news_in_its_own_language():
    NewsPage.objects.all().delete()
    ours = stories.news("Om bolig", about=[proposal(), proposal("work-first")])
    stories.news("Om arbejde", about=[proposal("work-first")])
    english = stories.news("On housing", language="en", about=[proposal()])

    boligmix = proposal()
    with CaptureQueriesContext(connection) as asked:
        assert news_about(boligmix) == [ours]
    assert len(asked) == 1
    assert news_about(proposal(language="en")) == [english]
    assert news_about(proposal("work-first"), count=1) == [NewsPage.objects.get(title="Om arbejde")]


def test_more_news_cost_no_more_queries(client):
    NewsPage.objects.filter(locale__language_code="da").delete()
    writer = OrganisationPage.objects.filter(locale__language_code="da").first()
    counts = []
    for total in (1, 3, 50):
        while NewsPage.objects.filter(locale__language_code="da").count() < total:
            stories.news(cover=stories.image(), cover_alt="Gården", author=writer, about=[proposal()])
        client.get("/nyheder/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/nyheder/")
        # From the second page on the list is counted with its pages; the count itself is always asked.
        counts.append(len(asked))

    assert len(set(counts)) == 1, counts


def test_a_piece_of_news_says_when_by_whom_and_about_what(client):
    writer = OrganisationPage.objects.get(slug="weshelter", locale__language_code="da")
    stories.news(slug="ny", published_on=date(2026, 11, 24), author=writer, about=[proposal()], lead="Kort.")

    html = read(client, "/nyheder/ny/")

    assert '<time datetime="2026-11-24">Tirsdag den 24. november 2026</time>' in html
    assert '<a href="/organisationer/weshelter/">WeShelter</a>' in html
    assert "Nyheden handler om dette forslag" in html
    assert '<body data-area="A">' in html
    assert 'property="og:type" content="article"' in html
    assert 'property="article:published_time" content="2026-11-24"' in html


def test_the_first_news_are_told_in_both_languages(client):
    danish, english = read(client, "/nyheder/tre-indgange/"), read(client, "/en/nyheder/tre-indgange/")

    assert "Nyheden handler om disse forslag" in danish
    assert "Tuesday 24 November 2026" in english
    assert "Share the news" in english
    assert '<body data-area="">' in danish


def test_news_are_previewed_before_they_are_saved():
    listed = NewsIndexPage.objects.get(locale__language_code="da")
    page = NewsPage(title="Ny nyhed", slug="ny", locale=Locale.objects.get(language_code="da"), live=False)
    page.path, page.depth = NewsIndexPage._get_children_path_interval(listed.path)[1], listed.depth + 1

    html = page.make_preview_request().content.decode()

    assert '<h1 class="news-title">Ny nyhed</h1>' in html
    assert "None" not in html


def test_news_are_found_by_their_words(client):
    index.insert_or_update_object(NewsPage.objects.get(slug="tre-indgange", locale__language_code="da"))

    assert "/nyheder/tre-indgange/" in read(client, "/soeg/?q=krypteret")


@pytest.mark.parametrize(
    ("asked", "number", "query"),
    [("", 1, ""), ("", 2, "?side=2"), ("tema=bolig", 1, "?tema=bolig"), ("tema=bolig", 3, "?tema=bolig&side=3")],
)
def test_an_address_names_what_the_list_shows(asked, number, query):
    assert canonical_query(asked, number) == query
