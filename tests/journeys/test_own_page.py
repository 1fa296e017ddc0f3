"""The applicant's own page, as people live it: from the receipt, over a question and its answer, to a withdrawal."""

import re

import pytest

from tests.cases import boligmix
from tests.house import DESK
from tests.journeys.reach import NARROW, faults, is_too_wide
from tests.journeys.test_main_job import case_with_mail, open_case, press
from tests.journeys.walking import go_on, send

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

SCREENS = [(NARROW, "light"), (NARROW, "dark"), (DESK, "light"), (DESK, "dark")]


def small_targets(page):
    return page.evaluate("""
        () => [...document.querySelectorAll("main a, main button, main textarea, main label.choice-card")]
            .filter((one) => one.ariaHidden !== "true")
            .filter((one) => !one.closest("p:not(.step-buttons):not(.back)"))
            .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])
            .filter(([_html, height]) => height < 43.9)
    """)


def test_a_question_is_asked_answered_and_taken_further(house, visit, desks):
    case, address = case_with_mail(boligmix, "boligmix")
    before = len(house.letters.to(address))
    page = visit("/", javascript=False)
    reference = send(page, "boligmix", case)
    page.get_by_role("link", name="Gå til din egen side").click()
    assert reference in page.locator("main").inner_text()
    own = page.url
    receipt = house.letters.wait_for(address, count=before + 1).get_content()
    assert re.search(r"http\S+/status/\S+", receipt)[0] == own, "the letter leads to the same page as the receipt"

    desk = open_case(desks, "boligmix", reference)
    press(desk, "Tag sagen")
    press(desk, "Bed om mere")
    desk.locator("[name=note]").fill("Har du en kat?")
    press(desk, "Se brevet")
    desk.locator("button[name=stage][value=send]").click()
    desk.wait_for_load_state()
    letter = house.letters.wait_for(address, count=before + 2).get_content()
    assert "kat" not in letter
    assert own in letter

    page.goto(own)
    assert "Har du en kat?" in page.locator("main").inner_text()
    page.locator("[name=text]").fill("Nej, men en fugl.")
    go_on(page)
    assert "Vi har fået din besked." in page.locator("main").inner_text()
    assert "Vi har fået dit svar" in page.locator("h1").inner_text()

    desk = open_case(desks, "boligmix", reference)
    assert "Svar modtaget" in desk.content()
    assert "Nej, men en fugl." in desk.content()
    press(desk, "Fortsæt vurderingen")
    press(desk, "Fortsæt vurderingen")
    assert "Svar modtaget" not in open_case(desks, "boligmix", reference).content()
    page.goto(own)
    assert "Koordinator" in page.locator("main").inner_text(), "who has read it"

    press_link(page, "Træk det tilbage, du har sendt")
    go_on(page)
    assert "Trukket tilbage" in page.locator("h1").inner_text()
    assert own.rstrip("/").rpartition("/")[2] not in house.log(), "no log knows the link"


def press_link(page, name):
    with page.expect_navigation():
        page.get_by_role("link", name=name).click()


def test_a_lost_link_comes_by_mail_and_the_old_one_is_dead(house, visit):
    case, address = case_with_mail(boligmix, "boligmix")
    before = len(house.letters.to(address))
    page = visit("/", javascript=False)
    reference = send(page, "boligmix", case)
    page.get_by_role("link", name="Gå til din egen side").click()
    own = page.url
    house.letters.wait_for(address, count=before + 1)
    page.goto("/status/")
    page.locator("[name=reference]").fill(reference)
    page.locator("[name=email]").fill(address)
    go_on(page)
    assert "Se efter en mail fra os" in page.locator("h1").inner_text()
    letter = house.letters.wait_for(address, count=before + 2).get_content()
    new = re.search(r"http\S+/status/\S+", letter)[0]
    assert new != own
    assert page.goto(own).status == 404
    assert page.goto(new).status == 200


@pytest.fixture(scope="module")
def own_url(house, browser):
    """The address of one own page with a conversation on it."""
    context = browser.new_context(base_url=house.base_url, java_script_enabled=False)
    page = context.new_page()
    send(page, "boligmix", boligmix.CASES[0])
    page.get_by_role("link", name="Gå til din egen side").click()
    page.locator("[name=text]").fill("Et langt ord: " + "langtord" * 20)
    go_on(page)
    yield page.url.partition("?")[0]
    context.close()


@pytest.mark.parametrize(("viewport", "scheme"), SCREENS, ids=lambda value: str(value))
def test_every_page_is_within_everybodys_reach(visit, own_url, viewport, scheme):
    page = visit("/status/", viewport=viewport, color_scheme=scheme)
    for path in (own_url, f"{own_url}?gjort=besked", f"{own_url}kontakt/", f"{own_url}traek-tilbage/", "/status/x/"):
        page.goto(path)
        assert (path, faults(page), is_too_wide(page), small_targets(page)) == (path, [], False, [])
    for path in (own_url, f"{own_url}kontakt/", "/status/"):
        page.goto(path)
        go_on(page)
        assert page.title().startswith("Fejl: ")
        assert (path, faults(page), is_too_wide(page)) == (path, [], False)
        assert page.locator(".error-summary:focus").count() == 1
