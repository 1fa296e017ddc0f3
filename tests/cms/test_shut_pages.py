"""A page that asks who is reading is named on no page that everybody may read."""

import re
from pathlib import Path

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

import cms
from cms.models import HomePage, MeetingPage, NewsPage, OrganisationPage, ProposalPage
from cms.models.programme import proposals_under, themes_with_proposals
from tests.dialogue import meetings

from . import stories

pytestmark = pytest.mark.usefixtures("programme")

SECRET = "Kun for udvalget"
BOLIGMIX = "/ideprogram/bolig/boligmix/"
LISTS_OF_PROPOSALS = ("/", "/ideprogram/", "/ideprogram/bolig/", "/dialog/", "/nyheder/")


def shut(page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def named(of, **which):
    """A page by another name, and with nothing else to be known by."""
    page = of.objects.get(locale__language_code="da", **which)
    page.title = SECRET
    page.save()
    return page


def boligmix():
    return named(ProposalPage, slug="boligmix")


def meeting():
    MeetingPage.objects.all().delete()
    return meetings.meeting(title=SECRET, days=5, place_name="Fuglehuset")


def news():
    return stories.news(SECRET, slug="nyt", published_on="2031-01-01", about=[a_proposal("boligmix")])


def running():
    return stories.campaign(SECRET, starts_on=timezone.localdate())


def a_proposal(slug):
    return ProposalPage.objects.get(slug=slug, locale__language_code="da")


def argued_for():
    stories.campaign(slug="taler", about=[a_proposal("boligmix")])
    stories.news("Nyt", slug="nyt", about=[a_proposal("boligmix")])
    meetings.meeting(slug="moede", proposals=[{"type": "proposal", "value": a_proposal("boligmix").pk}])
    return boligmix()


def of_a_shut_theme():
    boligmix()
    return Page.objects.get(slug="bolig", locale__language_code="da")


def writer():
    organisation = named(OrganisationPage, slug="weshelter")
    NewsPage.objects.all().delete()
    stories.news("Nyt", slug="nyt", author=organisation)
    return organisation


def behind_the_button():
    MeetingPage.objects.all().delete()
    page = stories.campaign(SECRET)
    HomePage.objects.filter(locale=page.locale).update(band_page=page, band_button="", band_heading="Læs")
    return page


# What is shut, and every page that names it until then.
NAMED = {
    "a meeting": (meeting, ("/", "/dialog/", "/dialog/kalender.ics")),
    "a campaign": (running, ("/", "/kampagner/")),
    "a piece of news": (news, ("/", "/nyheder/", "/nyheder/?tema=bolig", "/feed/", "/feed/atom/", BOLIGMIX)),
    "a proposal": (boligmix, LISTS_OF_PROPOSALS),
    "a proposal that others point at": (argued_for, ("/kampagner/taler/", "/nyheder/nyt/", "/dialog/moede/")),
    "the theme of a proposal": (of_a_shut_theme, ("/", "/ideprogram/", "/dialog/", "/nyheder/")),
    "a theme": (lambda: named(Page, slug="bolig"), ("/ideprogram/", "/nyheder/")),
    "an organisation": (lambda: named(OrganisationPage, slug="weshelter"), ("/", "/organisationer/")),
    "another organisation": (lambda: named(OrganisationPage, slug="weshelter"), ("/organisationer/kofoeds-skole/",)),
    "a writer": (writer, ("/nyheder/", "/nyheder/nyt/", "/feed/")),
    "what stands in the menu": (lambda: named(Page, slug="dialog"), ("/", "/privatliv/", "/soeg/", "/findes-ikke/")),
    "what a button leads to": (behind_the_button, ("/",)),
}


def told(client, addresses):
    """Which of the pages name it, by any word of it that a list shows."""
    words = re.compile(f"{SECRET}|Fuglehuset")
    return [address for address in addresses if words.search(client.get(address).content.decode())]


@pytest.mark.parametrize(("secret", "addresses"), NAMED.values(), ids=NAMED)
def test_what_is_shut_is_named_nowhere(client, secret, addresses):
    page = secret()
    assert told(client, addresses) == list(addresses)

    shut(page)

    assert told(client, addresses) == []


def test_a_page_does_not_lead_to_its_shut_translation(client):
    shut(Page.objects.get(slug="bolig", locale__language_code="en"))
    html = client.get(BOLIGMIX).content.decode()
    assert "/en/ideprogram/bolig" not in html


def test_whoever_was_let_in_reads_what_is_listed_inside():
    theme = Page.objects.get(slug="bolig", locale__language_code="da").specific
    shut(theme)
    assert [one.slug for one in proposals_under(theme)] == ["boligmix"]
    assert theme.pk not in [one.pk for one in themes_with_proposals(theme.get_parent())]
    assert any(item.slug == "ideprogram" for item in theme.frame.menu)


def test_a_copy_that_stands_for_a_shut_page_is_shut_too(client):
    campaign = running()
    campaign.create_alias(update_slug="kopi")
    assert told(client, ["/kampagner/"]) != []

    shut(campaign)

    assert told(client, ("/", "/kampagner/")) == []


def test_a_list_costs_no_more_questions_for_what_is_shut(client, django_assert_num_queries):
    home = HomePage.objects.get(locale__language_code="da")
    shut(boligmix())
    with django_assert_num_queries(2):
        assert len(proposals_under(home)) == 2


def test_every_list_begins_where_shut_pages_are_left_out():
    folder = Path(cms.__file__).parent
    asked = {file.name: file.read_text() for file in [*folder.glob("models/*.py"), folder / "feeds.py"]}
    assert [name for name, code in asked.items() if re.search(r"\.live\(\)|live=True", code)] == []
