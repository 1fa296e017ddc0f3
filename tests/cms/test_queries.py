"""The frame around a page asks the database once, and a page little more."""

import pytest
from wagtail.models import Page

from cms import queries
from cms.models import HomePage, ProposalPage

pytestmark = pytest.mark.usefixtures("programme")


def test_the_frame_is_one_question(django_assert_num_queries):
    proposal = ProposalPage.objects.get(slug="boligmix", locale__language_code="da")
    with django_assert_num_queries(1):
        frame = queries.frame_of(proposal, "da")
    assert [page.slug for page in frame.above][2:] == ["ideprogram", "bolig"]
    assert [page.title for page in frame.menu] == [item.title for item in queries.main_menu("da")]
    assert {page.locale.language_code for page in frame.versions} == {"da", "en"}


def test_a_page_that_is_not_saved_yet_has_a_frame_of_the_menu_alone():
    frame = queries.frame_of(HomePage(title="Ny"), "da")
    assert frame.above == []
    assert frame.versions == []
    assert frame.menu


def test_a_page_below_one_that_is_taken_down_is_still_found_and_named_in_its_breadcrumb(client):
    Page.objects.get(slug="bolig", locale__language_code="da").unpublish()
    answer = client.get("/ideprogram/bolig/boligmix/")
    assert answer.status_code == 200
    assert client.get("/ideprogram/bolig/").status_code == 404


def test_an_address_that_is_no_page_is_not_found(client):
    for address in ("/ideprogram/bolig/findes-ikke/", "/bolig/", "/dok-da/", "/en/dok-en/", "/boligmix/"):
        assert client.get(address).status_code == 404, address
