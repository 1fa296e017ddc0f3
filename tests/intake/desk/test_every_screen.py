"""axe on every screen of the desk: each step in each state it can be taken in, its errors, and what the list leads to.

On a wide light screen, and again as a narrow dark one; nothing of ours is cut off there. `make test` looks at each
step in one state, `make test-long` in all of them.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import sync_playwright

from intake.desk.steps import LINK, STEPS, UNLINK
from intake.desk.tabs import TABS
from intake.submissions import hand_over, linking, lookup, process, reminders
from intake.submissions.actors import actor_for
from intake.submissions.enums import ReminderReason, State
from intake.submissions.hand_over import PassOn
from intake.submissions.lifecycle import target_of
from portal.accounts.models import Role
from tests import make, toys
from tests.house import CHROMIUM, FLAGS
from tests.intake.desk.test_in_a_browser import TOO_WIDE, faults_of

pytestmark = [pytest.mark.browser, pytest.mark.either_engine, pytest.mark.django_db(transaction=True)]

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 740}
LIST = reverse("queue:index")
# What is pressed on a page before axe looks again: the button that would do the deed, with nothing filled in.
DEED = ".desk form[method=post]:not(.desk-search) button[type=submit]"


class Looker:
    """Somebody's browser, which asks axe about each page it comes to."""

    def __init__(self, server, cookie, playwright):
        self.server, self.found = server, {}
        self.chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = self.chromium.new_context(viewport=WIDE, color_scheme="light", locale="da-DK")
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": server}])
        self.page = context.new_page()

    def go(self, path):
        self.page.goto(self.server + path)
        self.look(path)

    def press(self, button, name):
        with self.page.expect_navigation():
            button.click()
        self.look(name)

    def look(self, name):
        wide = faults_of(self.page)
        self.page.set_viewport_size(NARROW)
        self.page.emulate_media(color_scheme="dark")
        narrow = faults_of(self.page), self.page.evaluate(TOO_WIDE)
        self.page.set_viewport_size(WIDE)
        self.page.emulate_media(color_scheme="light")
        if wide or any(narrow):
            self.found[name] = wide, *narrow


def looking(live_server, person, walk):
    """Walk as somebody, in a thread of its own: where Playwright's loop runs, Django refuses to ask the database."""
    cookie = make.sign_in(Client(), person).cookies["sessionid"].value

    def run():
        with sync_playwright() as playwright:
            looker = Looker(live_server.url, cookie, playwright)
            walk(looker)
            looker.chromium.close()
        return looker.found

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def states_of(action):
    """The states in which a step can be taken: all where it changes none."""
    known = [state for state in State if target_of(action, state, toys.CONSENT)] or list(State)
    return [state for state in known if not state.is_taken_back]


def a_case(team, owner, state, action):
    case = make.submission(toys.CONSENT, team=team, state=state, assignee=owner)
    if action in (LINK, UNLINK):
        other = make.submission(toys.CONSENT, team=team, assignee=owner)
        if action == UNLINK:
            linking.link(case.pk, other.pk, actor_for(owner))
    return case


def steps_in(states, team, owner):
    """The address of each step of a case made for it, for as many of its states as are asked for."""
    for action in STEPS:
        for state in states_of(action)[:states]:
            case = a_case(team, owner, state, action)
            yield f"{action} in {state}", reverse("queue:action", args=[case.reference, action])


def walk_of_steps(addresses):
    def walk(looker):
        for name, address in addresses:
            looker.go(address)
            button = looker.page.locator(DEED)
            if button.count():
                looker.press(button.first, f"pressed: {name}")

    return walk


def test_each_step_with_its_errors(live_server, coordinator, own_team):
    addresses = list(steps_in(1, own_team, coordinator))
    assert len(addresses) == len(STEPS)
    assert looking(live_server, coordinator, walk_of_steps(addresses)) == {}


@pytest.mark.long
def test_each_step_in_each_state_with_its_errors(live_server, coordinator, own_team):
    addresses = list(steps_in(None, own_team, coordinator))
    assert len(addresses) > 2 * len(STEPS)
    assert looking(live_server, coordinator, walk_of_steps(addresses)) == {}


def test_a_case_in_each_state(live_server, coordinator, own_team):
    cases = [make.submission(toys.CONSENT, team=own_team, state=state, assignee=coordinator) for state in State]
    paths = [reverse("queue:case", args=[case.reference]) for case in cases]
    assert looking(live_server, coordinator, lambda looker: [looker.go(path) for path in paths]) == {}


def test_the_list_and_all_it_leads_to(live_server, coordinator, own_team):
    make.member(own_team, first_name="Mette", last_name="Holm")
    case = make.submission(team=own_team, state=State.SCREENING, assignee=coordinator, tags=["haster"])
    closed = make.submission(team=own_team, state=State.CLOSED)
    today = timezone.localdate()
    reminders.set_reminder(case.pk, actor_for(coordinator), on=today, reason=ReminderReason.CALL)
    late = make.submission(team=own_team, due_on=today - timedelta(days=4))
    process.add_note(late.pk, "Ring", actor_for(coordinator))

    def walk(looker):
        page = looker.page
        for key in TABS:
            looker.go(f"{LIST}?tab={key}")
        looker.go(f"{LIST}?tab=all&columns=name&columns=contact&columns=tags&since=31.02.2026&assignee=99")
        page.goto(looker.server + LIST)
        page.locator("[name=text]").first.fill("BM-1234-5678")
        looker.press(page.locator("form.desk-search button").first, "a number that nobody has")
        page.locator("[name=text]").first.fill("Ingen Hedder Det")
        looker.press(page.locator("form.desk-search button").first, "a name that nobody has")
        for path in (f"{reverse('queue:saved')}?tab=mine", reverse("queue:export"), reverse("queue:mine")):
            looker.go(path)
            looker.press(page.locator(DEED).first, f"pressed: {path}")
        looker.go(f"{reverse('queue:figures')}?first=60/2026&last=x")
        for deed in ("assign", "close", "remind", "tag"):
            page.goto(f"{looker.server}{LIST}?tab=all")
            for one in (case, closed, late):
                page.locator(f"[name=case][value='{one.reference}']").check()
            looker.press(page.locator(f"button[name=deed][value={deed}]"), f"asked: {deed}")
            looker.press(page.locator("button[value=preview]"), f"refused: {deed}")
        page.locator("[name=tags]").fill("møbler")
        looker.press(page.locator("button[value=preview]"), "the preview")
        looker.press(page.locator("button[value=go]"), "the report")

    assert looking(live_server, coordinator, walk) == {}


@pytest.mark.parametrize("role", [Role.INTAKE, Role.DATA_PROTECTION, Role.EVALUATOR])
def test_what_the_other_roles_see(live_server, role):
    central = make.team("central", central=True)
    case = make.submission(toys.CONSENT, team=central)
    paths = [reverse("queue:figures")]
    if role != Role.EVALUATOR:
        place = reverse("queue:action", args=[case.reference, "place"])
        paths += [LIST, reverse("queue:case", args=[case.reference]), place, reverse("queue:export")]
    found = looking(live_server, make.member(central, role), lambda looker: [looker.go(path) for path in paths])
    assert found == {}


def test_what_was_found_page_by_page(live_server, coordinator, own_team, monkeypatch):
    monkeypatch.setattr("intake.desk.views.queue.PAGE_SIZE", 1)
    monkeypatch.setattr("intake.submissions.lookup.MOST", 2)
    for _each in range(3):
        lookup.index(make.submission(team=own_team).pk)

    def walk(looker):
        looker.page.goto(looker.server + LIST)
        looker.page.locator("[name=text]").first.fill("Åse")
        looker.press(looker.page.locator("form.desk-search button").first, "what was found")
        assert looker.page.locator(".desk-list tbody tr").count() == 1
        looker.press(looker.page.get_by_role("button", name="Næste", exact=True), "its second page")
        assert looker.page.get_by_text("Side 2 af 2").count() == 1

    assert looking(live_server, coordinator, walk) == {}


def test_an_offer_as_its_receivers_meet_it(live_server, coordinator, own_team):
    there = make.team("andre", organisation=make.organisation("andre"))
    case = make.submission(team=own_team, state=State.SCREENING)
    with_name = PassOn(answers=frozenset({"full_name"}))
    hand_over.offer(case.pk, there, actor_for(coordinator), basis="purpose", what=with_name, words="Ring først")

    def walk(looker):
        looker.go(LIST)
        looker.press(looker.page.locator(f".desk a:text-is('{case.reference}')"), "the offer")
        looker.press(looker.page.get_by_role("button", name="Sig nej til sagen"), "no, without a reason")
        looker.page.locator("[name=note]").fill("Vi har ikke plads.")
        looker.page.evaluate("document.querySelector('[name=note]').form.action = '../BM-7K3Q-9F2X/'")
        looker.press(looker.page.get_by_role("button", name="Sig nej til sagen"), "the words back")
        assert looker.page.get_by_text("Vi har ikke plads.").count() == 1

    assert looking(live_server, make.member(there), walk) == {}


def test_what_is_kept_when_somebody_else_was_first(live_server, coordinator, own_team):
    case = make.submission(team=own_team, state=State.SCREENING, assignee=coordinator)
    over = make.submission(team=own_team, state=State.CLOSED, assignee=coordinator)
    address = reverse("queue:action", args=[case.reference, "message"])
    refused = reverse("queue:action", args=[over.reference, "message"])

    def walk(looker):
        for name, to in (("told", address), ("refused", refused), ("gone", f"{LIST}BM-7K3Q-9F2X/message/")):
            looker.page.goto(looker.server + address)
            looker.page.locator("[name=note]").fill("Kom på tirsdag.")
            # As a page looks that was opened before anything had happened.
            looker.page.evaluate(
                "to => { const form = document.querySelector('.desk-form form'); form.seen_version.value = 0;"
                "form.action = to; }",
                to,
            )
            looker.press(looker.page.get_by_role("button", name="Se brevet"), name)
            kept = looker.page.locator("[name=note]")
            assert "Kom på tirsdag." in (kept.input_value() if kept.count() else looker.page.content())
            assert looker.page.locator("[role=alert]").count() == 1

    assert looking(live_server, coordinator, walk) == {}
