"""Every component is photographed on the style page and compared with how it looked when somebody last approved of it.

    DOK_NEW_PICTURES=1 .venv/bin/pytest tests/visual/test_pictures.py

takes new pictures. Look at each that changed before you commit it.
"""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from cms.style.page import components
from tests.house import DESK
from tests.journeys.walking import come_in

from .comparing import MOST, shrunk, worst_tile

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

PICTURES = Path(__file__).parent / "pictures"
NEW = bool(os.environ.get("DOK_NEW_PICTURES"))
NAMES = [component.name for component in components()]
# What stands otherwise on a phone than on a desk.
ON_A_PHONE = ("band", "hero", "news-list", "page-head", "site-footer", "site-header", "ways")
# What a keyboard reaches, and how one sees where one is.
IN_FOCUS = ("arrow-link", "button", "card", "field", "pagination", "site-header", "skip-link")
REACHED = "a[href], button, input, summary"


@pytest.fixture(scope="module")
def style_page(house, browser):
    """The style page, opened by an editor, by day: each component shows its night itself."""
    context = browser.new_context(
        base_url=house.base_url, viewport=DESK, color_scheme="light", reduced_motion="reduce", locale="da-DK"
    )
    context.set_default_timeout(20_000)
    page = context.new_page()
    come_in(page, house, "redaktoer", door="/stil/")
    # Room for the sticky header would push a component as tall as the screen out at its foot, where nothing is drawn.
    page.evaluate("() => { document.documentElement.style.scrollPadding = '0' }")
    yield page
    context.close()


# A machine with much to do may still be drawing: wait for the letters, the pictures and two frames after them.
SETTLED = """async () => {
    await document.fonts.ready
    await Promise.all([...document.images].filter(one => one.complete).map(one => one.decode().catch(() => {})))
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
}"""


def photograph(page, name):
    component = page.locator(f'[data-component="{name}"]')
    component.scroll_into_view_if_needed()
    page.evaluate(SETTLED)
    return shrunk(component.screenshot(animations="disabled"))


def assert_looks_as_before(seen, name):
    stored = PICTURES / f"{name}.png"
    if NEW:
        seen.quantize(128).save(stored, optimize=True)
        return
    assert stored.exists(), f"no picture of {name} yet: take one (see the top of this file)"
    off = worst_tile(Image.open(stored).convert("RGB"), seen)
    if off > MOST:
        seen.save(stored.with_name(f"{name}.seen.png"))
    assert off <= MOST, f"{name} looks different by {off}; what was seen lies beside its picture as {name}.seen.png"


@pytest.mark.parametrize("name", NAMES)
def test_a_component_looks_as_it_did(style_page, name):
    style_page.set_viewport_size(DESK)
    assert_looks_as_before(photograph(style_page, name), name)


@pytest.mark.parametrize("name", ON_A_PHONE)
def test_it_looks_as_it_did_on_a_phone(style_page, name):
    style_page.set_viewport_size({"width": 360, "height": 740})
    assert_looks_as_before(photograph(style_page, name), f"{name}-phone")


@pytest.mark.parametrize("name", IN_FOCUS)
def test_one_sees_where_the_keyboard_is(style_page, name):
    style_page.set_viewport_size(DESK)
    first = style_page.locator(f'[data-component="{name}"]').locator(REACHED).first
    style_page.keyboard.press("Tab")
    first.focus()
    with_ring = photograph(style_page, name)
    first.evaluate("element => element.blur()")

    assert with_ring.tobytes() != photograph(style_page, name).tobytes()
    assert_looks_as_before(with_ring, f"{name}-focus")


def test_nothing_is_wider_than_its_place(style_page):
    for width in (320, 1280):
        style_page.set_viewport_size({"width": width, "height": 900})
        wide = style_page.evaluate(
            """() => [...document.querySelectorAll('.style-sheet')].filter(one => one.scrollWidth > one.clientWidth)
                .map(one => one.parentElement.dataset.component)"""
        )
        assert wide == [], width


def test_every_word_can_be_read_by_day_and_by_night(style_page):
    style_page.set_viewport_size(DESK)
    found = Axe().run(style_page, options={"runOnly": ["color-contrast", "link-in-text-block", "target-size"]})
    wrong = found.response["violations"]
    assert [(rule["id"], node["html"][:120]) for rule in wrong for node in rule["nodes"]] == []


def test_the_pictures_would_tell_of_a_broken_component(style_page):
    style_page.set_viewport_size(DESK)
    for name, part, broken in (
        ("button", ".button", "background"),
        ("plate", ".plate", "background"),
        ("ways", ".way", "display"),
    ):
        before = photograph(style_page, name)
        set_all = f"(name) => document.querySelectorAll('[data-component=\"{name}\"] {part}').forEach(one => "
        style_page.evaluate(set_all + "one.style.setProperty(name, name === 'display' ? 'block' : 'none'))", broken)
        after = photograph(style_page, name)
        style_page.evaluate(set_all + "one.style.removeProperty(name))", broken)

        assert worst_tile(before, after) > MOST, name


def test_every_picture_is_of_something_that_is_there():
    names = {*NAMES, *(f"{name}-phone" for name in ON_A_PHONE), *(f"{name}-focus" for name in IN_FOCUS)}
    assert {picture.stem for picture in PICTURES.glob("*.png") if not picture.stem.endswith(".seen")} == names
