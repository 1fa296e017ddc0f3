"""Every page can be printed: its words, the addresses behind its links, nothing that can only be clicked."""

import io
import re

import pytest
from pypdf import PdfReader

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

# A proposal has its answer to the mayor, its sources and its questions with it.
MOST_SHEETS = {
    "/": 4,
    "/ideprogram/sundhed/": 2,
    "/ideprogram/bolig/boligmix/": 6,
    "/kampagner/tre-vaerelser/": 7,
    "/dialog/eksempel-dialogmoede/": 2,
    "/nyheder/tre-indgange/": 2,
}
LEADS_TO_NO_FORM = ("/dialog/eksempel-dialogmoede/", "/nyheder/tre-indgange/")
A_FORM = "/tilbyd/arbejde/"


def printed(page, address):
    page.goto(address)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    return PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))


def words_of(pdf):
    return re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in pdf.pages))


@pytest.mark.parametrize("address", MOST_SHEETS)
def test_paper_holds_the_words_and_the_addresses_and_no_menu(visit, house, address):
    page = visit(viewport={"width": 1280, "height": 900}, color_scheme="dark")

    pdf = printed(page, address)
    words = words_of(pdf)

    assert len(pdf.pages) <= MOST_SHEETS[address]
    # An address may be broken at its hyphen.
    assert f"Sidenfindespå{house.base_url}{address}" in words.replace(" ", "")
    for on_the_screen in ("Søg English", "Log ind for medarbejdere", "Gå til indholdet", "Brødkrumme"):
        assert on_the_screen not in words
    leads = re.search(r"\((/ansoeg/boligmix/|/henvis/udskrivning/|/tilbyd/arbejde/)\)", words.replace(" /", "/"))
    assert bool(leads) == (address not in LEADS_TO_NO_FORM)


def test_a_form_on_paper_has_its_questions_and_nothing_to_press(visit):
    page = visit(A_FORM, viewport={"width": 1280, "height": 900})
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()
    asked = [words.strip() for words in page.locator("main .field-label").all_inner_texts()]

    pdf = printed(page, page.url)
    words = words_of(pdf)

    assert len(pdf.pages) <= 3
    assert asked
    assert [words_ for words_ in asked if words_.split("\n")[0] not in words] == []
    for to_press in ("Fortsæt", "Gem og", "Gå til indholdet"):
        assert to_press not in words


def test_a_figure_is_never_cut_in_two(visit):
    page = visit("/ideprogram/bolig/boligmix/", viewport={"width": 1280, "height": 900})
    page.emulate_media(media="print")

    cuts = page.evaluate(
        """() => [...document.querySelectorAll('main :is(figure, svg, .card, .way-in)')]
            .filter(one => getComputedStyle(one).breakInside !== 'avoid').map(one => one.outerHTML.slice(0, 60))"""
    )
    assert cuts == []
    hidden = page.evaluate("getComputedStyle(document.querySelector('.site-nav')).display")
    assert hidden == "none"
