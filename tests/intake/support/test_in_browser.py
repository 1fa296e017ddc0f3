"""The whole way in a real Chromium with a real mail server: from the proposal to the number, and out again."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.cms import by_tab
from tests.house import DESK
from tests.journeys.keyboard import Keyboard
from tests.journeys.reach import COLOURS_ALONE, NARROW, ZOOMED, faults, is_too_wide

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]


def link_in(letter):
    return re.search(r"http\S+/stoet/link/\S+/", letter.get_content())[0]


def look(page):
    """Nothing for axe, nothing cut off."""
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == [], page.url
    assert not is_too_wide(page), page.url


def number_now(page, address):
    """The number on a page that is made for this question: what is kept may be half a minute old."""
    page.goto(f"{address}?nu=1")
    return number_on(page)


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
    assert number_now(page, address) == before + 1
    page.goto(link)
    page.locator("button[value=withdraw]").click()
    page.wait_for_url("**/trukket-tilbage/")
    look(page)
    assert number_now(page, address) == before
    assert page.goto(link).status == 410
    look(page)
    assert email not in house.log()
    assert link.rstrip("/").rpartition("/")[2] not in house.log()


def pages_of_the_way(page, house, prefix, email):
    """Go through every page of the room once, and stay on each as long as is wanted."""
    page.goto(f"{prefix}/stoet/boligmix/")
    yield "sign"
    page.locator("main form button[type=submit]").first.click()
    page.locator(".error-summary").wait_for()
    yield "sign, with faults"
    page.locator("[name=email]").fill(email)
    page.locator("[name=consent]").check()
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/se-din-mail/")
    yield "asked"
    for name, address in (("leave", "boligmix/traek-tilbage/"), ("dead", "link/qqqq/")):
        page.goto(f"{prefix}/stoet/{address}")
        yield name
    link = link_in(house.letters.wait_for(email))
    page.goto(link)
    yield "confirm"
    page.locator("button[value=confirm]").click()
    page.wait_for_url("**?tak=1")
    yield "confirmed"
    page.locator("button[value=withdraw]").click()
    page.wait_for_url("**/trukket-tilbage/")
    yield "withdrawn"
    page.goto(link)
    yield "spent"


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_of_the_way_is_within_everybodys_reach(house, visit, prefix):
    """At 320 px and 1280 px, by day and by night, and by keyboard alone."""
    page, found, walks = visit(viewport=DESK, reduced_motion="reduce"), {}, {}

    for name in pages_of_the_way(page, house, prefix, f"raekkevidde{prefix.strip('/')}@fugl.example"):
        for screen in (DESK, NARROW):
            page.set_viewport_size(screen)
            page.emulate_media(color_scheme="light")
            found[name, screen["width"], "by day"] = [*faults(page), *["too wide"] * is_too_wide(page)]
            page.emulate_media(color_scheme="dark")
            found[name, screen["width"], "by night"] = faults(page, **COLOURS_ALONE)
            walks[name, screen["width"]] = by_tab.walk(page)

    assert len(found) == 9 * 4
    assert {where: what for where, what in found.items() if what} == {}
    assert {where: walk for where, walk in walks.items() if walk != by_tab.WELL} == {}


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
