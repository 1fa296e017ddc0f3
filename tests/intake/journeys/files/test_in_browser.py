"""A phone without JavaScript lays files with an offer of work; a coordinator opens them at the desk."""

from datetime import date

import pytest

from tests.cases import workfirst
from tests.house import DESK, PHONE
from tests.journeys.reach import NARROW, faults
from tests.journeys.walking import Desks, fill, go_on, reference_on, wait_until_placed
from tests.pictures import pdf, photo

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

STEP = "/tilbyd/arbejde/opgaver/"
CASE = workfirst.CASES[0]
PICTURE = {"name": "Værkstedet med et meget langt navn fra telefonen 2026-11-22.png", "mimeType": "image/png"}
PAPER = {"name": "Vagtplan.pdf", "mimeType": "application/pdf"}
LETTER = {"name": "brev.docx", "mimeType": "application/octet-stream", "buffer": b"PK\x03\x04 et brev"}


@pytest.fixture(scope="module")
def desks(house, browser):
    desks = Desks(house, browser)
    yield desks
    desks.close()


def is_too_wide(page):
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def choose(page, *files):
    page.set_input_files("[name=files]", list(files))


def held_on(page):
    return page.locator(".file-name").all_inner_texts()


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


@pytest.fixture
def files():
    return {**PICTURE, "buffer": photo("PNG", size=(900, 600))}, {**PAPER, "buffer": pdf("Mandag til onsdag")}


def test_from_a_phone_without_javascript_to_the_desk(visit, desks, files, house):
    page = visit(STEP, javascript=False, viewport=PHONE)
    choose(page, files[0], LETTER)
    press(page, "Læg filerne ved")
    assert "Vi kan ikke bruge «brev.docx»." in page.locator(".error-summary").inner_text()
    assert held_on(page) == ["Værkstedet med et meget langt navn fra telefonen 2026-11-22.jpg"]
    steps = CASE.posted(date.today())
    fill(page, steps["opgaver"])
    choose(page, files[1])
    for slug, fields in steps.items():
        assert page.url.rstrip("/").endswith(slug)
        if slug != "opgaver":
            fill(page, fields)
        go_on(page)
    assert "Vagtplan.pdf" in page.locator("main").inner_text()
    go_on(page)
    reference = reference_on(page)

    wait_until_placed(desks.of("databeskyttelse"), reference)
    desk = desks.of("workfirst")
    desk.goto(f"/admin/queue/{reference}/")
    with desk.expect_download() as downloading:
        desk.get_by_role("link", name="Hent Vagtplan.pdf").click()
    assert downloading.value.suggested_filename == "Vagtplan.pdf"
    assert downloading.value.path().read_bytes() == files[1]["buffer"]
    desk.locator("summary", has_text="Se Værkstedet").click()
    picture = desk.locator(".desk-picture img")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 900
    desk.reload()
    assert desk.locator("main, #main").get_by_text("Fil nr. 2").count() == 1


@pytest.mark.either_engine
@pytest.mark.parametrize(
    ("viewport", "scheme"),
    [(NARROW, "light"), (NARROW, "dark"), (DESK, "light"), (DESK, "dark")],
    ids=["320-light", "320-dark", "1280-light", "1280-dark"],
)
def test_files_and_what_is_wrong_with_them_are_within_everybodys_reach(visit, files, viewport, scheme):
    page = visit(STEP, viewport=viewport, color_scheme=scheme)
    choose(page, files[0], LETTER, {**PAPER, "buffer": b""})
    press(page, "Læg filerne ved")
    assert page.title().startswith("Fejl: ")
    assert (faults(page), is_too_wide(page)) == ([], False)
    page.locator(".error-summary a").first.click()
    assert page.evaluate("document.activeElement.name") == "files"
    choose(page, *({**PAPER, "buffer": pdf(str(number))} for number in range(3)))
    press(page, "Læg filerne ved")
    assert len(held_on(page)) == 3
    assert (faults(page), is_too_wide(page)) == ([], False)
    press(page, "Fjern Værkstedet")
    assert len(held_on(page)) == 2
    assert page.locator("main .error-summary").count() == 0
    assert (faults(page), is_too_wide(page)) == ([], False)


@pytest.mark.either_engine
def test_what_is_pressed_for_files_is_large_enough_for_a_finger(visit, files):
    page = visit(STEP, viewport=NARROW)
    choose(page, files[0])
    press(page, "Læg filerne ved")
    heights = page.evaluate(
        "() => [...document.querySelectorAll('.field-files button, .field-files input')]"
        ".map((one) => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
