"""Every page validates: the Nu HTML checker finds neither error nor warning, in either language.

`bin/vnu` gets the checker and a Java for it.
"""

import json
import shutil
import subprocess

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import SuspiciousOperation
from django.test import Client
from django.views import defaults
from modelsearch import index
from wagtail.models import Page, PageViewRestriction

from cms.models import ProposalPage
from portal.accounts.invitations import EDITORS
from tests import make
from tests.intake.support.conftest import signed

from . import addresses, editing, every_kind

pytestmark = [pytest.mark.either_engine, pytest.mark.usefixtures("programme")]
JAR = settings.BASE_DIR / "tests" / "vnu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JAVA = shutil.which("java")
OTHERS = (
    *addresses.OTHER_STATES,
    "/status/",
    "/konto/login/",
    "/konto/password/reset/",
    "/ansoeg/boligmix/",
    "/henvis/udskrivning/",
    "/tilbyd/arbejde/",
)
OF_EDITORS = ("/stil/",)


def every_address():
    return [*addresses.ALL, *OTHERS, *(f"/en{address}" for address in OTHERS)]


@pytest.fixture
def much_to_find():
    """More news than one page holds, and an index of everything: a worker keeps it, and here there is none."""
    every_kind.write_news()
    for page in Page.objects.filter(depth__gt=1).specific():
        index.insert_or_update_object(page)


@pytest.fixture
def editor(db):
    person = make.user()
    person.groups.add(Group.objects.get(name=EDITORS))
    return make.sign_in(Client(), person)


def previewed(editor):
    """A page as an editor sees it before it is saved, in a tab of its own and beside the form."""
    page = editing.page()
    address = f"{editing.edit(page)}preview/"
    assert editor.post(address, editing.form(page, "<p>Bare kom.</p>")).json()["is_valid"]
    pages = {query: editor.get(f"{address}{query}").content for query in ("", "?in_preview_panel=true")}
    assert all(b"Bare kom." in content for content in pages.values())
    return pages


def of_faults(rf):
    """The pages that Django shows when something is wrong with the request, or with us."""
    return {
        "400": defaults.bad_request(rf.get("/"), SuspiciousOperation()).content,
        "500": defaults.server_error(rf.get("/")).content,
    }


def of_support():
    """Every page of «støt forslaget», in both languages."""
    pages, key = {}, ProposalPage.objects.get(slug="boligmix", locale__language_code="da").translation_key
    for language, prefix in (("da", ""), ("en", "/en")):
        reader, door = Client(), f"{prefix}/stoet/{key}/"
        link = f"{prefix}/stoet/link/{signed(f'{language}@fugl.example', key, language)}/"
        asked = (door, f"{door}se-din-mail/", f"{door}traek-tilbage/", f"{door}traek-tilbage/se-din-mail/", link)
        pages |= {address: reader.get(address).content for address in asked}
        pages |= {f"{address} with faults": reader.post(address, {}).content for address in asked[:3:2]}
        pages[f"{link} confirmed"] = reader.post(link, follow=True).content
        pages[f"{link} withdrawn"] = reader.post(link, {"do": "withdraw"}, follow=True).content
        pages |= {f"{one} dead": reader.get(one).content for one in (link, f"{prefix}/stoet/link/qqqq/")}
    return pages


def of_locked_doors():
    """A page with a password, asked for in both languages and given a wrong one; a form that stood open too long."""
    pages, strict = {}, Client(enforce_csrf_checks=True)
    for language, address in (("da", "/kontakt/"), ("en", "/en/kontakt/")):
        page = Page.objects.get(slug="kontakt", locale__language_code=language)
        lock = PageViewRestriction.objects.create(page=page, restriction_type="password", password="æbler")
        answer = Client().get(address)
        assert answer.templates[0].name == "wagtailcore/password_required.html"
        wrong = {"password": "pærer", "return_url": address}
        again = Client().post(answer.context["action_url"], wrong)
        pages |= {f"{address} locked": answer.content, f"{address} with a wrong password": again.content}
        lock.delete()
    for address in ("/tilbyd/arbejde/", "/en/tilbyd/arbejde/"):
        late = strict.post(address, {"name": "Navn"})
        assert late.status_code == 403
        pages[f"{address} too late"] = late.content
    pages["by a stranger"] = strict.post("/tilbyd/arbejde/", headers={"Origin": "https://stranger.example"}).content
    return pages


def told_by_the_checker(pages, folder):
    """What the checker says of pages, given by name."""
    names = {}
    for number, (name, content) in enumerate(pages.items()):
        file = folder / f"{number:03}.html"
        file.write_bytes(content)
        names[file.name] = name
    done = subprocess.run(
        [JAVA, "-jar", JAR, "--format", "json", "--exit-zero-always", "--skip-non-html", folder],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stderr)["messages"]
    return [(names[one["url"].rpartition("/")[2]], one["message"], one.get("extract", "")) for one in found]


@pytest.mark.skipif(not JAVA, reason="no Java on this machine: `bin/vnu` gets one where it may install")
def test_the_checker_finds_nothing(client, editor, rf, much_to_find, tmp_path):
    assert JAR.exists(), "no checker: run bin/vnu"
    pages = {address: client.get(address, follow=True).content for address in every_address()}
    pages |= {address: editor.get(address).content for address in OF_EDITORS}
    pages |= previewed(editor) | of_faults(rf) | of_support() | of_locked_doors()
    assert all(b"</html>" in content for content in pages.values())
    for address, mark in addresses.OTHER_STATES.items():
        assert mark.encode() in pages[address], address
        assert mark.encode() in pages[f"/en{address}"], address
    assert told_by_the_checker(pages, tmp_path) == []


@pytest.mark.skipif(not JAVA, reason="no Java on this machine")
def test_the_checker_would_find_something(tmp_path):
    (tmp_path / "bad.html").write_text('<!doctype html><html lang="da"><title>x</title><p id="a"><p id="a"><b>')
    done = subprocess.run([JAVA, "-jar", JAR, "--format", "json", "--exit-zero-always", tmp_path], capture_output=True)
    assert len(json.loads(done.stderr)["messages"]) >= 2
