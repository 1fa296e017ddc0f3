"""A morning at the desk, by keyboard alone: a passkey, ten cases, a hand-over, an answer, figures, rules on trial."""

import time

import pytest
from axe_playwright_python.sync_playwright import Axe

from portal import demo
from tests import passkeys
from tests.cases import boligmix
from tests.guide import take
from tests.journeys.by_post import Person
from tests.journeys.keyboard import MANY
from tests.journeys.walking import sign_in, wait_until_placed

# Both engines are walked by test_main_job.py; what the keys do has nothing to do with them.
pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

CASES = 10
HERE = """() => {
    const here = document.activeElement, style = getComputedStyle(here), place = here.getBoundingClientRect();
    return {
        text: (here.innerText || here.value || "").replace(/\\s+/g, " ").trim(),
        ours: !!here.closest(".desk"), tag: here.tagName,
        name: here.name || "", value: here.value || "",
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
        seen: place.bottom > 0 && place.top < innerHeight,
    };
}"""


class Hands:
    """Two hands on a keyboard, at the desk."""

    def __init__(self, page):
        self.page = page

    def key(self, key):
        """Press a key that leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def to(self, text="", **wanted):
        """Press Tab until the focus is where it is wanted; ours shows where it is."""
        for _stop in range(MANY):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(HERE)
            if here["ours"] and not here["seen"]:
                # Chromium scrolls there in its next frame.
                self.page.wait_for_timeout(200)
                here = self.page.evaluate(HERE)
            if here["ours"]:
                assert here["ring"], f"nobody sees that the focus is on {here}"
                assert here["seen"], f"the focus is out of sight on {here}"
            if (not text or here["text"] == text) and all(here[name] == value for name, value in wanted.items()):
                return
        raise AssertionError(f"no Tab leads to {text or wanted} on {self.page.url}")

    def press(self, text, **wanted):
        """Press a link or a button by its words."""
        self.to(text, **wanted)
        self.key("Enter")

    def write(self, name, text):
        self.to(name=name)
        self.page.keyboard.type(text)

    def tick(self, name, value):
        self.to(name=name, value=value)
        self.page.keyboard.press("Space")

    def heard(self):
        """What the page says after a deed."""
        return self.page.locator(".messages").inner_text()


def what_axe_finds(page):
    found = Axe().run(page, context=".desk").response["violations"]
    return [(fault["id"], fault["nodes"][0]["html"][:120]) for fault in found]


def say_yes(hands):
    hands.press("Sig ja")
    for box in hands.page.locator("main [name=checks], #main [name=checks]").all():
        hands.tick("checks", box.get_attribute("value"))
    hands.press("Se brevet")
    take(hands.page, "desk-letter")
    hands.press("Send og afgør")


def say_no(hands):
    hands.press("Giv afslag")
    first = hands.page.locator("[name=reason]").first
    hands.to(name="reason")
    hands.page.keyboard.press("Space")
    assert first.is_checked()
    hands.press("Se brevet")
    hands.press("Send og afgør")


def let_wait(hands):
    hands.press("Sæt på venteliste")
    hands.press("Se brevet")
    hands.press("Send og afgør")


def ask(hands):
    hands.press("Bed om mere")
    hands.write("note", "Hvornår kan du flytte ind?")
    hands.press("Se brevet")
    hands.press("Send og vent på svar")


def answer(hands):
    hands.press("Skriv til afsenderen")
    hands.write("note", "Tak for dit brev. Vi ringer på mandag.")
    hands.press("Se brevet")
    hands.press("Send beskeden")


def hand_over(hands):
    hands.press("Overdrag til en anden organisation")
    hands.to(name="team")
    hands.page.keyboard.press("ArrowDown")
    hands.to(name="basis")
    hands.page.keyboard.press("Space")
    take(hands.page, "desk-hand-over")
    hands.press("Overdrag til en anden organisation")


@pytest.fixture
def sent_in(house):
    """Ten students who applied in the night."""
    case = boligmix.CASES[0]
    people = [Person(house.base_url, "boligmix", case, name=f"Ansøger nr{number}") for number in range(CASES)]
    references = [person.send() for person in people]
    for person in people:
        person.close()
    return references


def test_a_whole_morning_by_keyboard(house, local_page, sent_in, desks):
    passkeys.virtual_authenticator(local_page)
    sign_in(local_page, house, "boligmix", "/admin/queue/")
    passkeys.add(local_page, demo.PASSWORD)
    local_page.context.clear_cookies()
    for reference in sent_in:
        wait_until_placed(desks.of("databeskyttelse"), reference)

    passkeys.come_in(local_page)
    hands, worked = Hands(local_page), []
    take(local_page, "desk-list")
    deeds = [say_yes, say_no, let_wait, ask, answer, hand_over]
    for number in range(CASES):
        hands.key("n")
        reference = local_page.url.rstrip("/").split("/")[-1]
        assert f"{reference} er din nu." in hands.heard()
        if number == 0:
            take(local_page, "desk-case")
        deeds[number % len(deeds)](hands)
        assert reference in hands.heard()
        worked.append(reference)
        if number < len(deeds):
            assert what_axe_finds(local_page) == []
        hands.key("u")
    assert len(set(worked)) == CASES

    hands.press("Tal for dine hold")
    assert local_page.get_by_role("table").count() > 0
    take(local_page, "desk-figures")
    assert what_axe_finds(local_page) == []


def test_whoever_keeps_the_rules_tries_a_change_by_keyboard(desks):
    page = desks.of("administrator")
    page.goto("/admin/routing/")
    hands = Hands(page)
    hands.press("Begynd et udkast")
    hands.press("Prøv reglerne")
    hands.press("Prøv reglerne", tag="BUTTON")
    done = page.get_by_text("ligge anderledes")
    deadline = time.monotonic() + 60
    while not done.count() and time.monotonic() < deadline:
        page.wait_for_timeout(500)
        page.reload()
    assert done.count() == 1, page.locator("main, #main").inner_text()
    take(page, "desk-rules")
    assert what_axe_finds(page) == []
