"""The public pages in a real Chromium: axe finds nothing, nothing is cut off, and the words are in our own type."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

ONE_OF_EACH_TYPE = (
    "/",
    "/ideprogram/",
    "/ideprogram/bolig/",
    "/ideprogram/sundhed/den-gode-udskrivning/",
    "/dialog/",
    "/organisationer/",
    "/organisationer/weshelter/",
    "/privatliv/",
    "/en/",
    "/findes-ikke/",
)
# 320 px is also what a reader sees who zooms a 1280 px screen to 400 %.
SCREENS = ((320, "light"), (1280, "dark"))


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_axe_finds_nothing_and_nothing_is_cut_off(visit, width, scheme):
    page = visit(viewport={"width": width, "height": 900}, color_scheme=scheme)

    for address in ONE_OF_EACH_TYPE:
        page.goto(address)
        found = Axe().run(page).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == [], address
        assert page.evaluate("document.documentElement.scrollWidth") == width, address


def test_a_reader_with_a_keyboard_can_skip_the_menu(visit):
    page = visit("/dialog/")

    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Gå til indholdet"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "indhold"


def test_the_words_are_in_our_own_type_and_the_street_is_drawn_without_scripts(visit):
    page = visit("/", javascript=False)
    assert page.get_by_role("img", name="En gade med tre huse").is_visible()

    page = visit("/")
    page.evaluate("() => document.fonts.ready.then(() => true)")
    assert page.evaluate("document.fonts.check('800 40px \"Schibsted Grotesk\"')")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "800"
