"""What goes wrong in real browsers between a page and its answer: nothing typed is lost, and nothing is sent twice."""

from datetime import date

import pytest

from tests.cases import boligmix
from tests.journeys.test_main_job import count_cases
from tests.journeys.walking import PATHS, fill, go_on, reference_on, write

pytestmark = pytest.mark.browser

CASE = boligmix.CASES[0]
BASE = f"/{PATHS['boligmix']}"
WORDS = "\nFørst en tom linje.\n\n  Så en, der er rykket ind <&>."


def lose(page, name):
    """Take a cookie away while its page stands open, as a night, a cleaning program or a restart does."""
    held = [one["name"] for one in page.context.cookies() if one["name"].endswith(name)]
    assert held, name
    for one in held:
        page.context.clear_cookies(name=one)


@pytest.mark.either_engine
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_form_that_stood_open_too_long_costs_one_press(house, visit, javascript):
    before = count_cases(house)
    page = visit(f"{BASE}/", javascript=javascript)
    steps = CASE.posted(date.today())
    for slug, fields in steps.items():
        fill(page, {**fields, "motivation": WORDS} if slug == "motivation" else fields)
        lose(page, "csrftoken")
        go_on(page)
        assert page.get_by_role("heading", name="Formularen blev ikke sendt").count() == 1
        go_on(page)
    assert page.url.endswith("/gennemse/")
    page.goto(f"{BASE}/motivation/?fra=gennemse")
    assert page.locator("[name=motivation]").input_value() == WORDS
    lose(page, "csrftoken")
    go_on(page)
    go_on(page)
    assert page.url.endswith("/gennemse/"), "the way back is remembered"
    lose(page, "csrftoken")
    go_on(page)
    assert page.get_by_role("heading", name="Formularen blev ikke sendt").count() == 1
    go_on(page)
    reference = reference_on(page)
    page.reload()
    assert reference_on(page) == reference
    assert count_cases(house) == before + 1


@pytest.mark.either_engine
def test_a_page_is_kept_when_the_draft_before_it_is_gone(visit):
    page = visit(f"{BASE}/", javascript=False)
    steps = CASE.posted(date.today())
    fill(page, steps["uddannelse"])
    go_on(page)
    fill(page, steps["bolig"])
    lose(page, "dok_boligmix")
    go_on(page)
    assert "Dine svar er slettet" in page.locator("h1").inner_text()
    page.get_by_role("link", name="Begynd forfra").click()
    fill(page, steps["uddannelse"])
    go_on(page)
    assert page.locator("[name=max_rent_dkk]").input_value() == steps["bolig"]["max_rent_dkk"]
    go_on(page)
    assert page.url.endswith("/hverdag/"), "nothing of the second page has to be written again"


def test_two_tabs_that_send_at_the_same_moment_send_once(house, visit):
    before = count_cases(house)
    page = visit("/")
    write(page, "boligmix", CASE)
    tabs = [page, page.context.new_page(), page.context.new_page()]
    for tab in tabs[1:]:
        tab.goto(page.url)
    for tab in tabs:
        tab.evaluate("setTimeout(() => document.querySelector('main form').submit(), 300)")
    for tab in tabs:
        tab.wait_for_url("**/kvittering/")
    assert len({reference_on(tab) for tab in tabs}) == 1
    assert count_cases(house) == before + 1
