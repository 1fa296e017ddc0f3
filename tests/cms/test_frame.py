"""The top and the foot of every page. Pages are kept for everybody, so the frame knows nobody."""

import re

import pytest
from django.template.loader import render_to_string

from tests import make


def part(html, tag):
    return re.search(rf"<{tag} class=\"site-{tag}.*?</{tag}>", html, re.DOTALL)[0]


def test_the_menu_marks_the_page_one_is_on_and_the_room_one_is_in(client, programme):
    marked = r'<a href="([^"]+)" aria-current="(\w+)"'
    assert re.findall(marked, client.get("/ideprogram/").content.decode()) == [("/ideprogram/", "page")]
    assert re.findall(marked, client.get("/ideprogram/bolig/").content.decode()) == [("/ideprogram/", "true")]
    assert re.findall(marked, client.get("/").content.decode()) == []


def test_search_stands_at_the_top_in_the_readers_language(client, programme):
    assert '<a class="site-search" href="/soeg/">' in client.get("/").content.decode()
    assert '<a class="site-search" href="/en/soeg/">' in client.get("/en/").content.decode()


def test_the_foot_leads_to_contact_privacy_accessibility_the_members_and_the_sign_in(client, programme):
    foot = part(client.get("/").content.decode(), "footer")
    links = re.findall(r'href="([^"]+)"', foot)

    assert {"/kontakt/", "/privatliv/", "/tilgaengelighed/", "/organisationer/", "/konto/login/"} <= set(links)
    for link in links:
        assert client.get(link).status_code == 200, link


def test_a_house_without_a_staff_side_offers_no_sign_in(rf, settings):
    settings.ROOT_URLCONF = "tests.cms.public_addresses"
    foot = render_to_string("components/site-footer.html", {"home": "/", "request": rf.get("/")})
    assert "login" not in foot


@pytest.mark.parametrize("address", ["/", "/ideprogram/bolig/boligmix/"])
def test_who_is_signed_in_sees_the_same_frame(client, programme, address):
    for_anybody = client.get(address).content.decode()
    for_staff = make.sign_in(client, make.user(is_staff=True, is_superuser=True)).get(address).content.decode()

    assert part(for_staff, "header") == part(for_anybody, "header")
    assert part(for_staff, "footer") == part(for_anybody, "footer")


def test_a_printed_page_says_where_it_is_found(client, programme):
    foot = part(client.get("/ideprogram/").content.decode(), "footer")
    assert "Siden findes på http://testserver/ideprogram/" in foot


def test_a_page_that_is_not_there_offers_the_front_page_and_the_search(client, programme):
    html = client.get("/findes-ikke/").content.decode()
    assert '<a class="button button-quiet" href="/">' in html
    assert 'action="/soeg/"' in html
    assert 'class="street"' in html, "nobody lives here, and no window is lit"
