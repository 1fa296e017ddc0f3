"""An editor's day in a real Chromium: in Danish, by keyboard, and accessible where the words are ours."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from cms.programme import en
from portal import borrowed, catalogue
from tests.guide import take
from tests.house import DESK
from tests.journeys.walking import come_in

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

# Words that no Danish sentence has.
# The longest first, since one may stand within another.
# The history also names the page that Wagtail itself put in the tree.
TITLES = sorted(
    ("Welcome to your new Wagtail site!", *(words["title"] for words in en.PAGES.values())), key=len, reverse=True
)
ENGLISH = re.compile(r"\b(the|this|your|you|with|has been|are|is not|page|pages|of|and|please)\b", re.IGNORECASE)
SAID = """() => {
  const said = new Set(document.body.innerText.split('\\n').map(line => line.trim()));
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
    for (const name of ['aria-label', 'title', 'placeholder'])
      if (element.checkVisibility() && element.getAttribute(name)) said.add(element.getAttribute(name).trim());
  return [...said].filter(Boolean);
}"""
SCREENS = {
    "the front page": "/admin/",
    "the tree": "/admin/pages/",
    "images": "/admin/images/",
    "a new image": "/admin/images/add/",
    "documents": "/admin/documents/",
    "the history of the site": "/admin/reports/site-history/",
    "what waits": "/admin/reports/workflow/",
    "old pages": "/admin/reports/aging-pages/",
    "translations": "/admin/localize/reports/translations/",
    "one's own settings": "/admin/account/",
}


def without_titles(line):
    """What the admin says of a page, without the English title that an editor wrote."""
    for title in TITLES:
        line = line.replace(title, "")
    return line


def english_sentences():
    """What Wagtail says in English and we say otherwise."""
    found = set()
    for lender in borrowed.LENDERS:
        for file in borrowed._folder(lender).rglob("locale/en/LC_MESSAGES/*.po"):
            found |= {str(message.id) for message in catalogue.read(file) if message.id}
    danish = set()
    for file in catalogue.catalogues():
        if "/da/" in file.as_posix():
            danish |= {str(message.string) for message in catalogue.read(file) if message.id}
    return {sentence for sentence in found if " " in sentence} - danish


@pytest.fixture
def editor(house, visit):
    page = visit("/demo/", viewport=DESK)
    come_in(page, house, "redaktoer")
    return page


def open_page(page, title):
    """Find a page as an editor does, by its name."""
    page.goto(f"/admin/pages/search/?q={title}")
    name = re.compile(rf"^\s*{re.escape(title)}\s*$")
    page.locator("main a[href$='/edit/']").filter(has_text=name).first.click()
    page.wait_for_load_state()


def test_the_main_screens_are_danish(editor):
    english, found = english_sentences(), {}
    for name, address in SCREENS.items():
        editor.goto(address)
        said = set(editor.evaluate(SAID))
        found[name] = sorted(said & english) + sorted(line for line in said if ENGLISH.search(without_titles(line)))
    open_page(editor, "BoligMix")
    for panel in ("status", "checks", "preview"):
        editor.locator(f"[data-side-panel-toggle='{panel}']").first.click()
    found["a page"] = sorted(set(editor.evaluate(SAID)) & english)
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_proofreading_is_accessible_and_reached_by_keyboard(house, visit, scheme):
    page = visit("/demo/", viewport=DESK, color_scheme=scheme)
    come_in(page, house, "redaktoer")
    open_page(page, "BoligMix")
    page.locator("[data-side-panel-toggle='checks']").first.focus()
    page.keyboard.press("Enter")
    panel = page.locator(".proofreading")
    panel.wait_for(state="visible")
    assert "LIX" in panel.inner_text()
    found = Axe().run(page, context=".proofreading").response["violations"]
    assert [(wrong["id"], wrong["nodes"][0]["html"][:100]) for wrong in found] == []


def test_both_kinds_of_check_look_at_the_page(editor):
    open_page(editor, "Privatliv")
    take(editor, "editors-write")
    editor.locator("[data-side-panel-toggle='checks']").first.click()
    editor.locator(".proofreading").wait_for(state="visible")
    # Wagtail's own checks look at the preview in its frame.
    expect(editor.locator("[data-content-word-count]")).to_have_text(re.compile(r"\d{3,}"))
    take(editor, "editors-checks")
    editor.goto("/admin/images/add/")
    take(editor, "editors-image")


def test_the_list_marks_an_old_translation(house, editor):
    house.manage("shell", "-c", AGE)
    open_page(editor, "Privacy")
    parent = editor.evaluate(PARENT)
    assert editor.get_by_text("Oversættelsen er ikke opdateret.").first.is_visible()
    editor.goto(re.sub(r"pages/(\d+)/edit", r"localize/adopt/\1", editor.url))
    editor.get_by_role("button", name="Oversæt stykke for stykke").click()
    editor.get_by_text("Oversat af et menneske").first.wait_for()
    take(editor, "editors-translate")
    editor.goto(parent)
    assert editor.get_by_text("oversættelsen er ikke opdateret").first.is_visible()
    take(editor, "editors-list")


# The Danish page is published anew, as if somebody had mended a word.
AGE = (
    "from cms.models import StandardPage as P;"
    "P.objects.get(slug='privatliv', locale__language_code='da').save_revision().publish()"
)
PARENT = """() => [...document.querySelectorAll('a[href*="/admin/pages/"]')].map(link => link.pathname)
  .filter(path => /pages.[0-9]+.$/.test(path) && !location.pathname.startsWith(path)).pop()"""
