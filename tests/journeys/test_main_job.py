"""The whole thread, as people live it: read, apply, review, decide, write; in a real browser, with real mail."""

import re
from datetime import date

import pytest

from tests.cases import boligmix, discharge, workfirst
from tests.journeys.walking import PATHS, fill, go_on, reference_on, row_of, send, wait_until_placed, write

pytestmark = pytest.mark.browser


def case_with_mail(module, team, *, field="email"):
    """The first case for a team whose writer gave an address; returns it with the address."""
    for case in module.CASES:
        if case.team == team and case.language == "da":
            for fields in case.steps.values():
                if fields.get(field):
                    return case, fields[field]
    raise AssertionError(f"no case of {team} gives an address")


def open_case(desks, key, reference):
    """Find a case in somebody's queue, once the worker has placed it, and open it."""
    wait_until_placed(desks.of("databeskyttelse"), reference)
    desk = desks.of(key)
    assert row_of(desk, reference) is not None
    desk.goto(f"/admin/queue/{reference}/")
    return desk


def press(desk, label):
    """Press a button, or follow a link that looks like one."""
    button = desk.locator("main, #main").get_by_role("button", name=label, exact=True)
    target = button if button.count() else desk.get_by_role("link", name=label, exact=True)
    with desk.expect_navigation():
        target.first.click()


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/", None),
        ("/ideprogram/", None),
        ("/ideprogram/bolig/boligmix/", "BoligMix"),
        ("/ideprogram/sundhed/den-gode-udskrivning/", "udskrivning"),
        ("/ideprogram/beskaeftigelse/work-first/", "Work First"),
        ("/dialog/", None),
        ("/en/", None),
        ("/en/ideprogram/", None),
        ("/en/ideprogram/bolig/boligmix/", "BoligMix"),
        ("/en/dialog/", None),
    ],
)
def test_the_programme_reads_in_both_languages(visit, address, heading):
    page = visit(address, javascript=False)
    assert page.locator("html").get_attribute("lang") == ("en" if address.startswith("/en/") else "da")
    assert page.locator("h1").count() == 1
    if heading:
        assert heading in page.locator("h1").inner_text()


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_reader_finds_the_way_from_the_programme_to_each_form(visit, language):
    prefix = "/" if language == "da" else "/en/"
    proposals = {
        "bolig/boligmix": "boligmix",
        "sundhed/den-gode-udskrivning": "discharge",
        "beskaeftigelse/work-first": "workfirst",
    }
    page = visit(prefix, javascript=False)
    for proposal, kind in proposals.items():
        page.goto(f"{prefix}ideprogram/{proposal}/")
        page.locator(f'main a[href="{prefix}{PATHS[kind]}/"]').first.click()
        page.wait_for_load_state()
        assert page.locator("main form").count() == 1


def test_a_student_is_met_and_told_yes(house, visit, desks):
    case, address = case_with_mail(boligmix, "boligmix")
    before = len(house.letters.to(address))
    reference = send(visit("/", javascript=False), "boligmix", case)
    receipt = house.letters.wait_for(address, count=before + 1)
    assert reference in receipt.get_content()

    desk = open_case(desks, "boligmix", reference)
    assert case.steps["kontakt"]["full_name"] in desk.content()
    press(desk, "Tag sagen")
    press(desk, "Sig ja")
    press(desk, "Se brevet")
    assert "Sæt flueben først" in desk.content(), "a yes without its check is refused, and the page says why"
    desk.locator("[name=checks]").first.check()
    desk.locator("[name=note]").fill("God samtale. Glæder sig til at lave mad sammen.")
    press(desk, "Se brevet")
    preview = desk.locator(".desk-letter-body").inner_text()
    desk.locator("button[name=stage][value=send]").click()
    desk.wait_for_load_state()

    letter = house.letters.wait_for(address, count=before + 2)
    assert words(without_link(letter)) == words(preview), (
        "what goes out is what was previewed, with the person's link in its place"
    )
    assert "God samtale" not in letter.get_content()
    assert "I puljen" in open_case(desks, "boligmix", reference).content()


def test_a_referral_is_confirmed_with_the_citizen_and_then_asked_about(house, visit, desks):
    case, address = case_with_mail(discharge, "central", field="referrer_email")
    before = len(house.letters.to(address))
    reference = send(visit("/", javascript=False), "discharge", case)
    house.letters.wait_for(address, count=before + 1)

    desk = open_case(desks, "udskrivning", reference)
    press(desk, "Tag sagen")
    assert desk.get_by_role("link", name="Sig ja", exact=True).count() == 0, "no yes before the consent is confirmed"
    assert desk.get_by_role("link", name="Bekræft samtykket", exact=True).count() == 0, (
        "and none before the ward was rung"
    )
    assert "Ubekræftet: ring til afdelingen først" in desk.content()
    press(desk, "Notér opkald til afdelingen")
    press(desk, "Notér opkald til afdelingen")
    assert "Ubekræftet" not in desk.content()
    press(desk, "Bekræft samtykket")
    if "Det næste" not in desk.content():
        press(desk, "Bekræft samtykket")
    press(desk, "Bed om mere")
    press(desk, "Se brevet")
    assert "Skriv, hvad du mangler at få at vide." in desk.content()
    desk.locator("[name=note]").fill("Hvilken dag kan borgeren komme til et møde?")
    press(desk, "Se brevet")
    desk.locator("button[name=stage][value=send]").click()
    desk.wait_for_load_state()

    letter = house.letters.wait_for(address, count=before + 2)
    for never in ("udskriv", "psyk", "møde", case.steps["borger"]["citizen_first_name"]):
        assert never.lower() not in (letter["Subject"] + without_link(letter)).lower().replace(
            "den gode udskrivning", ""
        )
    assert "Venter på svar" in open_case(desks, "udskrivning", reference).content()


def test_an_offer_is_declined_with_a_reason(house, visit, desks):
    case, address = case_with_mail(workfirst, "work-first")
    before = len(house.letters.to(address))
    reference = send(visit("/", javascript=False), "workfirst", case)
    house.letters.wait_for(address, count=before + 1)

    desk = open_case(desks, "workfirst", reference)
    press(desk, "Tag sagen")
    press(desk, "Giv afslag")
    desk.locator("[name=note]").fill("Ringet to gange.")
    press(desk, "Se brevet")
    assert desk.locator("[name=note]").input_value() == "Ringet to gange.", "nothing typed is lost by an error"
    reason = desk.locator("[name=reason]")
    if reason.first.get_attribute("type") == "radio":
        reason.first.check()
    else:
        reason.select_option(index=1)
    press(desk, "Se brevet")
    desk.locator("button[name=stage][value=send]").click()
    desk.wait_for_load_state()
    letter = house.letters.wait_for(address, count=before + 2)
    assert reference in letter["Subject"] + letter.get_content()
    assert "Afslag" in open_case(desks, "workfirst", reference).content()


def test_a_stranger_to_the_case_meets_a_page_that_is_not_there(visit, desks):
    case, _ = case_with_mail(boligmix, "boligmix")
    reference = send(visit("/", javascript=False), "boligmix", case)
    # Until it is placed it is the central team's, whose coordinators may open it.
    wait_until_placed(desks.of("databeskyttelse"), reference)
    for key in ("workfirst", "udskrivning", "administrator", "redaktoer", "indgang"):
        desk = desks.of(key)
        for address in (f"/admin/queue/{reference}/", f"/admin/queue/{reference}/claim/"):
            assert desk.goto(address).status == 404, (key, address)


def test_without_consent_the_referral_stops_and_keeps_nothing(visit):
    page = visit("/henvis/udskrivning/", javascript=False)
    page.locator('main [name="consent"][value="nej"]').check()
    go_on(page)
    text = page.locator("main").inner_text()
    assert "Uden et ja kan vi ikke tage imod" in text
    assert "Vi har ikke gemt noget" in text
    assert page.locator("main form").count() == 0
    assert not [cookie for cookie in page.context.cookies() if cookie["name"].startswith("dok_")]


def test_what_is_wrong_is_said_and_what_was_typed_stays(visit):
    page = visit("/tilbyd/arbejde/", javascript=False)
    case = workfirst.CASES[0]
    steps = case.posted(date.today())
    for slug, fields in steps.items():
        if "cvr" in fields:
            fill(page, {**fields, "cvr": "12345678"})
            go_on(page)
            assert page.url.rstrip("/").endswith(slug)
            assert "CVR" in page.locator(".error-summary").inner_text()
            assert page.locator("[name=cvr]").input_value() == "12345678"
            assert page.locator("[name=company_name]").input_value() == fields["company_name"]
            assert page.title().startswith("Fejl:")
            return
        fill(page, fields)
        go_on(page)
    raise AssertionError("no step asks for the CVR number")


def test_a_double_click_a_reload_and_a_second_tab_make_one_case(house, visit):
    before = count_cases(house)
    page = visit("/")
    write(page, "boligmix", boligmix.CASES[0])
    second_tab = page.context.new_page()
    second_tab.goto(page.url)
    page.locator("main form button[type=submit]").first.dblclick()
    page.wait_for_url("**/kvittering/")
    reference = reference_on(page)
    page.reload()
    assert reference_on(page) == reference
    go_on(second_tab)
    assert reference_on(second_tab) == reference
    page.go_back()
    page.goto(f"/{PATHS['boligmix']}/kvittering/")
    assert reference_on(page) == reference
    assert count_cases(house) == before + 1


def count_cases(house):
    ask = "from intake.submissions.models import Submission; print(Submission.objects.count())"
    return int(house.manage("shell", "--verbosity=0", "--command", ask))


def without_link(letter):
    """The letter as it lies on file: the person's secret link, whose letters may spell anything, is a mark there."""
    return re.sub(r"http\S+/status/\S+", "[link]", letter.get_content())


def words(text):
    return re.sub(r"\s+", " ", text).strip()
