"""Files that came with the answers, on the sender's own page."""

import json

import pytest

from intake.journeys.declaration import area
from intake.submissions import own_page, process
from intake.submissions.files import AttachedFile
from intake.vault.personal import PersonalKey
from tests.cases import workfirst
from tests.cases.walking import answers_of
from tests.pictures import pdf

pytestmark = pytest.mark.django_db

ITEM = "file-" + "a" * 32


def sent():
    """A case with one file; the address of its own page."""
    file = AttachedFile(name="Vagtplan.pdf", media_type="application/pdf", size=len(pdf()), item=ITEM)
    answers = answers_of(area("workfirst"), workfirst.CASES[0]).model_copy(update={"files": (file,)})
    key = PersonalKey.new()
    case = process.receive(kind=area("workfirst").kind, answers=answers, language="da", own=key, files={ITEM: pdf()})
    return case, f"/status/{key.secret}/"


def test_the_page_leads_to_the_file_and_the_link_opens_it(client, settings):
    settings.DOK_VAULT_IDENTITIES = ""
    _case, page = sent()
    assert f'href="{page}filer/{ITEM}/"' in client.get(page).text
    answer = client.get(f"{page}filer/{ITEM}/")
    assert answer.content == pdf()
    assert answer["Content-Disposition"] == 'attachment; filename="Vagtplan.pdf"'
    assert answer["Content-Security-Policy"].startswith("sandbox;")
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "strict-origin")


def test_the_data_to_take_away_name_the_file(client):
    _case, page = sent()
    (told,) = json.loads(client.get(f"{page}data.json").content)["answers"]["files"]
    assert told["name"] == "Vagtplan.pdf"
    assert "Vagtplan.pdf" in client.get(f"{page}data.txt").text


def test_a_look_at_the_page_opens_no_file(client, monkeypatch):
    _case, page = sent()
    opened = []
    monkeypatch.setattr(own_page.sealing, "open_sealed", spy(own_page.sealing.open_sealed, opened))
    client.get(page)
    assert opened
    assert ITEM not in opened


def spy(real, opened):
    def opening(*args, name, **options):
        opened.append(name)
        return real(*args, name=name, **options)

    return opening


@pytest.mark.parametrize("item", ["answers", "link", "file-" + "b" * 32, "x"])
def test_the_link_opens_nothing_else_that_way(client, item):
    _case, page = sent()
    assert client.get(f"{page}filer/{item}/").status_code == 404


def test_another_persons_link_opens_it_not(client):
    sent()
    assert client.get(f"/status/{PersonalKey.new().secret}/filer/{ITEM}/").status_code == 404


def test_a_post_opens_nothing(client):
    _case, page = sent()
    assert client.post(f"{page}filer/{ITEM}/").status_code == 405


def test_a_new_link_opens_the_file_too(client):
    case, _page = sent()
    key = PersonalKey.new()
    own_page.reissue(case, key)
    assert client.get(f"/status/{key.secret}/filer/{ITEM}/").content == pdf()
