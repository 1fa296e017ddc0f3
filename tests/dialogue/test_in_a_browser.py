"""From a spreadsheet to the minutes in a real house: real mail, real worker, real Chromium."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.dialogue.sheets.test_sheets import HEADER, xlsx
from tests.house import DESK
from tests.journeys.walking import come_in, go_on

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

ROWS = [
    ["Mona Måske", "mona@byraad.example", "Medlem af udvalget", "Byen", "dansk"],
    ["Sten Stedfortræder", "sten@hus.example", "Leder", "Huset", ""],
    ["Ella English", "ella@post.example", "", "", "English"],
    ["", "uden-navn@post.example", "", "", ""],
    ["Ib Fejl", "ikke en adresse", "=2+2", "", "fransk"],
]
HELD = """
from datetime import timedelta
from django.utils import timezone
from cms.models import MeetingPage
for page in MeetingPage.objects.all():
    page.starts_at, page.ends_at = timezone.now() - timedelta(days=1, hours=2), timezone.now() - timedelta(days=1)
    paragraph = page.minutes.stream_block.child_blocks["paragraph"]
    page.minutes = [("paragraph", paragraph.to_python("<p>Vi blev enige.</p>"))]
    page.save_revision().publish()
"""
TOO_WIDE = """() => [...document.querySelectorAll('.desk, .desk :not(thead, thead *)')]
  .filter(element => element.getBoundingClientRect().right > innerWidth + 1).map(element => element.outerHTML)"""


def faults_of(page, context=None):
    found = Axe().run(page, context=context).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found]


def look(page, context=None):
    """axe finds nothing, and nothing is wider than the window."""
    for width, scheme in ((320, "dark"), (1280, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        # Without motion a colour is at once what it becomes.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert faults_of(page, context) == [], (page.url, width)
        too_wide = (
            page.evaluate(TOO_WIDE) if context else page.evaluate("document.documentElement.scrollWidth > innerWidth")
        )
        assert not too_wide, (page.url, width, too_wide)


def link_in(letter):
    return re.search(r"http\S+/dialog/svar/\S+/", letter.get_content())[0]


def text_of(letter):
    return letter.get_body(("plain",)).get_content()


def press(page, name, role="button"):
    with page.expect_navigation():
        page.get_by_role(role, name=name).first.click()


def test_editors_invite_guests_answer_and_everybody_can_follow(house, visit):
    editor = visit("/", viewport=DESK)
    come_in(editor, house, "redaktoer", "/admin/invitations/")
    look(editor, ".desk")
    press(editor, "Eksempel: Betalbare boliger til unge", "link")
    meeting = editor.url
    look(editor, ".desk")

    press(editor, "Hent gæster fra et regneark", "link")
    look(editor, ".desk")
    editor.locator("input[type=file]").set_input_files(
        {"name": "gaester.xlsx", "mimeType": "application/octet-stream", "buffer": xlsx(HEADER, *ROWS)}
    )
    press(editor, "Se arket igennem")
    assert editor.locator(".invitations-bad").count() == 2
    look(editor, ".desk")
    press(editor, "Sæt 3 gæster på listen")
    look(editor, ".desk")
    with editor.expect_download() as download:
        editor.get_by_role("button", name="Hent rækkerne med fejl").click()
    assert download.value.suggested_filename == "raekker-med-fejl.xlsx"

    editor.goto(meeting)
    press(editor, "Send invitationer", "link")
    assert "[link]" in editor.locator(".invitations-letter").first.inner_text()
    look(editor, ".desk")
    press(editor, "Send brevene")

    guest = visit(link_in(house.letters.wait_for("mona@byraad.example")))
    look(guest)
    go_on(guest)
    assert guest.locator(".error-summary").is_visible()
    look(guest)
    guest.get_by_label("Måske").check()
    guest.get_by_label("Vil du sige mere").fill("hvis min kalender tillader det")
    guest.get_by_label("Hvad vil du gerne spørge om?").fill("Hvor mange boliger er der?")
    go_on(guest)
    assert "Tak for dit svar" in guest.locator("main").inner_text()
    assert guest.get_by_label("Måske").is_checked()
    look(guest)

    other = visit(link_in(house.letters.wait_for("sten@hus.example")), javascript=False)
    other.get_by_label("Jeg sender en anden").check()
    go_on(other)
    assert other.locator(".error-summary a").get_attribute("href") == "#id_substitute_name"
    other.get_by_label("Hvem kommer i dit sted?").fill("Solvej Suppleant")
    go_on(other)

    english = visit(link_in(house.letters.wait_for("ella@post.example")), javascript=False)
    assert english.locator("html").get_attribute("lang") == "en"
    english.locator("[name=response][value=ja]").check()
    go_on(english)
    look(visit(english.url))
    yes = house.letters.wait_for("ella@post.example", count=2)
    assert [part.get_content_type() for part in yes.iter_attachments()] == ["text/calendar"]

    editor.goto(meeting)
    counts = editor.locator(".invitations-counts dd").all_inner_texts()
    assert counts == ["3", "0", "1", "1", "0", "1", "0", "0"]
    look(editor, ".desk")
    press(editor, "Mona Måske", "link")
    assert "hvis min kalender tillader det" in editor.locator(".desk").inner_text()
    look(editor, ".desk")
    editor.goto(f"{meeting}questions/")
    assert "Hvor mange boliger er der?" in editor.locator(".desk").inner_text()
    look(editor, ".desk")
    editor.goto(f"{meeting}attendance/")
    assert "Solvej Suppleant kommer i stedet" in editor.locator(".desk").inner_text()
    editor.get_by_label("Sten Stedfortræder").check()
    look(editor, ".desk")
    press(editor, "Gem fremmødet")
    assert editor.locator(".invitations-counts dd").last.inner_text() == "1"

    house.manage("shell", "--no-imports", "--command", HELD)
    editor.goto(f"{meeting}send/minutes/")
    press(editor, "Send brevene")
    assert "/dialog/eksempel-dialogmoede/" in text_of(house.letters.wait_for("mona@byraad.example", count=2))
    guest.goto(guest.url)
    assert "Mødet er holdt" in guest.locator("main").inner_text()
    look(guest)
    press(guest, "Læs referatet", "link")
    assert "Vi blev enige." in guest.locator("main").inner_text()
    assert not re.search(r"/dialog/svar/[a-z0-9]{20}", house.log())


@pytest.mark.parametrize("address", ["/dialog/", "/dialog/eksempel-dialogmoede/", "/en/dialog/", "/dialog/svar/abc/"])
def test_axe_finds_nothing_on_the_public_pages(visit, address):
    look(visit(address))
