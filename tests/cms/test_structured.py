"""What pages tell machines."""

import json
import re
from datetime import UTC, datetime

from cms import structured
from cms.models import MeetingPage, NewsPage, OrganisationPage, ProposalPage

from . import addresses, stories


def told(client, address):
    html = client.get(address).content.decode()
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert len(scripts) == 1, address
    data = json.loads(scripts[0])
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


def test_every_page_tells_who_publishes_it_and_where_it_stands(client, programme):
    for address in addresses.ALL:
        things = told(client, address)
        assert things["Organization"]["name"] == "DOK, Diakonale Organisationer i København"
        if address not in ("/", "/en/"):
            assert things["BreadcrumbList"]["itemListElement"][-1]["item"] == f"http://localhost{address}"


def test_the_home_page_tells_where_the_search_is(client, programme):
    for home in ("/", "/en/"):
        search = told(client, home)["WebSite"]["potentialAction"]["target"]["urlTemplate"]
        assert search == f"http://localhost{home}soeg/?q={{search_term_string}}"


def test_a_proposal_is_an_article_with_its_dates_and_language(client, programme):
    article = told(client, "/en/ideprogram/bolig/boligmix/")["Article"]
    page = ProposalPage.objects.get(slug="boligmix", locale__language_code="en")
    assert article["inLanguage"] == "en"
    assert article["headline"] == page.title
    assert article["dateModified"] == page.last_published_at.isoformat()


def test_no_word_of_an_editor_ends_the_script(client, programme):
    page = ProposalPage.objects.get(slug="boligmix", locale__language_code="da")
    page.lead = "</script><script>alert(1)</script> & <!-- "
    page.save_revision().publish()

    assert told(client, "/ideprogram/bolig/boligmix/")["Article"]["description"] == page.lead
    assert "<script>alert" not in client.get("/ideprogram/bolig/boligmix/").content.decode()


def test_what_could_end_the_script_is_written_in_numbers():
    assert structured.element([{"name": "<&>"}]).count("\\u00") == 3


def test_news_is_told_with_its_own_date_and_its_writer(client, programme):
    for prefix, language in (("", "da"), ("/en", "en")):
        article = told(client, f"{prefix}/nyheder/tre-indgange/")["NewsArticle"]
        page = NewsPage.objects.get(slug="tre-indgange", locale__language_code=language)
        assert article["headline"] == page.title
        assert article["datePublished"] == page.published_on.isoformat()
        assert article["author"] == (
            {"@type": "Organization", "name": page.author.title} if page.author else {"@id": "http://localhost/#dok"}
        )


def test_news_with_a_picture_tells_where_it_lies(client, programme):
    page = NewsPage.objects.get(slug="tre-indgange", locale__language_code="da")
    page.cover, page.cover_alt = stories.image(), "Tre døre"
    page.save_revision().publish()

    assert "/media/" in told(client, page.url)["NewsArticle"]["image"]


def test_a_meeting_is_an_event_in_danish_time_and_says_when_it_is_cancelled(client, programme):
    for prefix, language in (("", "da"), ("/en", "en")):
        page = MeetingPage.objects.get(slug="eksempel-dialogmoede", locale__language_code=language)
        page.starts_at = datetime(2027, 7, 1, 12, tzinfo=UTC)
        page.ends_at = datetime(2027, 7, 1, 14, tzinfo=UTC)
        page.save_revision().publish()
        event = told(client, f"{prefix}/dialog/eksempel-dialogmoede/")["Event"]
        assert event["name"] == page.title
        assert (event["startDate"], event["endDate"]) == ("2027-07-01T14:00:00+02:00", "2027-07-01T16:00:00+02:00")
        assert event["eventStatus"] == "https://schema.org/EventScheduled"
        assert event["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
        assert event["location"]["name"] == page.place_name
        assert event["location"]["address"]

        page.is_cancelled = True
        page.save_revision().publish()
        cancelled = told(client, f"{prefix}/dialog/eksempel-dialogmoede/")["Event"]
        assert cancelled["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_page_of_an_organisation_is_about_that_organisation(client, programme):
    for prefix in ("", "/en"):
        about = told(client, f"{prefix}/organisationer/weshelter/")["AboutPage"]["mainEntity"]
        assert about["@type"] == "Organization"
        assert about["name"] == OrganisationPage.objects.filter(slug="weshelter").first().title


def test_no_word_of_a_meeting_ends_the_script(client, programme):
    page = MeetingPage.objects.get(slug="eksempel-dialogmoede", locale__language_code="da")
    page.place_name = "</script><script>alert(1)</script> <!--"
    page.save_revision().publish()

    assert told(client, page.url)["Event"]["location"]["name"] == page.place_name
    assert "<script>alert" not in client.get(page.url).content.decode()
