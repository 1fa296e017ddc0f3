"""The feeds: whole XML, whole addresses, names that stay."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.models import NewsIndexPage, NewsPage
from tests.cms import stories

pytestmark = pytest.mark.usefixtures("programme")
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("/feed/", "/feed/atom/", "/en/feed/", "/en/feed/atom/")


def parsed(client, address):
    return ElementTree.fromstring(client.get(address).content)


@pytest.mark.parametrize(
    ("address", "language", "title"), [("/feed/", "da", "Nyheder fra DOK"), ("/en/feed/", "en", "News from DOK")]
)
def test_rss_has_everything_that_rss_must_have(client, address, language, title):
    rss = parsed(client, address)
    channel = rss.find("channel")

    assert (rss.tag, rss.get("version")) == ("rss", "2.0")
    assert channel.findtext("title") == title
    assert channel.findtext("language") == language
    assert channel.findtext("description")
    assert channel.findtext("link").startswith("http://localhost/")
    assert channel.find(f"{ATOM}link").get("rel") == "self"
    assert channel.find(f"{ATOM}link").get("href") == f"http://testserver{address}"
    items = channel.findall("item")
    assert len(items) == 3
    for item in items:
        assert item.findtext("title")
        assert item.findtext("description")
        assert re.fullmatch(r"http://localhost/(en/)?nyheder/[\w-]+/", item.findtext("link"))
        assert item.find("guid").get("isPermaLink") == "false"
        assert item.findtext("guid").startswith("urn:uuid:")
        assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo
    assert len({item.findtext("guid") for item in items}) == 3


@pytest.mark.parametrize(("address", "language"), [("/feed/atom/", "da"), ("/en/feed/atom/", "en")])
def test_atom_has_everything_that_atom_must_have(client, address, language):
    feed = parsed(client, address)

    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"http://testserver{address}"
    assert feed.findtext(f"{ATOM}id").startswith("http")
    assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated")).tzinfo
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 3
    for entry in entries:
        assert entry.findtext(f"{ATOM}title")
        assert entry.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert entry.find(f"{ATOM}link").get("href").startswith("http://localhost/")
        assert entry.findtext(f"{ATOM}author/{ATOM}name") == "DOK"
        for moment in ("published", "updated"):
            assert datetime.fromisoformat(entry.findtext(f"{ATOM}{moment}")).tzinfo


def test_every_address_in_a_feed_opens(client):
    for item in parsed(client, "/en/feed/").iter("item"):
        assert client.get(item.findtext("link").removeprefix("http://localhost")).status_code == 200


def test_a_piece_of_news_keeps_its_name_when_it_moves_and_has_one_in_each_language(client):
    page = NewsPage.objects.get(slug="tre-indgange", locale__language_code="da")
    before = [item.findtext("guid") for item in parsed(client, "/feed/").iter("item")]

    page.slug = "nyt-sted"
    page.save_revision().publish()

    after = parsed(client, "/feed/")
    assert [item.findtext("guid") for item in after.iter("item")] == before
    assert "http://localhost/nyheder/nyt-sted/" in {item.findtext("link") for item in after.iter("item")}
    assert not set(before) & {item.findtext("guid") for item in parsed(client, "/en/feed/").iter("item")}


def test_the_day_of_the_news_is_a_day_in_copenhagen(client):
    stories.news(published_on=date(2026, 7, 1))

    dates = [item.findtext("pubDate") for item in parsed(client, "/feed/").iter("item")]

    assert dates[-1] == "Wed, 01 Jul 2026 06:00:00 +0200"


@pytest.mark.parametrize("address", FEEDS)
def test_a_reader_that_has_the_news_already_is_told_so(client, address):
    first = client.get(address)

    assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert "charset=utf-8" in first.headers["Content-Type"]


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_without_news_is_still_a_feed(client, address):
    NewsIndexPage.objects.all().delete()

    feed = parsed(client, address)

    assert not list(feed.iter("item")) + list(feed.iter(f"{ATOM}entry"))


@pytest.mark.parametrize("address", ["/feed/", "/feed/atom/"])
def test_more_news_cost_no_more_queries(client, address):
    counts = []
    for total in (3, 20):
        while NewsPage.objects.filter(locale__language_code="da").count() < total:
            stories.news()
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))

    assert len(set(counts)) == 1, counts


@pytest.mark.parametrize(
    ("page", "rss", "atom"), [("/", "/feed/", "/feed/atom/"), ("/en/nyheder/", "/en/feed/", "/en/feed/atom/")]
)
def test_pages_say_where_their_feeds_are(client, page, rss, atom):
    html = client.get(page).content.decode()
    found = dict(re.findall(r'<link rel="alternate" type="application/(rss|atom)\+xml"[^>]* href="([^"]+)"', html))

    assert found == {"rss": rss, "atom": atom}


@pytest.mark.parametrize("address", FEEDS[:2])
def test_news_behind_a_closed_door_is_in_no_feed(client, address):
    shut = NewsPage.objects.filter(locale__language_code="da").first()
    assert shut.title in client.get(address).content.decode()
    PageViewRestriction.objects.create(page=shut, restriction_type=PageViewRestriction.PASSWORD, password="x")
    assert shut.title not in client.get(address).content.decode()
