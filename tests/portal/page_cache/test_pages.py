"""A public page that somebody has read is given to the next without a question to the database."""

import gzip
from contextlib import contextmanager

import brotli
import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

from cms.models import HomePage
from portal import page_cache
from portal.page_cache.shelf import Shelf
from portal.urls import urlpatterns as ours
from tests.cms import addresses

pytestmark = pytest.mark.usefixtures("programme")
PROPOSAL = "/ideprogram/bolig/boligmix/"


@pytest.mark.parametrize("address", ["/", "/en/", PROPOSAL, f"/en{PROPOSAL}"])
def test_the_second_reader_costs_no_question(read, address, django_assert_num_queries):
    first = read(address)
    with django_assert_num_queries(0):
        second = read(address)
    assert second.status_code == 200
    assert second.content == first.content


def test_every_page_of_the_programme_is_kept(read, kept):
    for address in addresses.ALL:
        read(address)
    assert kept() == {f"{address}?" for address in addresses.ALL}


def test_a_kept_page_has_every_header_of_one_that_is_made(client, read, settings):
    made = client.get(PROPOSAL, HTTP_HOST="localhost")
    first, second = read(PROPOSAL), read(PROPOSAL)
    its_own = {
        "X-Request-ID",
        "Cache-Control",
        "Vary",
        "ETag",
        "Content-Length",
        "Content-Encoding",
        "Content-Language",
    }
    assert {name for name, _ in made.items()} - its_own <= {name for name, _ in second.items()}
    for name, value in made.items():
        if name not in its_own:
            assert second[name] == value, name
    for name in ("Content-Security-Policy", "Permissions-Policy", "Referrer-Policy", "X-Frame-Options"):
        assert second[name]
    assert second["Content-Language"] == "da"
    numbers = {made["X-Request-ID"], first["X-Request-ID"], second["X-Request-ID"]}
    assert len(numbers) == 3


def test_a_page_by_https_tells_the_browser_to_stay_there_and_is_kept_apart(client, pages, settings, kept):
    settings.SECURE_HSTS_SECONDS = 60
    for _time in range(2):
        answer = client.get("/", HTTP_HOST="127.0.0.1:8000", secure=True)
        assert answer["Strict-Transport-Security"].startswith("max-age=60")
    plain = client.get("/", HTTP_HOST="127.0.0.1:8000")
    assert "Strict-Transport-Security" not in plain
    assert {key.partition(" ")[0] for key in pages._memory[1]} == {"http", "https"}


def test_a_plain_request_still_leads_to_https_though_the_page_is_kept(client, pages, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/", HTTP_HOST="127.0.0.1:8000", secure=True).status_code == 200
    assert client.get("/", HTTP_HOST="127.0.0.1:8000").status_code == 301


def test_it_varies_by_what_it_varies_by(read):
    for _time in range(2):
        assert read("/")["Vary"] == "Accept-Encoding, Cookie"
        assert read("/")["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        ("", ""),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.5, gzip;q=0.9", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("br;q=nonsense", ""),
        ("*", "br"),
        ("GZIP", "gzip"),
        ("identity", ""),
    ],
)
def test_the_body_comes_in_the_encoding_that_was_asked_for(read, said, encoding):
    plain = read("/").content
    answer = read("/", HTTP_ACCEPT_ENCODING=said)
    assert answer.get("Content-Encoding", "") == encoding
    assert int(answer["Content-Length"]) == len(answer.content)
    unpack = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}[encoding]
    assert unpack(answer.content) == plain


def test_whoever_has_the_page_is_told_so(read):
    tag = read("/")["ETag"]
    for said in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
        answer = read("/", HTTP_IF_NONE_MATCH=said)
        assert (answer.status_code, answer.content) == (304, b""), said
        assert answer["ETag"] == tag
        assert answer["Vary"] == "Accept-Encoding, Cookie"
        assert answer["X-Request-ID"]
    assert read("/", HTTP_IF_NONE_MATCH='"other"').status_code == 200


def test_the_first_reader_too_is_told_that_it_has_the_page(read, pages):
    tag = read("/")["ETag"]
    pages.renew()
    assert read("/", HTTP_IF_NONE_MATCH=tag).status_code == 304


def test_a_head_request_gets_the_heads_alone_and_fills_the_shelf_whole(client, read, pages):
    first = client.head("/", HTTP_HOST="127.0.0.1:8000")
    second = client.head("/", HTTP_HOST="127.0.0.1:8000")
    page = read("/")
    assert first.content == second.content == b""
    assert first["Content-Length"] == second["Content-Length"] == page["Content-Length"] == str(len(page.content))


def test_a_question_that_is_not_on_the_list_is_answered_and_not_kept(read, kept):
    for query in ("spor=1", "side=0", "side=1000", "side=2&x=1", "side=", "preview=true", "side=1%EF%BC%91"):
        assert read(f"/nyheder/?{query}").status_code == 200
    assert kept() == set()
    assert read("/nyheder/?side=1").status_code == 200
    assert kept() == {"/nyheder/?side=1"}


def test_what_others_hang_on_an_address_is_neither_kept_nor_repeated_and_the_page_is_one(read, kept):
    first = read("/nyheder/?utm_source=kanarie&side=1&fbclid=kanarie")
    assert kept() == {"/nyheder/?side=1"}
    assert b"kanarie" not in first.content
    again = read("/nyheder/?side=1&gclid=en-anden&utm_medium=x")
    assert again.content == first.content
    assert read("/?fbclid=kanarie").content == read("/").content
    assert kept() == {"/nyheder/?side=1", "/?"}


def test_the_news_of_a_theme_are_kept_and_those_of_none_are_not(read, kept):
    assert read("/nyheder/?tema=bolig").status_code == 200
    assert kept() == {"/nyheder/?tema=bolig"}
    for made_up in ("tema=findes-ikke", "tema=", "tema=bolig&side=99", "tema=BOLIG"):
        assert read(f"/nyheder/?{made_up}").status_code == 200
    assert kept() == {"/nyheder/?tema=bolig"}


def test_a_part_that_a_page_does_not_have_is_answered_and_not_kept(read, kept):
    for address in ("/?side=2", "/sitemap.xml?side=2", "/feed/?side=2", "/nyheder/?side=99"):
        answer = read(address)
        assert answer.status_code == 200
        assert answer.content
    assert kept() == set()


def test_a_made_up_host_fills_no_shelf(client, pages, kept):
    for host in ("localhost", "LOCALHOST:8000", "127.0.0.1:8001", "x.127.0.0.1:8000", "testserver"):
        client.get("/", HTTP_HOST=host)
    assert kept() == set()


def test_nothing_is_kept_while_somebody_changes_templates(read, kept, settings):
    settings.DEBUG = True
    read("/")
    assert kept() == set()


def test_a_page_is_made_anew_at_midnight_and_after_ten_minutes_at_the_latest(read, pages, later):
    read("/")
    (entry,) = pages._memory[1].values()
    import time

    assert 0 < entry.until - time.time() <= 600
    later(601)
    (_, key) = pages.version(), next(iter(pages._memory[1]))
    assert pages.find(pages.version(), key) is None


@contextmanager
def cache_away(settings, pages):
    """Nobody answers where the shared cache is said to be; afterwards it is looked at without waiting."""
    nowhere = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://:hemmelig@127.0.0.1:1/0",
    }
    pages._look_again_at = 0.0
    with override_settings(CACHES={**settings.CACHES, "pages": nowhere}):
        yield
    pages._look_again_at = 0.0


def test_nothing_breaks_when_the_shared_cache_is_away(read, settings, pages, kept, caplog):
    with cache_away(settings, pages):
        assert read("/").status_code == 200
        assert read("/").status_code == 200
        page_cache.changes.shelf.renew()
        assert kept() == set()
        assert "hemmelig" not in caplog.text
        assert "does not answer" in caplog.text


def test_a_change_that_the_shared_cache_was_away_for_is_told_once_it_is_back(read, settings, pages):
    other = Shelf()
    assert b"Nyt imens" not in read("/").content
    before = other.version()
    with cache_away(settings, pages):
        HomePage.objects.update(headline="Nyt imens")
        pages.renew()
        assert pages.version() is None

    assert b"Nyt imens" in read("/").content
    other._look_again_at = 0.0
    assert other.version() == pages.version() != before


def test_a_change_is_told_once(settings, pages):
    with cache_away(settings, pages):
        pages.renew()
    told = pages.version()
    pages._look_again_at = 0.0
    assert pages.version() == told


@page_cache.kept
def calendar(request):
    return HttpResponse(f"BEGIN {request.COOKIES} {request.META.get('HTTP_USER_AGENT')}", content_type="text/calendar")


@page_cache.kept(patience=5)
def with_a_cookie(request):
    response = HttpResponse("x")
    response.set_cookie("somebody", "1")
    return response


urlpatterns = [path("kalender.ics", calendar), path("kage/", with_a_cookie), *ours]


@pytest.mark.urls(__name__)
def test_a_view_may_say_that_its_answer_is_for_everybody(read, client, kept):
    client.cookies["dok_boligmix"] = "a secret"
    answer = read("/kalender.ics", HTTP_USER_AGENT="a phone")
    assert kept() == {"/kalender.ics?"}
    assert answer.content == b"BEGIN {} None"
    assert answer["Content-Type"] == "text/calendar"


@pytest.mark.urls(__name__)
def test_an_answer_that_sets_a_cookie_is_not_kept_whatever_it_says(read, kept):
    assert read("/kage/").cookies["somebody"].value == "1"
    assert kept() == set()
