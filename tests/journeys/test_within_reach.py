"""Each journey from end to end by those who have no mouse, no script, no large screen, no sight, or no Danish.

Two walks, each of which looks at everything that its way of working can show. Every run takes one language of each
journey, so that both are met; `make test-long` takes the rest.
"""

from dataclasses import replace
from datetime import date

import pytest

from tests.cases import boligmix, discharge, workfirst
from tests.house import DESK
from tests.journeys.keyboard import Keyboard
from tests.journeys.reach import NARROW, ZOOMED, Looker, is_too_wide
from tests.journeys.walking import PATHS, errors_on, fill, go_on, prefix, reference_on

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

MODULES = {"boligmix": boligmix, "discharge": discharge, "workfirst": workfirst}
OWN_PAGE = {"da": "Gå til din egen side", "en": "Go to your own page"}


def fullest(kind, language):
    """The case that is asked the most."""
    case = max(MODULES[kind].CASES, key=lambda case: (len(case.steps), sum(map(len, case.steps.values()))))
    return replace(case, language=language)


def every_journey(**often):
    """Each journey in both languages; `often` names the one that every run takes."""
    return [
        pytest.param(kind, language, id=f"{kind} {language}", marks=() if often[kind] == language else pytest.mark.long)
        for kind in MODULES
        for language in ("da", "en")
    ]


@pytest.mark.parametrize(("kind", "language"), every_journey(boligmix="en", discharge="da", workfirst="en"))
def test_a_journey_is_finished_by_keyboard_alone(visit, kind, language):
    case = fullest(kind, language)
    page = visit(f"{prefix(language)}{PATHS[kind]}/", viewport=NARROW)
    hands = Keyboard(page)
    hands.go_on()
    assert page.evaluate("document.activeElement.className") == "error-summary", "nothing was answered"
    hands.next()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('main .field :is(input, select, textarea)')")
    page.goto(page.url.partition("#")[0])
    for slug, fields in case.posted(date.today()).items():
        assert page.url.rstrip("/").endswith(f"/{slug}"), (page.url, errors_on(page))
        hands.answer(fields)
    hands.go_on()
    reference = reference_on(page)
    hands.press(text=OWN_PAGE[language])
    assert reference in page.locator("main").inner_text()
    hands.to(tag="TEXTAREA", name="text")
    page.keyboard.type("Tak.")
    hands.go_on()
    assert "Tak." in page.locator("main").inner_text()


@pytest.mark.parametrize(("kind", "language"), every_journey(boligmix="da", discharge="en", workfirst="da"))
def test_a_journey_is_within_everybodys_reach_without_javascript(visit, kind, language):
    case = fullest(kind, language)
    page = visit("/", **ZOOMED)
    looker = Looker(page, scripts=False)
    page.goto(f"{prefix(language)}{PATHS[kind]}/")
    assert page.locator("[data-print]:visible, [aria-live=polite]").count() == 0, "no script ran"
    for slug, fields in case.posted(date.today()).items():
        assert page.url.rstrip("/").endswith(f"/{slug}"), (page.url, errors_on(page))
        looker.look()
        refuse(looker)
        lengthen(looker)
        write_nonsense(page)
        refuse(looker)
        fill(page, cleared(page) | fields)
        go_on(page)
    looker.look()
    go_on(page)
    reference_on(page)
    looker.look()
    page.locator("main a[href$='/kvittering/ryd/']").click()
    looker.look()
    page.go_back()
    page.set_viewport_size(DESK)
    assert not is_too_wide(page)


@pytest.fixture
def closed(house):
    """The door of one journey, closed by the editors."""
    rows = "from intake.journeys.models import Entrance as E; E.objects"
    house.manage("shell", "--no-imports", "--command", f"{rows}.create(kind='workfirst', closes_on='2026-01-01')")
    yield f"/{PATHS['workfirst']}/"
    house.manage("shell", "--no-imports", "--command", f"{rows}.filter(kind='workfirst').delete()")


def test_the_pages_beside_the_way_are_within_everybodys_reach(visit, closed):
    page = visit("/", **ZOOMED)
    looker = Looker(page, scripts=False)
    page.goto(closed)
    assert "lukket" in page.locator("main").inner_text().lower()
    looker.look()

    page.goto(f"/{PATHS['discharge']}/")
    page.locator('main [name="consent"][value="nej"]').check()
    go_on(page)
    assert "Uden et ja kan vi ikke tage imod" in page.locator("main").inner_text()
    looker.look()

    first = f"/{PATHS['boligmix']}/uddannelse/"
    page.goto(first)
    fill(page, boligmix.CASES[0].posted(date.today())["uddannelse"])
    go_on(page)
    page.goto(f"/{PATHS['boligmix']}/")
    assert page.get_by_role("button", name="Begynd forfra").count() == 1
    looker.look()

    name = drafts_cookie(page)
    page.context.clear_cookies(name=name)
    page.context.add_cookies([{"name": name, "value": "AGE-SECRET-KEY-1X", "url": page.url}])
    page.goto(f"/{PATHS['boligmix']}/bolig/")
    assert "Dine svar er slettet" in page.locator("h1").inner_text()
    looker.look()

    page.goto(first)
    page.context.clear_cookies(name="csrftoken")
    go_on(page)
    assert "Formularen blev ikke sendt" in page.locator("h1").inner_text()
    looker.look()


def drafts_cookie(page):
    return next(one["name"] for one in page.context.cookies() if one["name"].endswith("dok_boligmix"))


def refuse(looker):
    """Send the page as it stands. If it comes back, look at what it says; if it leads on, go back to it."""
    page, before = looker.page, looker.page.url
    go_on(page)
    if page.url == before:
        assert page.title().startswith(("Fejl: ", "Error: "))
        looker.look()
    else:
        page.goto(before)


def lengthen(looker):
    """Ask for one more on a list, if the page has one."""
    more = looker.page.locator("main [name$=-add]")
    if more.count():
        with looker.page.expect_navigation():
            more.click()
        looker.look()


WRITTEN_IN = "main form :is(input[type=text], input[type=tel], input[type=email], textarea):not([name^=hp_])"


def write_nonsense(page):
    """Words in every box, numbers and dates too."""
    for box in page.locator(WRITTEN_IN).all():
        box.fill("010190-1234 x")


def cleared(page):
    """Every box, emptied."""
    return {box.get_attribute("name"): "" for box in page.locator(WRITTEN_IN).all()}
