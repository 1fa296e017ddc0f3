"""The front page: what happens now is there, and what does not happen leaves no hole."""

import re

import pytest
from django.template.loader import render_to_string

from cms.models import HomePage
from cms.style.samples import samples


@pytest.fixture
def home(programme, rf):
    """The Danish front page as HTML, with whatever happens now: a campaign, news, a meeting."""

    def shown(**now):
        page, request = HomePage.objects.get(locale__language_code="da"), rf.get("/")
        context = {**page.get_context(request), "campaign": None, "news": [], "meeting": None, **now}
        return render_to_string("cms/pages/home.html", context, request)

    return shown


def headings(html):
    found = re.findall(r"<h2[^>]*>(.*?)</h2>", html, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", heading).strip() for heading in found]


def test_on_a_quiet_day_there_are_the_doors_the_letters_the_ways_in_and_who_we_are(home):
    html = home()

    assert headings(html) == [
        "Tre døre, tre forslag",
        "Borgmesteren svarede med tre spørgsmål",
        "Sådan kan du være med",
        "Hvem står bag?",
    ]
    assert re.findall(r'<article class="card" data-area="(.)"', html) == ["A", "B", "C"]
    assert html.count("<li>", html.index('class="members"')) >= 6


def test_what_happens_now_stands_in_its_place(home):
    happens = samples("light")

    html = home(campaign=happens["campaign"], news=happens["news"], meeting=happens["meeting"])

    assert headings(html) == [
        "Tre døre, tre forslag",
        "Kampagnen lige nu",
        "Næste dialogmøde: Dialogmøde om betalbare boliger til unge",
        "Nyheder",
        "Sådan kan du være med",
        "Hvem står bag?",
    ]
    assert "flag-up" in html
    assert "Kl. 16.00–18.00 · Prøvehuset · Åbent for alle" in html
    assert "14. januar 2027" in html


def test_a_meeting_takes_the_place_of_the_editors_band(home):
    happens = samples("light")
    assert "Borgmesteren svarede med tre spørgsmål" not in home(meeting=happens["meeting"])
    assert home(meeting=happens["meeting"]).count('class="band"') == 1
