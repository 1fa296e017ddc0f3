"""A proposal's page: what it asks for, how far it is, its answers with sources, its number; in both languages."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.blocks import StreamValue
from wagtail.documents.models import Document
from wagtail.models import PageViewRestriction

from cms.blocks import Chart
from cms.blocks.chart import bars_of, number_in
from cms.models import ProposalPage
from cms.supported import ProposalsOfTheProgramme
from intake.support.models import Past

from . import addresses

MOST_QUERIES = 12
ENGLISH = tuple(f"/en{address}" for address in addresses.PROPOSALS)


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def proposal(slug="boligmix", language="da"):
    return ProposalPage.objects.get(slug=slug, locale__language_code=language)


def supported(page, number):
    Past.objects.update_or_create(proposal=page.translation_key, defaults={"number": number})


def test_every_proposal_says_what_it_asks_of_whom_and_where_it_stands(client, programme):
    for address in (*addresses.PROPOSALS, *ENGLISH):
        html = read(client, address)
        assert 'class="ask-words"' in html, address
        assert "Københavns Kommune" in html or "City of Copenhagen" in html, address
        assert html.count('aria-current="step"') == 1, address
        assert html.count('class="status-date"') == 3, address


def test_nothing_is_said_to_have_happened_between_2016_and_today(client, programme):
    for address in addresses.PROPOSALS:
        dates = re.findall(r'class="status-date">([^<]+)', read(client, address))
        assert dates == ["September 2016", "14. september 2016", "November 2026"], address


def test_each_of_the_mayors_questions_is_answered_with_sources_and_dates(client, programme):
    asked = ("Hvilke boliger kan de unge betale?", "Gør en koordinator en forskel?", "Kan virksomheden bære sig selv?")
    for address, question in zip(addresses.PROPOSALS, asked, strict=True):
        answer = read(client, address).split('<article class="answered">')[1].split("</article>")[0]
        assert question in answer
        assert len(re.findall(r'class="source-date">, [^<]*(?:20\d\d|november 2026)', answer)) >= 4, address
        assert "Det ved vi ikke endnu" in answer


def test_our_own_sums_are_called_so_and_add_up(client, programme):
    """Left = after tax + benefit of 525 − rent of 3,500 − 600; the same figures in both languages."""
    danish, english = (
        re.findall(r"<td>([\d.,]+)</td>", read(client, address)) for address in (addresses.PROPOSALS[0], ENGLISH[0])
    )
    numbers = [number_in(cell) for cell in danish]
    assert numbers == [number_in(cell) for cell in english]
    assert len(numbers) == 18
    for net, left, most in zip(*[iter(numbers)] * 3, strict=True):
        assert left == net + 525 - 3500 - 600
        # What is left at the highest rent is the threshold, to the ten kroner that rents are rounded to.
        benefit = max(0, min(0.15 * most, most - 28900 / 12))
        assert abs(net + benefit - most - 600 - 3600) < 10
    assert "Vores beregning" in read(client, addresses.PROPOSALS[0])


def test_bars_are_drawn_for_the_table_and_say_in_words_who_has_too_little(client, programme):
    html = read(client, addresses.PROPOSALS[0])
    assert html.count('<rect class="chart-fill"') == 6
    assert html.count("for lidt") == 3
    assert not re.search(r'(?:width|d)="[^"]*\d,\d', html), "SVG wants a point, whatever the language"


def test_the_number_is_one_for_both_languages(client, programme):
    supported(proposal(), 1234)
    assert "1.234</span> støtter forslaget" in read(client, addresses.PROPOSALS[0])
    assert "1,234</span>" in read(client, ENGLISH[0])


def test_nobody_yet_is_an_invitation(client, programme):
    html = read(client, addresses.PROPOSALS[0])
    assert "Bliv den første, der støtter forslaget" in html
    assert f'href="/stoet/{proposal().translation_key}/"' in html


def test_editors_close_and_the_number_stays(client, programme):
    page = proposal()
    supported(page, 7)
    page.support_open = False
    page.save_revision().publish()
    html = read(client, addresses.PROPOSALS[0])
    assert "7</span> støtter forslaget" in html
    assert f'href="/stoet/{page.translation_key}/"' not in html
    assert f'href="/stoet/{page.translation_key}/traek-tilbage/"' in html


def test_no_form_stands_on_the_page_itself(client, programme):
    for address in addresses.PROPOSALS:
        html = read(client, address)
        assert "csrfmiddlewaretoken" not in html
        assert 'method="post"' not in html


def test_the_room_that_counts_finds_a_proposal_by_key_and_by_slug_in_the_readers_language(programme):
    words, danish = ProposalsOfTheProgramme(), proposal()
    with translation.override("en"):
        by_key = words.find(str(danish.translation_key))
        assert "/en/ideprogram/" in by_key.url
        assert words.find("boligmix") == by_key
    assert [one.letter for one in words.every()] == ["A", "B", "C"]
    assert words.find("findes-ikke") is None
    danish.unpublish()
    proposal(language="en").unpublish()
    assert words.find("boligmix") is None


def with_papers(page, count):
    papers = [
        ("paper", Document.objects.create(title=f"Bilag {number}", file=ContentFile(b"x", name=f"bilag{number}.pdf")))
        for number in range(count)
    ]
    page.papers = StreamValue(page.papers.stream_block, papers)
    page.save_revision().publish()


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_page_asks_the_database_a_fixed_number_of_times(client, programme, language, record_property):
    page, address = proposal(language=language), addresses.PROPOSALS[0] if language == "da" else ENGLISH[0]
    counts = []
    for papers in (1, 5):
        with_papers(page, papers)
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            html = read(client, address)
        assert html.count('class="document"') == papers
        counts.append(len(seen))
    record_property("at the end", f"an uncached proposal page ({language}) asks the database {counts[0]} times")
    assert counts[0] == counts[1] <= MOST_QUERIES


def test_a_page_that_is_not_saved_yet_can_be_looked_at(programme):
    parent = proposal().get_parent().specific
    page = ProposalPage(title="Ny", slug="ny", locale=parent.locale, ask="Gør noget", support_open=True)
    response = page.make_preview_request(RequestFactory().get("/"), "")
    assert response.status_code == 200
    assert "Gør noget" in response.content.decode()


def test_what_a_proposal_asks_and_answers_is_found_by_search():
    names = {field.field_name for field in ProposalPage.search_fields}
    assert {"ask", "asked_of", "steps", "questions", "sources", "solution"} <= names


def test_a_table_whose_rows_do_not_fit_is_not_taken():
    block, cells = Chart(), ["a", "b"]
    fine = {"caption": "T", "first": "F", "columns": ["X"], "source": "S", "rows": [{"label": "r", "cells": ["12"]}]}
    assert block.clean(block.to_python({**fine, "drawn": 1}))
    for wrong in (
        {"rows": [{"label": "r", "cells": cells}]},
        {"drawn": 2},
        {"drawn": 1, "rows": [{"label": "r", "cells": ["ingen"]}]},
    ):
        with pytest.raises(ValidationError):
            block.clean(block.to_python({**fine, **wrong}))


def test_a_bar_is_as_long_as_its_number():
    value = {"drawn": 1, "limit": 50, "rows": [{"label": "a", "cells": ["25 kr."]}, {"label": "b", "cells": ["100"]}]}
    assert [(bar.length, bar.is_short) for bar in bars_of(value)] == [(25.0, True), (100.0, False)]


@pytest.mark.parametrize(
    ("text", "number"), [("2.318 kr.", 2318), ("DKK 2,318", 2318), ("0", 0), ("ingen", None), ("", None)]
)
def test_a_number_is_read_in_both_languages(text, number):
    assert number_in(text) == number


def test_an_address_that_stops_half_way_or_goes_too_far_is_not_found(client, programme):
    assert client.get("/ideprogram/findes-ikke/boligmix/").status_code == 404
    assert client.get("/ideprogram/bolig/boligmix/mere/").status_code == 404
    assert client.get("/boligmix/").status_code == 404


def test_a_page_below_a_closed_door_stays_closed(client, programme):
    theme = proposal().get_parent()
    PageViewRestriction.objects.create(page=theme, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(addresses.PROPOSALS[0]).status_code == 302


def test_a_proposal_behind_a_closed_door_is_not_told_to_those_who_may_support_it(programme):
    words, page = ProposalsOfTheProgramme(), proposal()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert words.find(str(page.translation_key)).url.startswith("/en/")  # The English page is open.
    PageViewRestriction.objects.create(page=page.get_translations().get(), restriction_type=PageViewRestriction.LOGIN)
    assert words.find(page.slug) is None
    assert str(page.translation_key) not in {str(one.key) for one in words.every()}
