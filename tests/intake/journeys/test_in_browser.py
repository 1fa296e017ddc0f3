"""What only a browser can show: focus, the size of things, and the scripts' small services."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.cases import boligmix
from tests.cases.discharge import CASES
from tests.house import PHONE
from tests.journeys.walking import fill, go_on

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

NARROW = {"width": 320, "height": 640}


def test_everything_to_press_is_large_enough_for_a_finger(visit):
    page = visit("/ansoeg/boligmix/", viewport=NARROW)
    go_on(page)
    small = page.evaluate("""
        () => [...document.querySelectorAll("main a, main button, main label.choice-card, main select, main textarea, "
            + "main input:not([type=radio]):not([type=checkbox]):not([type=hidden]):not([name^=hp_])")]
            .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])
            .filter(([_html, height]) => height < 43.9)
    """)
    assert small == []
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('[name=birth_year]')).fontSize)") >= 16


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(visit):
    page = visit("/ansoeg/boligmix/")
    go_on(page)
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.get_by_role("link", name="Vælg, hvilken slags uddannelse du tager.").click()
    assert page.evaluate("document.activeElement.name") == "study_level"


def test_the_error_summary_leads_to_the_field_without_javascript(visit):
    page = visit("/ansoeg/boligmix/", javascript=False)
    go_on(page)
    assert page.locator(".error-summary:focus").count() == 1
    for link in page.locator(".error-summary a").all():
        assert page.locator(link.get_attribute("href")).count() == 1


def test_a_radio_is_chosen_by_the_arrow_keys(visit):
    page = visit("/henvis/udskrivning/")
    page.locator("#id_consent_0").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("#id_consent_1").is_checked()


def test_letters_are_counted_while_they_are_written(visit):
    page = visit("/tilbyd/arbejde/")
    area = page.locator("[name=tasks_text]")
    area.fill("æøå")
    assert page.locator("#id_tasks_text_count").inner_text() == "Højst 1.000 tegn. 997 tegn tilbage"
    area.fill("x" * 1001)
    assert "1 tegn for meget" in page.locator("#id_tasks_text_count").inner_text()


def test_a_screen_reader_hears_the_count_when_the_writer_pauses(visit):
    page = visit("/tilbyd/arbejde/")
    heard = page.locator("[name=tasks_text] ~ [aria-live=polite]")
    assert heard.inner_text() == ""
    page.locator("[name=tasks_text]").press_sequentially("abc")
    assert heard.inner_text() == ""
    expect(heard).to_have_text("997 tegn tilbage")


@pytest.fixture
def at_the_list(visit):
    """A referral at its list of helpers, without JavaScript or with it."""

    def walk_there(**options):
        page = visit("/henvis/udskrivning/", **options)
        for slug, inputs in CASES[0].posted(date.today()).items():
            if slug == "hjaelpere":
                return page
            fill(page, inputs)
            go_on(page)
        raise AssertionError

    return walk_there


def test_a_list_grows_and_shrinks_without_javascript(at_the_list):
    page = at_the_list(javascript=False)
    for number, place in enumerate(("Klinikken", "Værestedet")):
        page.fill(f"[name=care_contacts-{number}-organisation]", place)
        page.get_by_role("button", name="Tilføj en til").click()
        page.wait_for_load_state()
    page.get_by_role("button", name="Fjern Person 1").click()
    page.wait_for_load_state()
    assert page.locator("[name=care_contacts-0-organisation]").input_value() == "Værestedet"
    assert page.locator("[name$=-organisation]").count() == 2


def test_the_enter_key_in_a_list_goes_on(at_the_list):
    page = at_the_list()
    page.select_option("[name=care_contacts-0-role]", "egen-laege")
    page.fill("[name=care_contacts-0-organisation]", "Klinikken")
    with page.expect_navigation():
        page.locator("[name=care_contacts-0-organisation]").press("Enter")
    assert page.url.endswith("/henviser/")


def test_the_enter_key_goes_on_and_not_back_and_back_keeps_what_was_typed(visit):
    page = visit("/ansoeg/boligmix/", javascript=False, viewport=NARROW)
    fill(page, boligmix.CASES[0].posted(date.today())["uddannelse"])
    go_on(page)
    rent = page.locator("[name=max_rent_dkk]")
    rent.fill("3.500")
    with page.expect_navigation():
        rent.press("Enter")
    assert page.url.endswith("/bolig/"), "the rest of the page is missing"
    assert page.locator(".error-summary").count() == 1
    rent.fill("4.100")
    back = page.get_by_role("button", name="Tilbage")
    assert back.bounding_box()["height"] >= 43.9
    with page.expect_navigation():
        back.click()
    assert page.url.endswith("/uddannelse/")
    go_on(page)
    assert rent.input_value() == "4.100"
    assert page.locator(".error-summary").count() == 0, "no fault is found with a page that was left half done"


def test_the_quick_way_out_leaves_no_way_back(house, browser):
    context = browser.new_context(base_url=house.base_url, viewport=PHONE)
    context.route("https://www.dmi.dk/**", lambda route: route.fulfill(body="vejret", content_type="text/html"))
    page = context.new_page()
    page.goto("/")
    page.goto("/henvis/udskrivning/")
    page.get_by_role("link", name="Forlad siden").click()
    page.wait_for_url("https://www.dmi.dk/**")
    page.go_back()
    assert "/henvis/" not in page.url
    context.close()
