"""The whole way in a real Chromium with a real mail server: from the proposal to the number, and out again."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.house import DESK
from tests.journeys.keyboard import Keyboard
from tests.journeys.reach import ZOOMED, is_too_wide

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]


def link_in(letter):
    return re.search(r"http\S+/stoet/link/\S+/", letter.get_content())[0]


def look(page):
    """Nothing for axe, nothing cut off."""
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == [], page.url
    assert not is_too_wide(page), page.url


def number_on(page):
    shown = page.locator(".support-count")
    return int(re.sub(r"\D", "", shown.inner_text())) if shown.count() else 0


@pytest.mark.parametrize(
    ("address", "slug"),
    [("/ideprogram/bolig/boligmix/", "da"), ("/en/ideprogram/beskaeftigelse/work-first/", "en")],
)
def test_from_the_proposal_to_the_number_and_out_again(house, visit, address, slug):
    page = visit(address)
    before = number_on(page)
    page.locator(".support a.button").click()
    look(page)
    page.locator("main form button[type=submit]").first.click()
    assert page.locator(".error-summary li").count() == 2
    look(page)
    email = f"stoette-{slug}@fugl.example"
    page.locator("[name=email]").fill(email)
    page.locator("[name=consent]").check()
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/se-din-mail/")
    look(page)
    link = link_in(house.letters.wait_for(email))
    assert ("/en/" in link) == (slug == "en")
    page.goto(link)
    look(page)
    page.locator("button[value=confirm]").click()
    page.wait_for_url("**?tak=1")
    look(page)
    page.goto(address)
    assert number_on(page) == before + 1
    page.goto(link)
    page.locator("button[value=withdraw]").click()
    page.wait_for_url("**/trukket-tilbage/")
    look(page)
    page.goto(address)
    assert number_on(page) == before
    assert page.goto(link).status == 410
    look(page)
    assert email not in house.log()
    assert link.rstrip("/").rpartition("/")[2] not in house.log()


def test_with_a_keyboard_alone_and_without_scripts(house, visit):
    page = visit("/ideprogram/sundhed/den-gode-udskrivning/", javascript=True, viewport=DESK)
    hands = Keyboard(page)
    hands.press(tag="A", text="Støt forslaget: Den gode udskrivning")
    hands.answer({"email": "tastatur@fugl.example", "consent": "on"})
    plain = visit(link_in(house.letters.wait_for("tastatur@fugl.example")), javascript=False)
    plain.locator("button[value=confirm]").click()
    plain.wait_for_url("**?tak=1")
    assert "Tak for din støtte" in plain.locator("h1").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_proposals_page_is_within_everybodys_reach(visit, scheme):
    """At 320 px and 1280 px, by day and by night, and at 400 %, with words that are longer than the page is wide."""
    for width in (320, 1280):
        page = visit(viewport={"width": width, "height": 900}, color_scheme=scheme)
        for address in ("/ideprogram/bolig/boligmix/", "/en/ideprogram/sundhed/den-gode-udskrivning/"):
            page.goto(address)
            look(page)
    page = visit("/ideprogram/bolig/boligmix/", **ZOOMED)
    page.evaluate(
        """() => document.querySelectorAll('.ask-words, .status-event, .answered h3, .source, .support-title').forEach(
            (one) => { one.textContent = 'Udskrivningskoordinatorordningssamarbejdspartnerne'.repeat(2); })"""
    )
    assert not is_too_wide(page)
