"""The page that asks, as a browser meets it: the task done for real with JavaScript, the wait without."""

import pytest
from playwright.sync_api import expect

from tests.house import DESK
from tests.journeys.reach import NARROW, faults, is_too_wide
from tests.journeys.walking import errors_on

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

WRITTEN = "Vi mangler hænder\ni køkkenet."


def fall_into_the_trap(page):
    """Fill in what nobody sees, as a browser's own help may, and send the page."""
    page.fill("[name=tasks_text]", WRITTEN)
    page.evaluate("document.querySelector('[name=hp_website]').value = 'https://example.org'")
    page.locator("main form button[type=submit]").first.click()


def test_a_browser_does_the_task_and_goes_on_by_itself_with_what_was_written(visit):
    page = visit("/tilbyd/arbejde/")
    with page.expect_request(lambda one: one.method == "POST" and "hp_proof=eyJ" in (one.post_data or "")) as solved:
        fall_into_the_trap(page)
    assert "hp_website" not in solved.value.post_data
    expect(page.locator(".error-summary")).to_be_visible()
    assert errors_on(page), "the step itself has its say again"
    assert page.locator("[name=tasks_text]").input_value() == WRITTEN


def test_without_javascript_a_short_wait_is_enough(visit):
    page = visit("/tilbyd/arbejde/", javascript=False)
    fall_into_the_trap(page)
    expect(page.get_by_role("heading", name="Vent et øjeblik")).to_be_visible()
    button = page.locator("main form button[type=submit]").first
    page.wait_for_timeout(1_100)  # DOK_PROOF_WAIT in the test settings
    with page.expect_navigation():
        button.click()
    assert page.locator("[name=tasks_text]").input_value() == WRITTEN


def test_without_webcrypto_the_page_waits_and_goes_on_by_itself(visit):
    page = visit("/tilbyd/arbejde/")
    page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })")
    with page.expect_request(lambda one: "hp_wait=" in (one.post_data or "")):
        fall_into_the_trap(page)
    expect(page.locator(".error-summary")).to_be_visible()
    assert page.locator("[name=tasks_text]").input_value() == WRITTEN


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(NARROW, "light"), (NARROW, "dark"), (DESK, "light")], ids=["320", "320-dark", "1280"]
)
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_the_page_that_asks_is_within_everybodys_reach(visit, viewport, scheme, javascript):
    page = visit("/tilbyd/arbejde/", viewport=viewport, color_scheme=scheme, javascript=javascript)
    if javascript:  # Let the task take for ever, so that there is time to look.
        page.add_init_script("SubtleCrypto.prototype.importKey = () => new Promise(() => {})")
        page.add_init_script("const at = setTimeout; window.setTimeout = (what, ms) => ms < 1000 && at(what, ms)")
    fall_into_the_trap(page)
    expect(page.get_by_role("heading", name="Vent et øjeblik")).to_be_visible()
    if javascript:
        expect(page.get_by_role("status")).to_contain_text("Din browser løser en lille opgave.")
        assert page.get_by_role("progressbar", name="Så langt er din browser").is_visible()
        assert not page.get_by_role("button", name="Fortsæt").is_visible(), "there is nothing to do but wait"
        assert (faults(page), is_too_wide(page)) == ([], False)
    else:
        assert "tryk så på knappen" in page.locator("main").inner_text()
        assert not is_too_wide(page)
