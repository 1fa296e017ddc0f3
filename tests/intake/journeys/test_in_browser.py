"""What only a browser can show: reach, focus, the scripts' small services, and no fault that axe finds."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.cases.discharge import CASES
from tests.house import DESK, PHONE
from tests.journeys.walking import fill, go_on

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

NARROW = {"width": 320, "height": 640}


def faults(page):
    found = Axe().run(page).response["violations"]
    return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found]


def is_too_wide(page):
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


@pytest.mark.parametrize(
    ("viewport", "scheme"),
    [(NARROW, "light"), (PHONE, "dark"), (DESK, "light")],
    ids=["320-light", "360-dark", "1280-light"],
)
@pytest.mark.parametrize("path", ["/ansoeg/boligmix/", "/henvis/udskrivning/", "/tilbyd/arbejde/"])
def test_a_step_and_its_errors_are_within_everybodys_reach(visit, path, viewport, scheme):
    page = visit(path, viewport=viewport, color_scheme=scheme)
    assert (faults(page), is_too_wide(page)) == ([], False)
    go_on(page)
    assert page.title().startswith("Fejl: ")
    assert (faults(page), is_too_wide(page)) == ([], False)


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


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(NARROW, "light"), (NARROW, "dark"), (DESK, "light")], ids=["320", "320-dark", "1280"]
)
def test_a_list_and_its_errors_are_within_everybodys_reach(at_the_list, viewport, scheme):
    page = at_the_list(viewport=viewport, color_scheme=scheme)
    page.fill("[name=care_contacts-0-phone]", "1")
    with page.expect_navigation():
        page.get_by_role("button", name="Tilføj en til").click()
    assert page.evaluate("document.activeElement.id") in ("id_care_contacts-1", "")
    assert (faults(page), is_too_wide(page)) == ([], False)
    go_on(page)
    assert page.title().startswith("Fejl: ")
    assert (faults(page), is_too_wide(page)) == ([], False)


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
