"""The pages that somebody meets who has two tabs, changes their mind or presses too late: within everybody's reach."""

from dataclasses import replace
from datetime import date

import pytest

from tests.cases import boligmix, discharge
from tests.journeys.reach import ZOOMED, Looker
from tests.journeys.walking import PATHS, fill, go_on, prefix, write

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

LANGUAGES = ["da", pytest.param("en", marks=pytest.mark.long)]


def begin(page, base, upto):
    """Begin a form anew, in the browser's one draft, and answer its first pages."""
    page.goto(base)
    if page.locator("[name=action][value=restart]").count():
        with page.expect_navigation():
            page.locator("[name=action][value=restart]").click()
    for slug, fields in list(boligmix.CASES[0].posted(date.today()).items())[:upto]:
        assert page.url.rstrip("/").endswith(slug)
        fill(page, fields)
        go_on(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_tabs_of_two_forms(visit, language):
    base = f"{prefix(language)}{PATHS['boligmix']}/"
    page = visit("/", **ZOOMED)
    looker = Looker(page)
    begin(page, base, upto=2)
    pages = {}
    for path in ("", "uddannelse/", "hverdag/", "gem/", "slet/"):
        pages[path] = page.context.new_page()
        pages[path].goto(f"{base}{path}")
    begin(page, base, upto=1)
    for path, tab in pages.items():
        if path == "gem/":
            tab.locator("[name=email]").fill("nogen@post.example")
        go_on(tab)
        assert tab.locator("main [role=alert], main .error-summary, main .notice, main dl, main .outcome").count(), path
        Looker(tab).look()
    page.goto(f"{base}uddannelse/")
    looker.look()


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_that_changed_under_the_page_that_sends_them(visit, language):
    page = visit("/", **ZOOMED)
    write(page, "boligmix", replace(boligmix.CASES[0], language=language))
    other = page.context.new_page()
    other.goto(f"{prefix(language)}{PATHS['boligmix']}/hverdag/?fra=gennemse")
    other.locator("main [name=hours_per_month]").last.check()
    go_on(other)
    go_on(page)
    assert page.url.rstrip("/").endswith("/gennemse")
    assert page.title().startswith(("Fejl: ", "Error: "))
    Looker(page).look()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_no_that_would_delete_what_is_written_is_asked_about(visit, language):
    base = f"{prefix(language)}{PATHS['discharge']}/"
    page = visit(base, **ZOOMED)
    for _slug, fields in list(discharge.CASES[0].posted(date.today()).items())[:2]:
        fill(page, fields)
        go_on(page)
    page.goto(f"{base}samtykke/")
    page.locator('main [name="consent"][value="nej"]').check()
    go_on(page)
    assert page.locator("main [name=slet]").count() == 1
    Looker(page).look()
