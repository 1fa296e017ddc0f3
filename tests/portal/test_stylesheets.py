"""Pages link one sheet; the files of a folder are in it as they stand."""

import re
from pathlib import Path

import pytest
import tinycss2
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

from portal import stylesheets

pytestmark = pytest.mark.either_engine
PUBLIC = Path(settings.BASE_DIR) / "templates"
ROOMS = ("cms", "dialogue", "intake", "portal")
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}", re.DOTALL)
# What brotli leaves of a sheet, in bytes: a page's share of the 70 KB that it may weigh (`make bench`).
SHARE = {"css/site.css": 20_000, "css/journeys.css": 9_000}


@pytest.fixture
def sources(tmp_path, monkeypatch, settings):
    """A folder of sheets of its own, and a place of its own for what is made of them."""
    for folder in ("css/components", "css/journeys", "css/desk", "fonts"):
        (tmp_path / "source" / folder).mkdir(parents=True)
    for name in ("tokens", "base", "layout", "print"):
        (tmp_path / "source" / "css" / f"{name}.css").write_text(f"/* {name} */\n.{name} {{\n  color: red;\n}}\n")
    monkeypatch.setattr(stylesheets, "SOURCES", tmp_path / "source")
    settings.VAR_DIR = tmp_path / "var"
    return tmp_path / "source"


@pytest.fixture
def finder(sources):
    return stylesheets.SheetFinder()


def test_a_component_is_in_the_sheet_as_soon_as_its_file_is_there(sources, finder):
    before = Path(finder.find("css/site.css")).read_text()
    (sources / "css/components/timeline.css").write_text(".timeline { margin: 0 }")
    assert ".timeline" not in before
    assert ".timeline" in Path(finder.find("css/site.css")).read_text()


def test_a_changed_file_changes_the_sheet_and_a_removed_one_leaves_it(sources, finder):
    file = sources / "css/components/card.css"
    file.write_text(".card { margin: 0 }")
    finder.find("css/site.css")
    file.write_text(".card { margin: 1px }")
    assert "margin: 1px" in Path(finder.find("css/site.css")).read_text()
    file.unlink()
    assert ".card" not in Path(finder.find("css/site.css")).read_text()


def test_the_order_is_tokens_base_layout_components_by_name_print(sources, finder):
    for name in ("zebra", "apple"):
        (sources / f"css/components/{name}.css").write_text(f".{name} {{ margin: 0 }}")
    text = Path(finder.find("css/site.css")).read_text()
    assert re.findall(r"^\.(\w+)", text, re.MULTILINE) == ["tokens", "base", "layout", "apple", "zebra", "print"]


def test_comments_and_indentation_stay_at_home(sources, finder):
    assert Path(finder.find("css/site.css")).read_text().startswith(".tokens {\ncolor: red;\n}\n.base")


def test_what_a_component_points_to_is_found_from_the_sheet(sources, finder):
    (sources / "css/components/hero.css").write_text(
        '.a { src: url("../../fonts/a.woff2") } .b { mask: url("data:,x") } .c { mask: url(/static/x.svg) }'
    )
    text = Path(finder.find("css/site.css")).read_text()
    assert 'url("../fonts/a.woff2")' in text
    assert 'url("data:,x")' in text
    assert "url(/static/x.svg)" in text


def test_collecting_gives_each_sheet_a_name_by_its_content_and_compresses_it(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    ignored = ["wagtail*", "django*", "allauth*", "admin", "mfa", "ninja"]
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=ignored)
    for sheet in stylesheets.SHEETS:
        name = Path(sheet).stem
        hashed = [file.name for file in (tmp_path / "collected/css").glob(f"{name}.*") if file.name.count(".") > 1]
        assert any(re.fullmatch(rf"{name}\.[0-9a-f]{{12}}\.css\.br", one) for one in hashed), hashed
        assert any(re.fullmatch(rf"{name}\.[0-9a-f]{{12}}\.css\.gz", one) for one in hashed), hashed
    text = next((tmp_path / "collected/css").glob("site.????????????.css")).read_text()
    assert re.search(r"\.\./fonts/schibsted-grotesk\.[0-9a-f]{12}\.woff2", text)


@pytest.mark.parametrize("sheet", stylesheets.SHEETS)
def test_the_server_gives_the_sheet(sheet, client):
    assert finders.find(sheet)
    answer = client.get(f"/static/{sheet}")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/css")
    assert b"".join(answer).decode() == stylesheets.together(sheet)


def test_the_order_of_the_layers_is_said_first():
    assert stylesheets.together("css/site.css").startswith("@layer tokens, base, layout, components, pages, print;")


def test_no_template_links_the_sheet_of_a_component():
    """Beside what is drawn on paper, which is no page: WeasyPrint reads its files from the folder."""
    linked = re.compile(r"css/[\w/-]+\.css")
    strays = {
        (str(file.relative_to(PUBLIC)), address)
        for file in PUBLIC.rglob("*.html")
        for address in linked.findall(COMMENT.sub("", file.read_text()))
        if address not in {*stylesheets.SHEETS, "css/style-page.css"}
    }
    assert {file for file, _ in strays} <= {"intake/journeys/paper.html", "cms/programme_pdf.html"}, strays


def test_every_static_file_that_is_named_is_there():
    """In production a name that leads nowhere is no missing style: the whole page fails."""
    root = Path(settings.BASE_DIR)
    files = [*PUBLIC.rglob("*.html"), *(file for room in ROOMS for file in (root / room).rglob("*.py"))]
    named = {
        (str(file.relative_to(root)), name)
        for file in files
        for name in re.findall(r"""\bstatic[ (]["']([^"'{}]+)["']""", file.read_text())
    }
    assert len(named) > 10
    assert sorted((file, name) for file, name in named if not finders.find(name)) == []


@pytest.mark.parametrize(("sheet", "most"), SHARE.items())
def test_a_sheet_stays_within_its_share_of_a_page(sheet, most):
    import brotli

    assert len(brotli.compress(stylesheets.together(sheet).encode(), quality=11)) <= most


def declarations(rules, around=()):
    """Every (where, selector, property) of a sheet, with its value."""
    for rule in rules:
        if (
            rule.type == "at-rule"
            and rule.content is not None
            and rule.lower_at_keyword in ("layer", "media", "supports")
        ):
            inner = tinycss2.parse_rule_list(rule.content, skip_whitespace=True, skip_comments=True)
            where = (rule.lower_at_keyword, tinycss2.serialize(rule.prelude).strip())
            yield from declarations(inner, (*around, where))
        elif rule.type == "qualified-rule":
            selectors = re.split(r",(?![^(]*\))", tinycss2.serialize(rule.prelude))
            for one in tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True, skip_comments=True):
                if one.type == "declaration":
                    value = tinycss2.serialize(one.value).strip()
                    yield from (((around, s.strip(), one.lower_name), value) for s in selectors)


@pytest.mark.parametrize("folder", ["css/components", "css/journeys", "css/desk"])
def test_no_two_files_of_a_folder_say_different_things_of_the_same(folder):
    """Their order is that of their names, which nobody should have to think of."""
    said = {}
    for file in sorted((stylesheets.SOURCES / folder).glob("*.css")):
        rules = tinycss2.parse_stylesheet(file.read_text(), skip_whitespace=True, skip_comments=True)
        for what, value in declarations(rules):
            first = said.setdefault(what, (file.name, value))
            assert first[0] == file.name or first[1] == value, f"{what}: {first} and {(file.name, value)}"
