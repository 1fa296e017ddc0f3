"""The page behind an invitation is within everybody's reach: both languages, by day and by night, narrow and wide.

Axe finds nothing, nothing is cut off, and a keyboard alone reads, answers, and is told what is wrong.
"""

import json

import pytest

from intake.journeys.guard.verdict import TRAP
from tests.cms import by_tab
from tests.cms.test_within_reach import CUT_OFF, SCREENS, ZOOMED
from tests.house import DESK
from tests.journeys.reach import faults
from tests.journeys.walking import go_on

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

# A guest for each look, since an answer stays; the meetings that take none are on no public page.
INVITE = """
import json
from datetime import timedelta
from django.utils import timezone
from dialogue import guests
from tests.dialogue import meetings

def meeting(title, **fields):
    return meetings.meeting(title=title, place_address="Eksempelvej 1\\n2100 København Ø", **fields)

def links(page, many):
    return [meetings.secret_of(meetings.invited(page)) for _guest in range(many)]

open = meeting("Reach: æbler")
meeting("Reach: apples", language="en", of=open)
off = meeting("Reach: aflyst", is_cancelled=True, cancelled_reason="Huset er lukket.")
begun = meeting("Reach: begyndt", starts_at=timezone.now() - timedelta(minutes=5))
held = meeting("Reach: holdt", days=-3)
for page in (off, begun, held):
    page.unpublish()
withdrawn = meetings.invited(open)
guests.withdraw(withdrawn.pk)
replaced = meetings.invited(open)
old = meetings.secret_of(replaced)
guests.renew(replaced.pk)
closed = {
    "cancelled": links(off, 1)[0],
    "begun": links(begun, 1)[0],
    "over": links(held, 1)[0],
    "withdrawn": meetings.secret_of(withdrawn),
    "replaced": old,
    "unknown": "abc",
}
print(json.dumps({"open": links(open, 5), "closed": closed}))
"""
TIDY = """
from cms.models import MeetingPage
from dialogue import retention
from dialogue.models import GuestList
for found in GuestList.objects.filter(meeting__title__startswith="Reach: "):
    retention.erase(found.pk)
for page in MeetingPage.objects.filter(title__startswith="Reach: "):
    page.delete()
"""
# Where the focus was last, a browser goes on from, though it is there no more.
TO_THE_TOP = """() => {
    const first = document.body.insertAdjacentElement("afterbegin", document.createElement("button"));
    first.focus();
    first.remove();
}"""
LOOKS = [(language, scheme) for language in ("da", "en") for scheme in ("light", "dark")]


@pytest.fixture(scope="module")
def invited(house):
    """Links to a meeting that takes answers, and one to each page that says why it takes none."""
    told = house.manage("shell", "--no-imports", "--command", INVITE)
    yield json.loads(told.strip().splitlines()[-1])
    house.manage("shell", "--no-imports", "--command", TIDY)


def address_of(secret, language):
    return f"{'/en' if language == 'en' else ''}/dialog/svar/{secret}/"


def answer(page, response):
    page.locator(f"[name=response][value={response}]").check()
    go_on(page)


def states(page, invited, language, secret):
    """Open the page in each of its states, one after the other; gives the name of each."""
    page.goto(address_of(secret, language))
    assert page.locator("html").get_attribute("lang") == language
    yield "answer"
    go_on(page)
    assert page.locator(".error-summary").is_visible()
    yield "errors"
    answer(page, "maaske")
    assert page.locator(".notice-ok").is_visible()
    yield "answered"
    for why, closed in invited["closed"].items():
        page.goto(address_of(closed, language))
        assert page.locator("main form").count() == 0
        yield why


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_axe_finds_nothing_and_nothing_is_cut_off(visit, invited, language, scheme):
    page, found = visit(color_scheme=scheme, reduced_motion="reduce"), {}
    secret = invited["open"][LOOKS.index((language, scheme))]

    for state in states(page, invited, language, secret):
        for screen in SCREENS:
            page.set_viewport_size(screen)
            found[state, screen["width"]] = [*faults(page), *page.evaluate(CUT_OFF)]

    assert len(found) == 9 * len(SCREENS)
    assert {where: what for where, what in found.items() if what} == {}


def walk(page):
    """A walk by Tab from the top of the page.

    In a group of radio buttons it stops once, and the arrows do the rest; the field that only programs fill in is for
    nobody.
    """
    page.evaluate(TO_THE_TOP)  # An error summary has the focus already.
    met = by_tab.walk(page)
    passed_by = ('type="radio"', f'name="{TRAP}"')
    return met._replace(missed=[html for html in met.missed if not any(mark in html for mark in passed_by)])


def test_a_keyboard_reaches_everything_and_shows_where_it_is(visit, invited):
    page, met = visit(viewport=DESK, reduced_motion="reduce"), {}

    for state in states(page, invited, "da", invited["open"][-1]):
        for screen in (DESK, ZOOMED):
            page.set_viewport_size(screen)
            met[state, screen["width"]] = walk(page)

    assert {where: walk for where, walk in met.items() if walk != by_tab.WELL} == {}


def test_a_keyboard_alone_answers(visit, invited):
    page = visit(address_of(invited["open"][-1], "da"), viewport=DESK)
    page.locator("[name=response]").first.focus()
    for _past in range(4):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.locator("[name=response]:checked").get_attribute("value") == "stedfortraeder"
    for _field in range(2):
        page.keyboard.press("Tab")
    page.keyboard.type("Solvej Suppleant")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Tak for dit svar" in page.locator("main").inner_text()
    assert page.get_by_label("Hvem kommer i dit sted?").input_value() == "Solvej Suppleant"
    assert page.evaluate("document.activeElement.className") == "notice notice-ok"
