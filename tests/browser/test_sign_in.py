"""Sign-in in a real browser: the demo doors, a passkey, and pages that a screen reader can use."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from portal import demo
from tests import passkeys

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def in_the_way(page):
    """What axe finds wrong with the page."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": LEVELS}})
    return [f"{wrong['id']}: {wrong['nodes'][0]['html'][:120]}" for wrong in found.response["violations"]]


def sign_in(page, house, role):
    """Come in as a newcomer does: read the code on /demo/, then the real sign-in."""
    expected = house.code_for(demo.person(role))
    page.goto("/demo/")
    code = page.locator(f'[data-role="{role}"]').inner_text()
    assert code == expected, "the page shows the code that the sign-in takes"
    password = page.locator("p .account-digits").inner_text()
    page.goto("/konto/login/?next=/konto/2fa/")
    page.get_by_label("E-mail").fill(f"{role}@demo.dok.example")
    page.get_by_label("Adgangskode").fill(password)
    page.get_by_role("button", name="Log ind").click()
    page.get_by_label("Engangskode").fill(code)
    page.get_by_role("button", name="Log ind").click()
    return password


def test_a_newcomer_gets_in_without_javascript(house, visit):
    page = visit("/demo/", javascript=False)
    sign_in(page, house, "indgang")
    assert page.get_by_role("heading", level=1).inner_text() == "Din ekstra sikkerhed"
    assert page.goto("/admin/").status == 200


def test_a_passkey_is_added_and_then_opens_the_door_alone(house, local_page):
    errors = []
    local_page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    passkeys.virtual_authenticator(local_page)
    password = sign_in(local_page, house, "workfirst")
    passkeys.add(local_page, password)
    local_page.context.clear_cookies()
    passkeys.come_in(local_page)
    assert [error for error in errors if "Content Security Policy" in error] == []


@pytest.mark.parametrize("address", ["/konto/login/", "/konto/password/reset/", "/demo/", "/konto/invitation/ukendt/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_before_sign_in_are_accessible(visit, address, scheme):
    page = visit(address, color_scheme=scheme)
    assert in_the_way(page) == []


def test_an_error_at_sign_in_is_said_accessibly(visit):
    page = visit("/konto/login/")
    page.get_by_label("E-mail").fill("ingen@dok.example")
    page.get_by_label("Adgangskode").fill("forkert")
    page.get_by_role("button", name="Log ind").click()
    assert page.get_by_role("alert").is_visible()
    assert in_the_way(page) == []


def test_the_pages_of_the_account_are_accessible(house, visit):
    page = visit("/demo/")
    sign_in(page, house, "redaktoer")
    wrong = {}
    for address in (
        "/konto/2fa/",
        "/konto/2fa/vaelg/",
        "/konto/2fa/webauthn/",
        "/konto/reauthenticate/",
        "/konto/logout/",
    ):
        page.goto(address)
        wrong[address] = in_the_way(page)
    assert wrong == {address: [] for address in wrong}
