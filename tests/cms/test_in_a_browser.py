"""The public pages in a real Chromium: the words are in our own type, and what moves is moved by hand or by key."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]


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


def test_a_reader_passes_a_campaign_on_with_what_their_device_can(visit):
    page = visit("/kampagner/tre-vaerelser/", permissions=["clipboard-read", "clipboard-write"])

    page.get_by_role("button", name="Kopiér adressen").click()

    page.get_by_role("button", name="Adressen er kopieret").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/kampagner/tre-vaerelser/")


def test_without_scripts_the_address_and_the_e_mail_remain(visit):
    page = visit("/kampagner/tre-vaerelser/", javascript=False)

    assert page.locator(".share-address").inner_text().endswith("/kampagner/tre-vaerelser/")
    assert page.get_by_role("link", name="Send som e-mail").is_visible()
    assert page.locator(".share button:visible").count() == 0


def test_a_keyboard_unfolds_an_answer_and_moves_a_wide_table(visit):
    page = visit("/kampagner/tre-vaerelser/", viewport={"width": 320, "height": 740})

    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 1

    table = page.get_by_role("region", name="Seks unge og en husleje på 3.500 kr.")
    table.focus()
    page.keyboard.press("ArrowRight")
    # A frame may pass before it moves; a string to wait for would be eval, which the policy of the page forbids.
    moved = "it => new Promise(done => it.scrollLeft ? done(true) : it.addEventListener('scroll', () => done(true)))"
    assert table.evaluate(moved)
