"""From the top of a page to its end by Tab: where that leads, and whether one sees where one is."""

from typing import NamedTuple

from playwright.sync_api import Page

# Far more stops than any page has: whoever is not out by then is caught.
MANY = 200

# Remembers each way that a page offers, and how everything looks without the focus.
BEGIN = """() => {
    const ring = (one) => ["", "::before", "::after"].map((part) => {
        const style = getComputedStyle(one, part || null);
        const hasLine = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        const hasRing = hasLine || style.boxShadow !== "none";
        return [hasRing, style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join(" ");
    });
    // A field that only robots fill in is offered to nobody.
    const isATrap = (one) => one.tabIndex < 0 && one.closest("[aria-hidden=true]");
    const offered = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary";
    // Begin at the top, also where the page has put the focus on its own first word.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    document.activeElement.blur();
    window.byTab = {
        ring,
        unlit: new Map([...document.querySelectorAll("body *")].map((one) => [one, ring(one)])),
        ways: [...document.querySelectorAll(offered)].filter(
            (one) => one.checkVisibility({visibilityProperty: true}) && !one.disabled && !isATrap(one)
        ),
    };
    return window.byTab.ways.map((one) => one.outerHTML.slice(0, 120));
}"""

# Where the focus is; null once it has left the page.
HERE = """() => {
    const here = document.activeElement, {ring, unlit, ways} = window.byTab;
    if (here === document.body) return null;
    const isLit = (one) => ring(one).some((now, part) => now !== unlit.get(one)[part] && now.startsWith("true"));
    const place = here.getClientRects()[0];
    const x = place.x + place.width / 2, y = place.y + place.height / 2;
    return {
        way: ways.indexOf(here),
        says: here.outerHTML.slice(0, 120),
        // The buttons of a film are the browser's own, and it shows the focus inside; a choice shows it on its card.
        lit: here.matches("video") || [here, here.closest(".choice-card")].some((one) => one && isLit(one)),
        seen: place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth,
        covered: y > 0 && y < innerHeight && x > 0 && x < innerWidth && !here.contains(document.elementFromPoint(x, y)),
    };
}"""


class Walk(NamedTuple):
    """What a walk through a page met."""

    missed: list[str]
    unlit: list[str]
    unseen: list[str]
    in_order: bool
    left: bool


def walk(page: Page) -> Walk:
    """Press Tab until the focus has left the page."""
    ways, stops = page.evaluate(BEGIN), []
    for _press in range(MANY):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None:
            break
        stops.append(here)
    met = [stop["way"] for stop in stops if stop["way"] >= 0]
    return Walk(
        missed=[html for number, html in enumerate(ways) if number not in met],
        unlit=[stop["says"] for stop in stops if not stop["lit"]],
        unseen=[stop["says"] for stop in stops if stop["covered"] or not stop["seen"]],
        in_order=met == sorted(set(met)),
        left=len(stops) < MANY,
    )


WELL = Walk(missed=[], unlit=[], unseen=[], in_order=True, left=True)
