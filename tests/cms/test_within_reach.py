"""Every type of page is within everybody's reach, in both languages, by day and by night, and at 400 %.

Axe finds nothing, nothing is cut off, and a keyboard reaches everything and shows where it is.
"""

import pytest
from django.template.loader import get_template

from tests.house import DESK
from tests.journeys.reach import faults

from . import addresses, by_tab

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

# What a window of 1280 x 1024 is at 400 %; and one that is not made larger.
ZOOMED = {"width": 320, "height": 256}
SCREENS = (ZOOMED, DESK)
# Where our own faults are shown in these tests. The page for them speaks both languages.
BROKEN = "/gaar-galt/"
MARKS = {**addresses.OTHER_STATES, BROKEN: "Something went wrong on our side"}
WRITE_NEWS = "from tests.cms.every_kind import write_news; write_news()"

# What ends beyond the edge of the screen, or is cut off inside its own box. What scrolls by itself may be wider.
CUT_OFF = """() => {
    const style = (one) => getComputedStyle(one);
    const isWithin = (one, asked) => one && (asked(one) || isWithin(one.parentElement, asked));
    const isForTheEar = (one) => style(one).clipPath === "inset(50%)";
    const scrolls = (one) => ["auto", "scroll"].includes(style(one).overflowX);
    const mayStickOut = (one) => isWithin(one, isForTheEar) || isWithin(one.parentElement, scrolls);
    const isOut = (one) => {
        const place = one.getBoundingClientRect();
        return place.width > 1 && (place.right > innerWidth + 1 || place.left < -1);
    };
    const isCut = (one) => ["hidden", "clip"].includes(style(one).overflowX) && one.scrollWidth > one.clientWidth + 1;
    const shown = [...document.querySelectorAll("body *:not(svg *)")].filter((one) => one.checkVisibility());
    const wrong = shown.filter((one) => (isOut(one) || isCut(one)) && !mayStickOut(one));
    const whole = document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : [];
    return [...whole, ...wrong.map((one) => one.outerHTML.slice(0, 120))];
}"""


@pytest.fixture(scope="session")
def old_news(house):
    """They stand last, and so nobody else meets them."""
    house.manage("shell", "--no-imports", "--command", WRITE_NEWS)


@pytest.fixture
def reader(visit, old_news):
    """A browser that is also shown the page for our own faults."""

    def open_browser(**options):
        page = visit(reduced_motion="reduce", **options)
        broken = get_template("500.html").render()
        page.route(f"**{BROKEN}", lambda route: route.fulfill(status=500, content_type="text/html", body=broken))
        return page

    return open_browser


def every_address(language):
    prefix = "/en" if language == "en" else ""
    pages = [*addresses.ONE_OF_EACH_TYPE.values(), *addresses.OTHER_STATES]
    return [*(f"{prefix}{address}" for address in pages), *([] if prefix else [BROKEN])]


def go(page, address):
    """Open a page, and be sure that it is the one that was meant."""
    page.goto(address)
    assert MARKS.get(address.removeprefix("/en"), "</html>") in page.content(), address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_axe_finds_nothing_and_nothing_is_cut_off(reader, language, scheme):
    page, found = reader(color_scheme=scheme), {}

    for address in every_address(language):
        go(page, address)
        for screen in SCREENS:
            page.set_viewport_size(screen)
            found[address, screen["width"]] = [*faults(page), *page.evaluate(CUT_OFF)]

    assert {where: what for where, what in found.items() if what} == {}


def test_a_keyboard_reaches_everything_and_shows_where_it_is(reader):
    page, met = reader(viewport=DESK), {}

    for address in every_address("da"):
        page.set_viewport_size(DESK)
        go(page, address)
        met[address, "as it stands"] = by_tab.walk(page)
        page.set_viewport_size(ZOOMED)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        met[address, "narrow and unfolded"] = by_tab.walk(page)

    assert {where: walk for where, walk in met.items() if walk != by_tab.WELL} == {}


def test_the_menu_stands_open_on_the_narrowest_screen_and_without_scripts(visit):
    page = visit("/", viewport=ZOOMED, javascript=False)

    ways = page.get_by_role("navigation", name="Hovedmenu").get_by_role("link")
    assert ways.count() >= 5
    assert all(way.is_visible() for way in ways.all())


def test_the_walk_and_the_edge_would_tell_of_a_fault(reader):
    page = reader(viewport=ZOOMED)
    set_on = "(one, [name, value]) => one.style.setProperty(name, value, 'important')"
    for name, value in (("outline", "none"), ("box-shadow", "none")):
        page.locator(".site-search").evaluate(set_on, [name, value])
    page.locator(".site-mark").evaluate("one => { one.tabIndex = -1 }")
    page.locator("h1").evaluate(set_on, ["min-width", "400px"])

    walk = by_tab.walk(page)

    assert ["site-mark" in html for html in walk.missed] == [True]
    assert ["site-search" in html for html in walk.unlit] == [True]
    page_itself, *parts = page.evaluate(CUT_OFF)
    assert page_itself == "the page scrolls sideways"
    assert "<h1" in " ".join(parts)
