"""A ward, as its people live it: invited, referring, following, handing over; and the stranger without account."""

import re
import time
from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from portal import demo
from tests.cases import discharge
from tests.house import DESK, PERIOD
from tests.journeys.reach import NARROW, faults, is_too_wide
from tests.journeys.test_main_job import case_with_mail, open_case, press
from tests.journeys.test_save_and_return import SAVE, code_in, link_in
from tests.journeys.walking import PATHS, fill, go_on, prefix, reference_on, row_of, send, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

PASSWORD = "en-lang-adgangskode-paa-afsnittet"
SIGN_IN = {"da": "Log ind for at fortsætte", "en": "Sign in to continue"}
SCREENS = [(NARROW, "light"), (NARROW, "dark"), (DESK, "light"), (DESK, "dark")]


def code_after(secret, *, period=0):
    """The one-time code of a secret, of a later period than the given one; returns both."""
    while int(time.time()) // PERIOD <= period:
        time.sleep(0.5)
    period = int(time.time()) // PERIOD
    return format_hotp_value(hotp_value(secret, period)), period


@pytest.fixture(scope="module")
def signed_in(house, browser):
    """The browsers of two people on the ward, each signed in once."""
    contexts = {}

    def of(key, **options):
        if key not in contexts:
            context = browser.new_context(base_url=house.base_url, locale="da-DK", viewport=DESK)
            context.set_default_timeout(15_000)
            sign_in(context.new_page(), house, key, "/afdeling/")
            contexts[key] = context
        return contexts[key].pages[0]

    yield of
    for context in contexts.values():
        context.close()


def refer(page, case):
    """Walk the referral as somebody whose name, unit, telephone and mail are there already; returns the reference."""
    page.goto(f"/{PATHS['discharge']}/")
    for slug, fields in case.posted(date.today()).items():
        assert page.url.rstrip("/").endswith(slug), page.url
        if slug == "henviser":
            known = ("referrer_name", "referrer_unit", "referrer_phone", "referrer_email")
            assert all(page.locator(f"[name={name}]").input_value() for name in known)
            fields = {name: value for name, value in fields.items() if name not in known}
        fill(page, fields)
        go_on(page)
    assert "Du sender for" in page.locator("main").inner_text()
    go_on(page)
    return reference_on(page)


def status_of(page, reference):
    """What the ward's list says of a referral."""
    page.goto("/afdeling/?vis=alle")
    return page.locator(".ward-row").filter(has_text=reference).locator(".ward-progress").inner_text()


def test_a_newcomer_on_a_ward_is_invited_and_comes_in_with_a_second_factor(house, visit):
    address = "ny@hospital.example"
    house.manage("invite", address, "--role", "unit", "--unit", "afsnit-12")
    letter = house.letters.wait_for(address).get_content()
    assert "Afsnit 12, Psykiatrisk Center Eksempel" in letter
    page = visit(re.search(r"http\S+/konto/invitation/\S+", letter)[0])
    page.fill("[name=first_name]", "Nynne")
    page.fill("[name=last_name]", "Nyansat")
    page.fill("[name=password]", PASSWORD)
    page.fill("[name=password_again]", PASSWORD)
    go_on(page)
    assert page.goto("/afdeling/").url.endswith("/konto/2fa/vaelg/"), "no way in on a password alone"
    page.get_by_role("link", name="Tilføj en app").click()
    secret = re.search(r"\b[A-Z2-7]{32}\b", page.locator("main").inner_html())[0]
    code, period = code_after(secret)
    page.fill("[name=code]", code)
    go_on(page)
    page.get_by_role("link", name="Jeg har gemt dem, gå videre").click()
    code, _period = code_after(secret, period=period)
    page.fill("[name=code]", code)
    go_on(page)
    assert page.url.endswith("/afdeling/")
    assert "Afsnit 12, Psykiatrisk Center Eksempel" in page.locator("main").inner_text()
    assert page.goto("/admin/").status == 403
    assert page.goto("/admin/queue/").status == 403


def test_a_referral_is_followed_from_the_ward_and_handed_to_a_colleague(house, signed_in, desks):
    ward = signed_in("afdeling")
    case, _address = case_with_mail(discharge, "central", field="referrer_email")
    reference = refer(ward, case)
    assert status_of(ward, reference) == "Modtaget"
    desk = open_case(desks, "udskrivning", reference)
    assert "Ubekræftet" not in desk.content()
    assert "Wilma Demo" in desk.content()
    press(desk, "Tag sagen")
    assert status_of(ward, reference) == "En koordinator har den"
    press(desk, "Notér kontakt")
    desk.locator("[name=reached][value=not_reached]").check()
    desk.locator("[name=note]").fill("Telefonen var slukket.")
    press(desk, "Notér kontakt")
    assert "Telefonen var slukket." in desk.content()
    assert status_of(ward, reference) == "Vi har ikke fået fat i borgeren"
    assert "slukket" not in ward.content()
    press(desk, "Bekræft samtykket")
    press(desk, "Bekræft samtykket")
    assert status_of(ward, reference) == "Vi har talt med borgeren"

    colleague, before = demo.person("kollega"), len(house.letters.to(demo.person("kollega").email))
    ward.get_by_role("link", name=reference).click()
    ward.get_by_label("Hvem skal have den?").select_option(label=f"{colleague.first_name} Demo")
    go_on(ward)
    assert "Sagen er givet videre" in ward.locator("main").inner_text()
    letter = house.letters.wait_for(colleague.email, count=before + 1)
    assert reference in letter["Subject"]
    assert case.steps["borger"]["citizen_first_name"] not in letter.get_content()

    theirs = signed_in("kollega")
    theirs.goto("/afdeling/?vis=mine")
    assert reference in theirs.locator("main").inner_text()
    desk = open_case(desks, "udskrivning", reference)
    assert "Birk Demo" in desk.locator(".desk-facts").first.inner_text()
    assert "Til: Birk Demo" in desk.content()


def test_a_referral_without_an_account_is_unverified_until_the_ward_was_rung(visit, desks):
    case, _address = case_with_mail(discharge, "central", field="referrer_email")
    page = visit("/", javascript=False)
    reference = send(page, "discharge", case)
    assert "Vi ringer først til afdelingen" in page.locator("main").inner_text()
    desk = open_case(desks, "udskrivning", reference)
    assert "Ubekræftet: ring til afdelingen først" in row_of(desk, reference)
    desk.goto(f"/admin/queue/{reference}/")
    mark, answers = desk.get_by_text("Ubekræftet: ring til afdelingen først").first, desk.locator("#desk-answers")
    assert mark.bounding_box()["y"] < answers.bounding_box()["y"], "before the answers"
    press(desk, "Tag sagen")
    assert desk.get_by_role("link", name="Bekræft samtykket").count() == 0
    press(desk, "Notér opkald til afdelingen")
    press(desk, "Notér opkald til afdelingen")
    assert "Ubekræftet" not in desk.content()
    assert "Afdelingen er ringet op" in desk.locator(".desk-facts").first.inner_text()
    assert "Ubekræftet" not in row_of(desk, reference)
    desk.goto(f"/admin/queue/{reference}/")
    press(desk, "Bekræft samtykket")


@pytest.mark.parametrize(("viewport", "scheme"), SCREENS, ids=lambda value: str(value))
def test_every_page_of_the_ward_is_within_everybodys_reach(house, signed_in, browser, viewport, scheme):
    ward = signed_in("afdeling")
    listed = ward.request.get("/afdeling/?vis=alle").text().partition('class="ward-reference"')[2]
    found = re.search(r"GU-\w{4}-\w{4}", listed)
    reference = found[0] if found else refer(ward, case_with_mail(discharge, "central", field="referrer_email")[0])
    context = browser.new_context(
        base_url=house.base_url, storage_state=ward.context.storage_state(), viewport=viewport, color_scheme=scheme
    )
    page = context.new_page()
    for path in (
        "/afdeling/",
        "/en/afdeling/?vis=alle",
        f"/afdeling/{reference}/",
        f"/afdeling/{reference}/?gjort=givet",
    ):
        page.goto(path)
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert (path, faults(page), wide) == (path, [], False)
    page.goto(f"/afdeling/{reference}/")
    go_on(page)
    assert page.title().startswith("Fejl: ")
    assert page.locator(".error-summary:focus").count() == 1
    assert faults(page) == []
    context.close()


@pytest.mark.parametrize("language", ["da", pytest.param("en", marks=pytest.mark.long)])
def test_a_referral_begun_on_one_computer_of_the_ward_is_finished_on_another_and_shown_to_nobody_between(
    house, signed_in, browser, language
):
    wilma = demo.person("afdeling")
    case, _address = case_with_mail(discharge, "central", field="referrer_email")
    account, before = signed_in("afdeling").context.storage_state(), len(house.letters.to(wilma.email))
    left = list(case.steps)
    first = browser.new_context(base_url=house.base_url, storage_state=account, java_script_enabled=False).new_page()
    base = f"{prefix(language)}{PATHS['discharge']}/"
    first.goto(base)
    for _step in range(3):
        fill(first, case.posted(date.today())[left.pop(0)])
        go_on(first)
    press(first, SAVE[language])
    go_on(first)
    assert first.url.endswith("/gemt/")
    first.context.clear_cookies(name="sessionid")
    for path in ("", "borger/", "gennemse/", "gemt/"):
        assert first.goto(f"{base}{path}").status == 403
        assert first.get_by_role("heading", name=SIGN_IN[language]).count() == 1
        assert case.steps["borger"]["citizen_first_name"] not in first.content()

    second = browser.new_context(base_url=house.base_url, storage_state=account, viewport=NARROW).new_page()
    second.goto(link_in(house.letters.wait_for(wilma.email, count=before + 1)))
    go_on(second)
    second.locator("[name=code]").fill(code_in(house.letters.wait_for(wilma.email, count=before + 2)))
    go_on(second)
    for slug in left:
        assert second.url.partition("?")[0].endswith(f"/{slug}/")
        fill(second, case.posted(date.today())[slug])
        go_on(second)
    go_on(second)
    assert reference_on(second)
    first.context.close()
    second.context.close()


@pytest.mark.parametrize(("viewport", "scheme"), SCREENS, ids=lambda value: str(value))
def test_the_page_that_asks_for_the_account_is_within_everybodys_reach(signed_in, browser, house, viewport, scheme):
    account = signed_in("afdeling").context.storage_state()
    context = browser.new_context(
        base_url=house.base_url, storage_state=account, viewport=viewport, color_scheme=scheme
    )
    page = context.new_page()
    page.goto(f"/{PATHS['discharge']}/")
    fill(page, {"consent": "ja"})
    go_on(page)
    context.clear_cookies(name="sessionid")
    page.locator("main [name=consent_categories]").first.check()
    go_on(page)
    assert page.get_by_text("Det, du lige skrev, er gemt sammen med det.").count() == 1
    assert (faults(page), is_too_wide(page)) == ([], False)
    page.goto(f"/en/{PATHS['discharge']}/gennemse/")
    assert page.get_by_role("heading", name=SIGN_IN["en"]).count() == 1
    assert (faults(page), is_too_wide(page)) == ([], False)
    page.get_by_role("link", name="Begin a new form").click()
    page.wait_for_url("**/samtykke/")
    context.close()
