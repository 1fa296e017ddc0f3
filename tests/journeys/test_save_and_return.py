"""Save on the phone, go on at the computer: two browsers, letters over real SMTP, no JavaScript."""

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.cases import boligmix, workfirst
from tests.house import DESK
from tests.journeys.reach import faults, is_too_wide
from tests.journeys.test_main_job import case_with_mail
from tests.journeys.test_own_page import SCREENS, small_targets
from tests.journeys.walking import PATHS, errors_on, fill, go_on, prefix, reference_on

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

SAVE = {"da": "Gem og fortsæt senere", "en": "Save and continue later"}
CLEAR = {"da": "Ryd denne computer", "en": "Clear this computer"}


WRITERS = {"boligmix": (boligmix, "boligmix"), "workfirst": (workfirst, workfirst.KOFOED)}


def press(page, name, role="button"):
    with page.expect_navigation():
        page.get_by_role(role, name=name, exact=True).click()


def link_in(letter):
    return re.search(r"http\S+/fortsaet/\S+/", letter.get_content())[0]


def code_in(letter):
    return re.search(r"^\D*(\d{6})\s*$", letter.get_content(), re.MULTILINE)[1]


def half_way(page, kind, case):
    """Answer the first two steps, write on the third, and save it; returns the slugs that are left."""
    page.goto(f"{prefix(case.language)}{PATHS[kind]}/")
    steps = case.posted(date.today())
    slugs = list(steps)
    for slug in slugs[:2]:
        fill(page, steps[slug])
        go_on(page)
    name, written = next(iter(steps[slugs[2]].items()))
    fill(page, {name: written})
    press(page, SAVE[case.language])
    assert page.url.rstrip("/").endswith("/gem"), (page.url, errors_on(page))
    return slugs[2:]


@pytest.mark.parametrize(
    ("kind", "language"),
    [
        ("boligmix", "da"),
        ("workfirst", "en"),
        pytest.param("boligmix", "en", marks=pytest.mark.long),
        pytest.param("workfirst", "da", marks=pytest.mark.long),
    ],
)
def test_a_journey_begun_on_a_phone_is_finished_at_a_computer(house, visit, kind, language):
    case, address = case_with_mail(*WRITERS[kind])
    case = replace(case, language=language)
    before = len(house.letters.to(address))
    phone = visit("/", javascript=False)
    left = half_way(phone, kind, case)
    phone.locator("[name=email]").fill(address)
    go_on(phone)
    assert phone.url.rstrip("/").endswith("/gemt")
    letter = house.letters.wait_for(address, count=before + 1)
    press(phone, CLEAR[language])
    phone.goto(f"{prefix(language)}{PATHS[kind]}/")
    assert phone.url.rstrip("/").rpartition("/")[2] == next(iter(case.steps)), "the phone knows nothing any more"

    computer = visit(link_in(letter), javascript=False, viewport=DESK)
    go_on(computer)
    computer.locator("[name=code]").fill(code_in(house.letters.wait_for(address, count=before + 2)))
    go_on(computer)
    assert f"/{left[0]}/" in computer.url, (computer.url, errors_on(computer))
    assert errors_on(computer) == []
    for slug in left:
        fill(computer, case.posted(date.today())[slug])
        go_on(computer)
    go_on(computer)
    assert reference_on(computer)
    house.letters.wait_for(address, count=before + 3)
    assert computer.goto(link_in(letter)).status == 404
    assert link_in(letter).rstrip("/").rpartition("/")[2] not in house.log(), "no log knows the link"


@pytest.fixture(scope="module")
def kept(house, browser):
    """A link with a draft behind it, and the browser that wrote it."""
    context = browser.new_context(base_url=house.base_url, java_script_enabled=False)
    page = context.new_page()
    case, address = case_with_mail(boligmix, "boligmix")
    before = len(house.letters.to(address))
    half_way(page, "boligmix", case)
    page.locator("[name=email]").fill(address)
    go_on(page)
    yield link_in(house.letters.wait_for(address, count=before + 1)), context.storage_state()
    context.close()


@pytest.mark.parametrize(("viewport", "scheme"), SCREENS, ids=str)
def test_every_page_is_within_everybodys_reach(visit, kept, viewport, scheme):
    link, cookies = kept
    page = visit("/ansoeg/boligmix/gem/?igen=1", viewport=viewport, color_scheme=scheme, storage_state=cookies)
    for path in ("gem/?igen=1", "gemt/", "slet/", "ryddet/", "ryddet/?computer=1", "hverdag/"):
        page.goto(f"/ansoeg/boligmix/{path}")
        assert (path, faults(page), is_too_wide(page), small_targets(page)) == (path, [], False, [])
    page.goto("/ansoeg/boligmix/gem/?igen=1")
    page.locator("[name=email]").fill("forkert@")
    go_on(page)
    assert page.title().startswith("Fejl: ")
    assert (faults(page), is_too_wide(page)) == ([], False)
    page.context.clear_cookies()
    for path in (link, f"{link}slet/", "/fortsaet/x/"):
        page.goto(path)
        assert (path, faults(page), is_too_wide(page), small_targets(page)) == (path, [], False, [])
    page.goto(link)
    go_on(page)
    if page.locator("[name=code]").count():
        go_on(page)
        assert page.locator(".error-summary:focus").count() == 1
    assert (faults(page), is_too_wide(page), small_targets(page)) == ([], False, [])
