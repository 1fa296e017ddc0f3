import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group

from cms.style.page import SHEETS, components
from portal.accounts.invitations import EDITORS
from tests import make

ENTRIES = Path(settings.BASE_DIR) / "templates" / "style"
FRAME = {"page", "missing"}


@pytest.fixture
def editor(client, programme):
    person = make.user()
    person.groups.add(Group.objects.get(name=EDITORS))
    return make.sign_in(client, person)


def test_every_public_component_has_its_entry():
    missing = [each.name for each in components() if not (ENTRIES / f"{each.name}.html").exists()]
    assert missing == [], "write templates/style/<name>.html for each"


def test_every_entry_is_of_a_component_that_is_there():
    assert {entry.stem for entry in ENTRIES.glob("*.html")} - FRAME == {each.name for each in components()}


def test_an_editor_sees_each_by_day_and_by_night_as_readers_do(editor):
    response = editor.get("/stil/")
    html = response.content.decode()

    assert re.findall(r'data-component="([\w-]+)"', html) == [each.name for each in components()]
    assert html.count('data-theme="light"') == html.count('data-theme="dark"') == len(components())
    assert "har ingen plads på siden" not in html
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert not re.search(r"\sstyle=|<style|\son\w+=", html)


def test_nobody_else_sees_it(client, db):
    assert client.get("/stil/").headers["Location"].startswith("/konto/login/")
    response = make.sign_in(client, make.user()).get("/stil/")
    assert response.status_code in (302, 403)
    assert b"data-component" not in response.content


def test_the_hours_of_the_style_page_are_those_of_the_tokens(client, db):
    css = client.get("/stil/tema.css").content.decode()
    light, dark = css.split('[data-theme="dark"]')
    tokens = (SHEETS / "tokens.css").read_text()

    assert "--paper: #fbf7ef;" in light
    assert "--paper: #11171f;" in dark
    night = tokens[tokens.index("prefers-color-scheme: dark") : tokens.index('[data-area="A"]')]
    assert set(re.findall(r"(--[\w-]+: [^;]+);", night)) == set(re.findall(r"(--[\w-]+: [^;]+);", dark))
