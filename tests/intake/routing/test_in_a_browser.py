"""The rules' screens in a real Chromium: axe finds nothing on our own markup, and nothing but tables is wider than a
phone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import sync_playwright

from intake.routing import sets, trial
from tests import make
from tests.house import CHROMIUM, FLAGS
from tests.intake.desk.test_in_a_browser import SCREENS, faults_of

pytestmark = [pytest.mark.browser, pytest.mark.either_engine, pytest.mark.django_db(transaction=True)]

PATHS = ("", "draft/", "draft/new/", "draft/30/", "draft/90/", "draft/try/", "draft/activate/", "draft/discard/")
# A table scrolls within its own frame, which the keyboard reaches.
TOO_WIDE = """() => [...document.querySelectorAll('.desk, .desk :not(table, table *)')]
  .filter(element => element.getBoundingClientRect().right > innerWidth + 1).map(element => element.outerHTML)"""


def walk(server, cookie, width, scheme):
    found = {}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="da-DK")
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": server}])
        page = context.new_page()
        for path in PATHS:
            page.goto(f"{server}/admin/routing/{path}")
            found[path] = faults_of(page), page.evaluate(TOO_WIDE)
        page.goto(f"{server}/admin/routing/draft/30/")
        page.get_by_label("Navn").fill("")
        page.get_by_text("Borgerens handlekommune").press("Enter")
        page.get_by_label("Frederiksberg").check()
        page.get_by_role("button", name="Gem reglen").click()
        page.get_by_role("heading", name="Der mangler noget").wait_for()
        found["errors"] = faults_of(page), page.evaluate(TOO_WIDE)
        chromium.close()
    return found


@pytest.mark.parametrize(("width", "scheme"), SCREENS, ids=lambda value: str(value))
def test_axe_finds_nothing_and_nothing_is_cut_off(width, scheme, live_server):
    call_command("seed_routing", verbosity=0)
    team = make.team("blaa")
    make.rule(5, [["colour", "is", "blå"]], team)
    person = make.member(team, is_superuser=True, is_staff=True)
    draft = sets.begin(person)
    draft.rules.filter(number=5).update(team=make.team("groen"))
    for _ in range(6):
        make.submission(team=team)
        make.submission(team=make.team("fremmede"))
    assert trial.run(trial.begin(draft, person, most=50, day=date(2026, 12, 1)).pk)
    cookie = make.sign_in(Client(), person).cookies["sessionid"].value
    # In a thread of its own: while Playwright's loop runs in this one, Django refuses to ask the database here.
    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(walk, live_server.url, cookie, width, scheme).result()
    assert found == dict.fromkeys([*PATHS, "errors"], ([], []))
