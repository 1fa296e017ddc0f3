"""A morning at the desk, by keyboard alone: a passkey, ten cases, a hand-over that is taken on, an answer to what an
applicant wrote, the figures that came of it, rules on trial.
"""

import json
import re
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
QUESTION = "Kan jeg tage min hund med?"
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

    def __init__(self, page, people=None):
        self.page, self.people = page, people or {}

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
    """The applicant writes on their own page, and is answered by whoever reads it on the case."""
    hands.people[reference_in(hands.page.url)].write(QUESTION)
    hands.page.reload()
    assert QUESTION in hands.page.locator(".desk").inner_text()
    hands.press("Skriv til afsenderen")
    hands.write("note", "Tak for dit brev. Det må du gerne.")
    hands.press("Se brevet")
    hands.press("Send beskeden")


def hand_over(hands):
    hands.press("Overdrag til en anden organisation")
    hands.to(name="team")
    for _option in hands.page.locator("[name=team] option").all():
        if "Work First · " in hands.page.locator("[name=team] option:checked").inner_text():
            break
        hands.page.keyboard.press("ArrowDown")
    hands.to(name="basis")
    hands.page.keyboard.press("Space")
    take(hands.page, "desk-hand-over")
    hands.press("Overdrag til en anden organisation")


def take_on(hands, reference):
    """The other organisation finds the offer on its list, and says yes."""
    hands.page.goto("/admin/queue/")
    hands.press(reference)
    assert what_axe_finds(hands.page) == []
    hands.press("Tag imod sagen")
    assert f"{reference} er jeres nu." in hands.heard()
    assert reference_in(hands.page.url) == reference


def reference_in(address):
    return address.rstrip("/").split("/")[-1]


def decided(page):
    """How many the figures say were decided, as the page is made now."""
    text = page.request.get("/admin/queue/figures/").text()
    return int(re.search(r"<dt>Afgjort</dt>\s*<dd>\s*(\d+)", text)[1])


class Applicant(Person):
    """Somebody who keeps the way to their own page."""

    def write(self, text):
        self.get(re.search(r'href="(/status/[^"]+)"', self.receipt)[1])
        self.press({"text": text})
        assert "Vi har fået din besked." in self.page.text

    def send(self):
        super().send()
        self.receipt = self.page.text
        return self.seen


@pytest.fixture(scope="module")
def applicants(house, desks):
    """Ten students who applied in the night, by the number of their case."""
    case = boligmix.CASES[0]
    people = [Applicant(house.base_url, "boligmix", case, name=f"Ansøger nr{number}") for number in range(CASES)]
    known = {person.send(): person for person in people}
    for reference in known:
        wait_until_placed(desks.of("databeskyttelse"), reference)
    yield known
    for person in people:
        person.close()


def test_a_whole_morning_by_keyboard(house, local_page, applicants, desks):
    passkeys.virtual_authenticator(local_page)
    sign_in(local_page, house, "boligmix", "/admin/queue/")
    passkeys.add(local_page, demo.PASSWORD)
    local_page.context.clear_cookies()

    passkeys.come_in(local_page)
    hands, worked = Hands(local_page, applicants), []
    before = decided(local_page)
    take(local_page, "desk-list")
    deeds = [say_yes, say_no, let_wait, ask, answer, hand_over]
    for number in range(CASES):
        hands.key("n")
        reference = reference_in(local_page.url)
        assert f"{reference} er din nu." in hands.heard()
        if number == 0:
            take(local_page, "desk-case")
        deed = deeds[number % len(deeds)]
        deed(hands)
        assert reference in hands.heard()
        worked.append((reference, deed))
        if number < len(deeds):
            assert what_axe_finds(local_page) == []
        hands.key("u")
    assert {reference for reference, _deed in worked} == set(applicants)

    hands.press("Tal for dine hold")
    shown = local_page.locator(".desk-figures div").filter(has=local_page.get_by_text("Afgjort", exact=True))
    in_the_morning = sum(deed in (say_yes, say_no, let_wait) for _reference, deed in worked)
    assert int(shown.locator("dd").inner_text()) == before + in_the_morning
    take(local_page, "desk-figures")
    assert what_axe_finds(local_page) == []

    take_on(Hands(desks.of("workfirst")), next(reference for reference, deed in worked if deed is hand_over))


# What the worker found: the team of each case today, by the draft, and how many.
TRIED = """
import json
from intake.routing.models import Trial
from portal.accounts.models import Team
names = dict(Team.objects.values_list("slug", "name"))
moves = Trial.objects.latest("asked_at").moves
print(json.dumps([[names[was], names[becomes], count] for was, becomes, count in moves]))
"""


def test_whoever_keeps_the_rules_tries_a_change_by_keyboard(house, desks, applicants):
    page = desks.of("administrator")
    page.goto("/admin/routing/")
    hands = Hands(page)
    hands.press("Begynd et udkast")
    rule = page.locator("tr").filter(has=page.get_by_role("cell", name=re.compile("^BoligMix.*[Ff]år sagen")))
    hands.press(" ".join(rule.first.get_by_role("button", name="Slå fra").inner_text().split()), tag="BUTTON")
    hands.press("Prøv reglerne")
    hands.press("Prøv reglerne", tag="BUTTON")
    done = page.get_by_text("ligge anderledes")
    deadline = time.monotonic() + 60
    while not done.count() and time.monotonic() < deadline:
        page.wait_for_timeout(500)
        page.reload()
    assert done.count() == 1, page.locator("main, #main").inner_text()
    lines = page.get_by_role("table", name="Andre sager, som antal").locator("tbody tr").all()
    read = [[cell.inner_text() for cell in line.locator("th, td").all()] for line in lines]
    tried = json.loads(house.manage("shell", "--no-imports", "--command", TRIED))
    assert read == [
        [was, becomes, "Skjult: få sager" if count is None else str(count)] for was, becomes, count in tried
    ]
    # The others in the house may be so few that the number of these is hidden with them; the line is there.
    (moved,) = [count for was, becomes, count in tried if was == "BoligMix-koordinationen" != becomes]
    # And one of the ten may be another organisation's by now: where answers were held back, nothing is tried.
    assert moved is None or moved >= CASES - 1
    take(page, "desk-rules")
    assert what_axe_finds(page) == []
