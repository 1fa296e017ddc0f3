"""What pages tell machines."""

import json
import re

from cms import structured
from cms.models import ProposalPage

from . import addresses


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
