"""Campaigns: when they run, what they argue for, and what their pages show."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from modelsearch import index as search_index
from wagtail.models import Locale, Page

from cms.models import CampaignIndexPage, CampaignPage, HomePage, ProposalPage
from cms.models.campaign import Time, running_campaign
from tests import make
from tests.cms import stories

pytestmark = pytest.mark.usefixtures("programme")
TODAY = timezone.localdate()


@pytest.fixture
def home():
    return HomePage.objects.get(locale__language_code="da")


def read(client, address):
    return client.get(address).content.decode()


def queries_at(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    return len(seen)


@pytest.mark.parametrize(
    ("starts", "ends", "time"),
    [
        (0, None, Time.RUNNING),
        (0, 0, Time.RUNNING),
        (1, None, Time.COMING),
        (-2, -1, Time.OVER),
    ],
)
def test_a_campaign_runs_from_its_first_day_to_its_last(home, starts, ends, time):
    CampaignPage.objects.all().delete()
    page = stories.campaign(
        starts_on=TODAY + timedelta(days=starts), ends_on=None if ends is None else TODAY + timedelta(days=ends)
    )

    assert page.time == time
    assert running_campaign(home) == (page if time == Time.RUNNING else None)


def test_of_several_the_one_that_began_last_is_shown(home):
    CampaignPage.objects.all().delete()
    stories.campaign("Gammel", starts_on=date(2020, 1, 1))
    newer = stories.campaign("Ny", starts_on=date(2021, 1, 1))
    stories.campaign("English", language="en", starts_on=date(2022, 1, 1))
    stories.campaign("Skjult", starts_on=date(2023, 1, 1), live=False)

    with CaptureQueriesContext(connection) as asked:
        assert running_campaign(home) == newer
    assert len(asked) == 1


def test_a_home_page_that_is_not_saved_yet_has_no_campaign():
    assert running_campaign(HomePage(title="Ny")) is None


def test_a_campaign_does_not_end_before_it_begins():
    with pytest.raises(ValidationError, match="slutte"):
        CampaignPage(title="T", starts_on=date(2026, 2, 1), ends_on=date(2026, 1, 1)).clean()


def test_a_picture_needs_words():
    page = CampaignPage(title="T", cover=stories.image(description=""))
    with pytest.raises(ValidationError, match="hvad billedet viser"):
        page.clean()

    page.cover_alt = "En gård"
    page.clean()


def test_an_english_page_never_speaks_of_its_picture_in_danish(client):
    picture = stories.image(description="En gård med et træ")
    stories.campaign("With", language="en", slug="with", cover=picture)

    shown = [read(client, address) for address in ("/en/kampagner/", "/en/kampagner/with/")]
    assert not any("En gård" in html for html in shown)
    picture.description_en = "A yard with a tree"
    picture.save()
    assert all('alt="A yard with a tree"' in read(client, a) for a in ("/en/kampagner/", "/en/kampagner/with/"))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/kampagner/tre-vaerelser/", ("Forslaget, vi taler for", "Til pressen", "Del kampagnen", "opdigtet")),
        (
            "/en/kampagner/tre-vaerelser/",
            ("The proposal we argue for", "For the press", "Share the campaign", "invented"),
        ),
    ],
)
def test_the_seeded_campaign_tells_its_story_in_both_languages(client, address, words):
    html = read(client, address)

    assert [word for word in words if word not in html] == []
    assert '<body data-area="A">' in html
    assert "ListValue" not in html
    assert "None" not in html


def test_every_sum_of_the_seeded_campaign_names_its_source(client):
    html = read(client, "/kampagner/tre-vaerelser/")

    assert html.count("egen beregning") >= 4
    assert html.count("comparison-source") == html.count("<table>") == 1


def test_the_campaign_can_be_passed_on_without_a_script_or_a_stranger(client):
    html = read(client, "/kampagner/tre-vaerelser/")

    assert '<p class="share-address" id="adresse">http://localhost/kampagner/tre-vaerelser/</p>' in html
    assert 'href="mailto:?subject=Tre%20v%C3%A6relser%2C%20tre%20n%C3%B8gler&amp;body=' in html
    assert re.findall(r"<button[^>]*?( hidden)", html) == [" hidden"] * html.count("<button")


def test_the_picture_is_shown_where_the_page_is_shared(client):
    stories.campaign(slug="med-billede", cover=stories.image(), cover_alt="Gården i maj")

    html = read(client, "/kampagner/med-billede/")

    assert re.search(r'property="og:image" content="http[^"]+/media/images/[^"]+fill-1200x630[^"]+\.jpg"', html)
    assert 'property="og:image:alt" content="Gården i maj"' in html
    assert 'fetchpriority="high"' in html
    assert "/static/img/share" in read(client, "/kampagner/tre-vaerelser/")


def test_a_proposal_chosen_in_danish_is_shown_in_english(client):
    danish = ProposalPage.objects.get(slug="boligmix", locale__language_code="da")
    stories.campaign("Three", language="en", slug="three", about=[danish])

    html = read(client, "/en/kampagner/three/")

    assert "/en/ideprogram/bolig/boligmix/" in html
    assert "Apply" not in html


def test_a_reader_can_support_the_proposal_from_the_campaign(client):
    boligmix = ProposalPage.objects.get(slug="boligmix", locale__language_code="da")

    assert f'id="stoet-{boligmix.pk}"' in read(client, "/kampagner/tre-vaerelser/")


def test_a_hidden_proposal_is_not_argued_for(client):
    ProposalPage.objects.get(slug="boligmix", locale__language_code="da").unpublish()

    assert "Forslaget, vi taler for" not in read(client, "/kampagner/tre-vaerelser/")


def test_the_list_tells_what_runs_what_comes_and_what_is_over(client):
    stories.campaign("Snart", starts_on=TODAY + timedelta(days=9))
    stories.campaign("Forbi", ends_on=date(2021, 1, 1))

    html = read(client, "/kampagner/")

    assert html.index("Tre værelser") < html.index("Begynder snart") < html.index("Snart</a>")
    assert html.index("Tidligere kampagner") < html.index("Forbi</a>")
    assert "Sluttede 1. januar 2021" in html


@pytest.mark.parametrize(("prefix", "words"), [("", "ingen kampagne i gang"), ("/en", "No campaign is running")])
def test_without_campaigns_the_list_says_so(client, prefix, words):
    CampaignPage.objects.all().delete()

    assert words in read(client, f"{prefix}/kampagner/")


def test_more_campaigns_cost_no_more_queries(client):
    CampaignPage.objects.filter(locale__language_code="da").delete()
    counts = []
    for total in (1, 3, 50):
        while CampaignPage.objects.filter(locale__language_code="da").count() < total:
            stories.campaign(cover=stories.image(), cover_alt="Gården")
        counts.append(queries_at(client, "/kampagner/"))

    assert len(set(counts)) == 1, counts


def test_a_campaign_is_found_by_the_words_of_its_story(client):
    search_index.insert_or_update_object(CampaignPage.objects.get(locale__language_code="da"))

    assert "/kampagner/tre-vaerelser/" in read(client, "/soeg/?q=godmorgen")


def test_a_campaign_is_previewed_before_it_is_saved():
    index = CampaignIndexPage.objects.get(locale__language_code="da")
    page = CampaignPage(title="Ny kampagne", slug="ny", locale=Locale.objects.get(language_code="da"), live=False)
    page.path, page.depth = CampaignIndexPage._get_children_path_interval(index.path)[1], index.depth + 1

    html = page.make_preview_request().content.decode()

    assert "<h1>Ny kampagne</h1>" in html
    assert "None" not in html
    assert 'class="share"' not in html


def test_editors_make_a_campaign_with_every_block_at_hand(client):
    make.sign_in(client, make.user(is_staff=True, is_superuser=True))
    index = CampaignIndexPage.objects.get(locale__language_code="da")

    html = client.get(f"/admin/pages/add/cms/campaignpage/{index.pk}/").content.decode()

    for label in ("Citat med samtykke", "Opdigtet stemme", "Faktaboks", "Tidslinje", "Sammenligning", "Film"):
        assert label in html


def test_the_menu_has_campaigns_and_news_in_their_places(client):
    menu = re.search(r'<nav class="site-nav".*?</nav>', read(client, "/"), re.S).group()

    assert re.findall(r'<a href="/(\w+)/"', menu)[:5] == [
        "ideprogram",
        "kampagner",
        "dialog",
        "nyheder",
        "organisationer",
    ]
    assert Page.objects.get(slug="kampagner", locale__language_code="en").show_in_menus
