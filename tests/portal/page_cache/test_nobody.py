"""No personal answer can come to be kept, and nobody who is somebody is given a kept one."""

import pytest
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from cms.models import HomePage, StandardPage
from portal import page_cache
from portal.page_cache.shelf import shelf
from portal.page_cache.visit import may_be_kept, visit_of
from tests import make
from tests.cms import addresses

from .conftest import HOST

pytestmark = [pytest.mark.usefixtures("programme"), pytest.mark.either_engine]
MARK = "kanariefugl"
TEXT = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters=';,\\"'), max_size=30)
NAMES = st.sampled_from(["csrftoken", "dok_boligmix", "dok_discharge", "django_language", "x", "consent", "wagtail"])
HEADERS = st.sampled_from(
    ["USER_AGENT", "REFERER", "ACCEPT_LANGUAGE", "X_FORWARDED_FOR", "X_REAL_IP", "FORWARDED", "ACCEPT", "ORIGIN", "DNT"]
)


def fixed_addresses(patterns=None, before=""):
    """Every address of the house that needs no name or number in it."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from fixed_addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and not set(route) & set("<(^$\\["):
            yield f"/{route}"


def walk(client, everywhere):
    for address in everywhere:
        client.get(address, HTTP_HOST=HOST)


# Beside the pages: views that say so themselves, and hold nothing of anybody.
FOR_EVERYBODY = ("/feed/", "/feed/atom/", "/sitemap.xml", "/ideprogram.pdf", "/kalender.ics")


def test_of_all_addresses_of_the_house_only_public_pages_are_kept(pages, kept):
    """Wagtail's pages are the programme; beside them few say that they are for everybody."""
    everywhere = sorted(set(fixed_addresses()))
    assert len(everywhere) > 100
    assert {"/status/", "/konto/login/", "/admin/", "/afdeling/"} <= set(everywhere)
    client = Client(raise_request_exception=False)
    walk(client, everywhere)
    for start in ("/ansoeg/boligmix/", "/henvis/udskrivning/", "/tilbyd/arbejde/"):
        client.get(start, HTTP_HOST=HOST, follow=True)
    walk(Client(), ["/findes-ikke/", "/fortsaet/abc/", "/status/abc/", "/documents/1/x.pdf", "/_util/login/"])
    found = {address.removesuffix("?") for address in kept()}
    assert {address for address in found if not address.endswith(FOR_EVERYBODY)} <= set(addresses.ALL)


def test_whoever_is_signed_in_gets_a_page_made_for_them_and_leaves_none_behind(client, pages, kept):
    person = make.user(is_staff=True, is_superuser=True, first_name=MARK)
    person.groups.add(Group.objects.first())
    make.sign_in(client, person)
    for address in addresses.ALL:
        answer = client.get(address, HTTP_HOST=HOST)
        assert answer["Cache-Control"] == "private, no-cache", address
        assert "ETag" not in answer
    assert kept() == set()


def test_whoever_is_signed_in_is_not_given_what_is_kept(client, read, pages, monkeypatch):
    read("/")
    monkeypatch.setattr("portal.middleware.page_cache.told", lambda *_args: pytest.fail("given from the shelf"))
    make.sign_in(client, make.member())
    assert read("/").status_code == 200


def test_a_message_that_waits_is_neither_kept_nor_lost(client, read, kept):
    client.cookies["messages"] = "whatever"
    read("/")
    assert kept() == set()


def test_a_request_with_a_token_of_its_own_is_nobody_elses(read, kept):
    read("/", HTTP_AUTHORIZATION=f"Bearer {MARK}")
    assert kept() == set()


@pytest.mark.parametrize("method", ["post", "put", "delete", "options", "patch"])
def test_only_reading_is_answered_from_the_shelf(client, read, pages, kept, method):
    getattr(client, method)("/", HTTP_HOST=HOST)
    assert kept() == set()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cookies=st.dictionaries(NAMES, TEXT, max_size=4), headers=st.dictionaries(HEADERS, TEXT, max_size=5))
def test_whatever_a_browser_says_of_itself_the_kept_page_is_the_same(programme, pages, cookies, headers):
    def kept_after(**said):
        shelf.renew()
        client = Client()
        client.cookies.load(said.pop("cookies", {}))
        answer = client.get("/ideprogram/bolig/boligmix/", HTTP_HOST=HOST, **said)
        assert answer.status_code == 200
        (entry,) = shelf._memory[1].values()
        return entry.sent

    assert kept_after(cookies=cookies, **{f"HTTP_{name}": text for name, text in headers.items()}) == kept_after()


def test_what_makes_a_page_does_not_know_who_asked(client, pages, monkeypatch):
    seen = []
    make_page = HomePage.get_context

    def look(self, request, *args, **kwargs):
        seen.append((dict(request.COOKIES), str(request.META), str(request.headers), request.user.is_anonymous))
        seen.append(dict(request.session.items()))
        return make_page(self, request, *args, **kwargs)

    monkeypatch.setattr(HomePage, "get_context", look)
    client.cookies["dok_boligmix"] = MARK
    client.get("/", HTTP_HOST=HOST, HTTP_USER_AGENT=MARK, HTTP_REFERER=MARK, REMOTE_ADDR="203.0.113.9")
    assert seen
    assert MARK not in str(seen)
    assert "203.0.113.9" not in str(seen)


def test_a_page_with_restrictions_is_not_kept_and_no_longer_given(
    read, kept, pages, django_capture_on_commit_callbacks
):
    page = Page.objects.get(slug="dialog", locale__language_code="da")
    assert read("/dialog/").status_code == 200
    assert kept() == {"/dialog/?"}
    for kind in (PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD):
        with django_capture_on_commit_callbacks(execute=True):
            PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")
        answer = read("/dialog/")
        assert answer.status_code == (302 if kind == PageViewRestriction.LOGIN else 200)
        assert "Kære" not in answer.content.decode()
        assert kept() == set()
        page.get_view_restrictions().delete()


def test_a_restriction_above_a_page_holds_for_it_and_for_its_aliases(read, kept):
    programme = Page.objects.get(slug="ideprogram", locale__language_code="da")
    home = programme.get_parent()
    alias = programme.create_alias(parent=home, update_slug="spejl")
    alias.save()
    assert read("/spejl/").status_code == 200
    shelf.renew()
    PageViewRestriction.objects.create(page=programme, restriction_type=PageViewRestriction.LOGIN)
    assert read("/ideprogram/bolig/boligmix/").status_code == 302
    assert read("/spejl/").status_code == 302
    assert kept() == set()


def test_a_preview_is_neither_kept_nor_answered_from_the_shelf(read, kept, pages):
    read("/dialog/")
    page = Page.objects.get(slug="dialog", locale__language_code="da").specific
    page.lead = MARK
    preview = page.make_preview_request()
    assert MARK in preview.content.decode()
    assert "private" in preview["Cache-Control"]
    assert MARK not in read("/dialog/").content.decode()


def test_a_page_with_a_form_says_no(read, kept, monkeypatch):
    monkeypatch.setattr(StandardPage, "is_for_everybody", False)
    assert read("/privatliv/").status_code == 200
    assert kept() == set()


def test_a_page_that_carries_a_token_is_not_kept_though_it_says_yes(read, kept, monkeypatch):
    def serve(self, request, *args, **kwargs):
        return page_cache.answer(
            request, lambda request: HttpResponse(f'<input name="csrfmiddlewaretoken" value="{get_token(request)}">')
        )

    monkeypatch.setattr(StandardPage, "serve", serve)
    assert b"csrfmiddlewaretoken" in read("/privatliv/").content
    assert kept() == set()


def an_answer(**headers):
    response = HttpResponse("page")
    for name, value in headers.items():
        response[name.replace("_", "-")] = value
    return response


def test_the_last_look_refuses_what_tells_of_somebody():
    assert may_be_kept(an_answer())
    assert may_be_kept(an_answer(Vary="Accept-Language, Cookie"))
    for refused in (
        an_answer(Set_Cookie="a=b"),
        an_answer(Vary="User-Agent"),
        an_answer(Vary="*"),
        an_answer(Cache_Control="private"),
        an_answer(Cache_Control="max-age=0, no-store"),
        HttpResponse("no", status=404),
        HttpResponse("no", status=403),
    ):
        assert not may_be_kept(refused), refused


@pytest.mark.parametrize("door", ["stoet/boligmix/", "stoet/link/abc/", "dialog/svar/abc/", "status/abc/"])
@pytest.mark.parametrize("prefix", ["/", "/en/"])
def test_below_a_door_nobody_looks_for_a_kept_page(rf, pages, door, prefix):
    assert visit_of(rf.get(f"{prefix}{door}", HTTP_HOST=HOST).META, HOST) is None
    assert visit_of(rf.get(prefix, HTTP_HOST=HOST).META, HOST) is not None
