"""The desk in a real Chromium: axe finds nothing on our own markup, and nothing is cut off on a phone."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from playwright.sync_api import sync_playwright

from intake.desk.models import Bulk, BulkLine, BulkStatus
from intake.submissions import process
from intake.submissions.actors import actor_for
from intake.submissions.enums import State
from tests import make, toys
from tests.house import CHROMIUM, FLAGS

pytestmark = [pytest.mark.browser, pytest.mark.either_engine, pytest.mark.django_db(transaction=True)]

# Contrast differs by scheme, room by width: two screens try both.
SCREENS = [(320, "dark"), (1280, "light")]
# The list's header row is there for the ear alone on a phone, and may be as wide as it likes.
TOO_WIDE = """() => [...document.querySelectorAll('.desk, .desk :not(thead, thead *)')]
  .filter(element => element.getBoundingClientRect().right > innerWidth + 1).map(element => element.outerHTML)"""


def faults_of(page):
    found = Axe().run(page, context=".desk").response["violations"]
    return [(fault["id"], fault["nodes"][0]["target"]) for fault in found]


def walk(server, cookie, paths, width, scheme):
    """Look at each page, then go the way of a refusal: an empty form, a filled one, the letter."""
    found = {}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="da-DK")
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": server}])
        page = context.new_page()
        for path in paths:
            page.goto(server + path)
            found[path] = faults_of(page), page.evaluate(TOO_WIDE)
        page.get_by_role("button", name="Se brevet").click()
        page.get_by_role("heading", name="Der mangler noget").wait_for()
        found["errors"] = faults_of(page), page.evaluate(TOO_WIDE)
        page.get_by_label("Der er fuldt").check()
        page.get_by_role("button", name="Se brevet").click()
        page.get_by_role("button", name="Send og afgør").wait_for()
        found["letter"] = faults_of(page), page.evaluate(TOO_WIDE)
        chromium.close()
    return found


@pytest.mark.parametrize(("width", "scheme"), SCREENS, ids=lambda value: str(value))
def test_axe_finds_nothing_and_nothing_is_cut_off(width, scheme, live_server, coordinator, own_team):
    case = make.submission(toys.CONSENT, team=own_team, state=State.SCREENING, assignee=coordinator)
    process.add_note(case.pk, "Et notat " + "langtord" * 12, actor_for(coordinator))
    cookie = make.sign_in(Client(), coordinator).cookies["sessionid"].value
    paths = [
        reverse("wagtailadmin_home"),
        reverse("queue:index"),
        reverse("queue:figures"),
        reverse("queue:export"),
        reverse("queue:mine"),
        reverse("queue:case", args=[case.reference]),
        reverse("queue:action", args=[case.reference, "decline"]),
    ]
    # In a thread of its own: while Playwright's loop runs in this one, Django refuses to ask the database here.
    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(walk, live_server.url, cookie, paths, width, scheme).result()
    assert found == dict.fromkeys([*paths, "errors", "letter"], ([], []))


def by_keys(server, cookie):
    """Go down the list and up again, open the second case, come back, take the next."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = chromium.new_context(locale="da-DK")
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": server}])
        page = context.new_page()
        page.goto(server + "/admin/queue/")
        page.locator("body").press("k")
        at_the_end = page.locator(":focus").inner_text()
        for key in "kkjj":
            page.keyboard.press(key)
        page.locator("#id_text").fill("jk")  # What is typed into a field stays there.
        typed = page.locator("#id_text").input_value()
        page.locator("tbody a").nth(0).focus()
        page.keyboard.press("j")
        second = page.locator(":focus").inner_text()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        opened = page.url
        with page.expect_navigation():
            page.keyboard.press("u")
        back = page.url
        page.keyboard.press("?")
        page.get_by_text("Næste og forrige sag i listen").wait_for()
        page.keyboard.press("Escape")
        page.get_by_text("Næste og forrige sag i listen").wait_for(state="hidden")
        with page.expect_navigation():
            page.keyboard.press("n")
        taken = page.url
        chromium.close()
    return at_the_end, typed, second, opened, back, taken


def test_a_coordinator_works_through_the_list_by_keys(live_server, coordinator, own_team):
    cases = [make.submission(team=own_team, urgency=urgency) for urgency in (1, 2, 3)]
    cookie = make.sign_in(Client(), coordinator).cookies["sessionid"].value
    with ThreadPoolExecutor(1) as pool:
        at_the_end, typed, second, opened, back, taken = pool.submit(by_keys, live_server.url, cookie).result()
    assert at_the_end == cases[2].reference
    assert typed == "jk"
    assert second == cases[1].reference
    assert opened == live_server.url + reverse("queue:case", args=[cases[1].reference])
    assert back == live_server.url + reverse("queue:index")
    assert taken == live_server.url + reverse("queue:case", args=[cases[0].reference])
    cases[0].refresh_from_db()
    assert cases[0].assignee == coordinator


def watch_a_report(server, cookie, path, is_open):
    """Stand on the last case's link until all are done; tell what is still the same, and what it says."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = chromium.new_context(locale="da-DK")
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": server}])
        page = context.new_page()
        page.goto(server + path)
        page.evaluate("window.were = [...document.querySelectorAll('.desk [role=status], .desk progress, tbody a')]")
        page.locator("tbody a").last.focus()
        is_open.set()
        page.locator("#desk-report:not([data-goes-on])").wait_for(state="attached")
        same = page.evaluate("window.were.every(one => one.isConnected)")
        focused = page.locator(":focus").inner_text()
        said, cells = page.locator(".desk [role=status]").inner_text(), page.locator("tbody td").all_inner_texts()
        full = page.evaluate("document.querySelector('progress').position")
        chromium.close()
    return same, focused, said, cells, full


def test_a_report_that_goes_on_moves_nothing_under_the_focus(live_server, coordinator, own_team):
    cases = [make.submission(team=own_team) for _each in range(2)]
    bulk = Bulk.objects.create(actor=coordinator, deed="tag", values={"tags": ["haster"]})
    for case in cases:
        BulkLine.objects.create(bulk=bulk, submission=case, seen_version=case.version)
    cookie = make.sign_in(Client(), coordinator).cookies["sessionid"].value
    path, is_open = reverse("queue:bulk_report", args=[bulk.pk]), Event()
    with ThreadPoolExecutor(1) as pool:
        watching = pool.submit(watch_a_report, live_server.url, cookie, path, is_open)
        assert is_open.wait(60)
        bulk.lines.update(status=BulkStatus.REFUSED, reason="Sagen er slut.")
        same, focused, said, cells, full = watching.result()
    assert same
    assert focused in {case.reference for case in cases}
    assert said.startswith("Færdig.")
    assert cells.count("Sagen er slut.") == 2
    assert full == 1
