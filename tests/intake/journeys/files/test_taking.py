"""Files on a step, walked through the doors of the work offer and of the toy loan."""

import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from intake.journeys.files import held, taking
from intake.journeys.models import Entrance
from intake.submissions.answers import open_answers, open_item
from intake.submissions.files import attached
from intake.submissions.models import Draft, DraftFile, SealedItem, Submission
from intake.submissions.retention import erase, sweep
from tests.cases import workfirst
from tests.clamd import EICAR
from tests.intake.journeys.walking import AGREED, at_check, text
from tests.intake.journeys.walking import BASE as LOAN
from tests.pictures import pdf, photo

pytestmark = pytest.mark.django_db

BASE = "/tilbyd/arbejde/"
STEP = f"{BASE}opgaver/"
CASE = workfirst.CASES[0]
TASKS = CASE.steps["opgaver"]
MARK = b"kanarie-i-filen"


def named(name, content):
    return SimpleUploadedFile(name, content, "application/x-anything")


def page_of(response):
    page = unescape(text(response))
    return page[page.index("<main") : page.index("</main>")]


def held_on(page):
    return re.findall(r'<span class="file-name">(.*?)</span>', page)


def errors_on(page):
    found = re.search(r'<div class="error-summary".*?</ul>', page)
    return re.findall(r"<a [^>]*>(.*?)</a>", found[0]) if found else []


def upload(client, *files, **fields):
    return client.post(STEP, {**TASKS, "files": [named(*file) for file in files], **fields})


def walk_on(client):
    """Answer what comes after the first step, and come to the page where all is checked."""
    steps = CASE.posted(timezone.localdate())
    for slug in list(steps)[1:]:
        assert client.post(f"{BASE}{slug}/", steps[slug]).status_code == 302
    return page_of(client.get(f"{BASE}gennemse/"))


def sent(client):
    assert client.post(f"{BASE}gennemse/").url == f"{BASE}kvittering/"
    return Submission.objects.get()


# --- The way through -------------------------------------------------------------------------------


def test_the_page_asks_for_files_and_says_how_many_and_how_large(client):
    page = page_of(client.get(STEP))
    assert 'enctype="multipart/form-data"' in page
    assert re.search(r'<input type="file" name="files"[^>]* multiple[^>]*>', page)
    assert "Højst 3 filer på hver højst 8 MB. PDF, JPEG, PNG eller WebP." in page


def test_a_step_without_files_is_posted_as_before(client):
    upload(client)
    assert "multipart" not in page_of(client.get(f"{BASE}smaa-opgaver/"))


def test_files_come_with_the_answers_and_are_opened_by_those_who_may_read_them(client):
    assert upload(client, ("Bageri.png", photo("PNG")), ("Vagter.pdf", pdf())).url == f"{BASE}smaa-opgaver/"
    assert re.search(r"Bageri\.jpg \(.*?\)<br>Vagter\.pdf \(", walk_on(client))
    case = sent(client)
    picture, paper = attached(open_answers(case))
    assert (picture.name, picture.media_type, paper.name) == ("Bageri.jpg", "image/jpeg", "Vagter.pdf")
    assert open_item(case, paper.item) == pdf()
    assert len(open_item(case, picture.item)) == picture.size
    assert DraftFile.objects.count() == 0


def test_without_files_the_answers_have_none(client):
    upload(client)
    assert "Vis os arbejdet" in walk_on(client)
    case = sent(client)
    assert attached(open_answers(case)) == []
    assert not case.sealed.filter(name__startswith="file-").exists()


def test_files_are_laid_with_the_draft_by_their_own_button_and_the_page_finds_no_fault(client):
    response = client.post(STEP, {"tasks_text": "Kun lidt", "files": named("a.pdf", pdf()), "files-add": "1"})
    assert response.url == f"{STEP}?liste=1#id_files"
    page = page_of(client.get(response.url))
    assert (held_on(page), errors_on(page)) == (["a.pdf"], [])
    assert "Kun lidt" in page
    assert 'id="id_files"' in page


def test_the_button_without_a_file_says_what_to_do(client):
    assert errors_on(page_of(client.post(STEP, {**TASKS, "files-add": "1"}))) == ["Vælg en fil."]


def test_one_is_taken_away(client):
    upload(client, ("a.pdf", pdf("a")), ("b.pdf", pdf("b")))
    first = re.search(r'name="files-remove" value="(.*?)"', page_of(client.get(STEP)))[1]
    assert client.post(STEP, {**TASKS, "files-remove": first}).url == f"{STEP}?liste=1#id_files"
    assert held_on(page_of(client.get(STEP))) == ["b.pdf"]
    assert DraftFile.objects.count() == 1


@pytest.mark.parametrize("item", ["", "x", "file-", "file-00000000000000000000000000000000", "²"])
def test_taking_away_what_is_not_there_loses_nothing(client, item):
    upload(client, ("a.pdf", pdf()))
    client.post(STEP, {**TASKS, "files-remove": item})
    assert held_on(page_of(client.get(STEP))) == ["a.pdf"]


def test_nobody_takes_away_what_lies_with_another_draft(client):
    upload(client, ("a.pdf", pdf()))
    item = f"file-{DraftFile.objects.get().pk.hex}"
    client.cookies.clear()
    client.post(STEP, {**TASKS, "files-remove": item})
    assert DraftFile.objects.count() == 1


# --- Nothing is lost -------------------------------------------------------------------------------


def test_a_page_that_comes_back_with_an_error_keeps_the_files(client):
    page = page_of(client.post(STEP, {"tasks_text": "Kun lidt", "files": named("a.pdf", pdf())}))
    assert errors_on(page) == ["Vælg mindst én slags arbejde."]
    assert held_on(page) == ["a.pdf"]
    assert client.post(STEP, TASKS).url == f"{BASE}smaa-opgaver/"
    assert held_on(page_of(client.get(STEP))) == ["a.pdf"]


def test_a_file_that_is_refused_takes_nothing_with_it(client):
    page = page_of(upload(client, ("a.pdf", pdf()), ("brev.docx", b"PK\x03\x04" + b"x" * 100)))
    assert errors_on(page) == ["Vi kan ikke bruge «brev.docx». Vælg en PDF eller et billede (JPEG, PNG eller WebP)."]
    assert held_on(page) == ["a.pdf"]
    assert TASKS["tasks_text"] in page
    assert client.post(STEP, TASKS).url == f"{BASE}smaa-opgaver/"


def test_a_page_that_is_sent_twice_brings_a_file_once(client):
    for _time in range(2):
        upload(client, ("a.jpg", photo()))
    assert held_on(page_of(client.get(STEP))) == ["a.jpg"]


def test_what_two_tabs_bring_is_kept_from_both(client):
    upload(client, ("a.pdf", pdf("a")))
    upload(client, ("b.pdf", pdf("b")))
    assert held_on(page_of(client.get(STEP))) == ["a.pdf", "b.pdf"]


def test_a_change_from_the_check_page_leads_back_to_it(client):
    upload(client, ("a.pdf", pdf()))
    walk_on(client)
    response = client.post(f"{STEP}?fra=gennemse", {**TASKS, "files": named("b.pdf", pdf("b")), "files-add": "1"})
    assert f'action="{STEP}?fra=gennemse"' in page_of(client.get(response.url))
    assert client.post(f"{STEP}?fra=gennemse", TASKS).url == f"{BASE}gennemse/"
    assert "b.pdf" in page_of(client.get(f"{BASE}gennemse/"))


def test_files_on_a_lapsed_draft_are_kept_like_the_rest_of_the_page(client):
    upload(client)
    Draft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    later = client.post(f"{BASE}tid/", {})
    assert "Dine svar er slettet" in text(later)
    upload(client, ("a.pdf", pdf()))
    assert held_on(page_of(client.get(STEP))) == ["a.pdf"]


def carried(response):
    """What the page in between sends on: words, and no files."""
    return dict(response.context["posted"])


def test_whoever_must_prove_something_first_is_asked_for_the_files_again(client):
    asked = upload(client, ("a.pdf", pdf()), hp_website="x")
    assert "Filer er ikke med. Vedhæft dem igen på næste side." in text(asked)
    assert DraftFile.objects.count() == 0
    page = page_of(client.post(STEP, carried(asked)))
    assert errors_on(page) == ["Vælg en fil."]
    assert TASKS["tasks_text"] in page


def test_so_is_whoever_comes_without_the_token_of_the_form():
    client = Client(enforce_csrf_checks=True)
    asked = upload(client, ("a.pdf", pdf()))
    assert "Filer er ikke med." in text(asked)
    token = re.search(r'name="csrfmiddlewaretoken" value="(.*?)"', asked.text)[1]
    page = page_of(client.post(STEP, {**carried(asked), "csrfmiddlewaretoken": token}))
    assert errors_on(page) == ["Vælg en fil."]


def test_files_that_come_as_the_journey_closes_are_kept(client):
    upload(client, ("a.pdf", pdf("a")))
    Entrance.objects.update_or_create(kind="workfirst", defaults={"closes_on": timezone.localdate() - timedelta(1)})
    upload(client, ("b.pdf", pdf("b")))
    assert DraftFile.objects.count() == 2


def test_files_on_a_draft_that_was_sent_lead_to_the_receipt(client):
    upload(client, ("a.pdf", pdf()))
    walk_on(client)
    sent(client)
    assert upload(client, ("b.pdf", pdf("b"))).url == f"{BASE}kvittering/"
    assert DraftFile.objects.count() == 0


def test_words_under_the_name_of_the_files_are_no_files(client):
    forged = json.dumps({"item": "file-" + "0" * 32, "name": "x.pdf", "media_type": "application/pdf", "size": 1})
    assert client.post(STEP, {**TASKS, "files": forged}).url == f"{BASE}smaa-opgaver/"
    assert held_on(page_of(client.get(STEP))) == []


# --- What is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("tom.pdf", b"", "«tom.pdf» er tom. Vælg en anden fil."),
        ("stor.pdf", b"%PDF" + b"x" * (8 * 1024 * 1024), "«stor.pdf» fylder for meget. Vælg en fil på højst 8 MB."),
        ("halv.pdf", pdf()[:-60], "Vi kan ikke åbne «halv.pdf». Gem filen igen, eller vælg en anden."),
        (
            "låst.pdf",
            pdf(trailer="/Encrypt 9 0 R "),
            "«låst.pdf» er låst med en kode. Gem filen uden kode, og vælg den igen.",
        ),
        ("<b>.jpg", b"<script>", "Vi kan ikke bruge «<b>.jpg». Vælg en PDF eller et billede (JPEG, PNG eller WebP)."),
    ],
    ids=["empty", "large", "broken", "locked", "wrong type"],
)
def test_a_refusal_says_what_to_do(client, name, content, said):
    page = page_of(upload(client, (name, content)))
    assert errors_on(page) == [said]
    assert held_on(page) == []
    assert TASKS["accommodations"] in page


def test_every_file_has_its_own_sentence(client):
    page = page_of(upload(client, ("tom.pdf", b""), ("halv.pdf", pdf()[:-60]), ("hel.pdf", pdf())))
    assert [error.split("»")[0] for error in errors_on(page)] == ["«tom.pdf", "Vi kan ikke åbne «halv.pdf"]
    assert held_on(page) == ["hel.pdf"]


def test_an_infected_file_is_refused_and_the_rest_of_the_form_is_kept(client, clamd):
    page = page_of(upload(client, ("virus.pdf", pdf(extra=EICAR)), ("ren.pdf", pdf())))
    assert errors_on(page) == [
        "«virus.pdf» er ikke sikker, og vi har ikke gemt den. Resten af det, du skrev, står her stadig."
    ]
    assert held_on(page) == ["ren.pdf"]
    assert TASKS["tasks_text"] in page
    walk_on(client)
    assert [file.name for file in attached(open_answers(sent(client)))] == ["ren.pdf"]


def test_while_nobody_can_look_through_them_no_file_is_taken_and_the_way_on_is_open(client, settings):
    settings.DOK_CLAMD = "unix:/nowhere/clamd.ctl"
    page = page_of(upload(client, ("a.pdf", pdf("a")), ("b.pdf", pdf("b"))))
    assert errors_on(page) == ["Vi kan ikke tjekke filer lige nu. Send uden, eller prøv igen om lidt."]
    assert page.count("Vi kan ikke tjekke filer lige nu.") == 2, "in the summary and at the field, once each"
    assert held_on(page) == []
    assert client.post(STEP, TASKS).url == f"{BASE}smaa-opgaver/"


def test_no_more_are_taken_than_there_is_room_for(client):
    page = page_of(upload(client, *((f"{number}.pdf", pdf(str(number))) for number in range(4))))
    assert errors_on(page) == ["Vi gemte ikke «3.pdf». Læg højst 3 filer ved."]
    assert held_on(page) == ["0.pdf", "1.pdf", "2.pdf"]
    assert 'type="file"' not in page
    assert "Der er ikke plads til flere." in page
    assert 'href="#id_files"' in page
    assert 'id="id_files"' in page


def test_what_there_can_be_no_room_for_is_not_even_looked_through(client, monkeypatch):
    looked = []
    monkeypatch.setattr(taking, "scan", looked.append)
    upload(client, *((f"{number}.pdf", pdf(str(number))) for number in range(20)))
    assert len(looked) == 3


def test_when_the_house_is_full_files_wait_and_words_do_not(client, monkeypatch):
    monkeypatch.setattr(held, "ROOM", 100)
    page = page_of(upload(client, ("a.pdf", pdf())))
    assert errors_on(page) == ["Vi kan ikke tage imod filer lige nu. Send uden, eller prøv igen om lidt."]
    assert client.post(STEP, TASKS).url == f"{BASE}smaa-opgaver/"


# --- Sealed ----------------------------------------------------------------------------------------


def raw_database():
    """Every value of every table that could hold a piece of a file."""
    with connection.cursor() as cursor:
        found = []
        for table in (Draft, DraftFile, SealedItem, Submission):
            cursor.execute(f"SELECT * FROM {table._meta.db_table}")
            found += [value for row in cursor for value in row]
    return b"\n".join(
        bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode() for value in found
    )


def test_neither_the_bytes_nor_the_name_lie_readable_in_the_database(client):
    upload(client, ("kanarienavn.pdf", pdf(extra=MARK)))
    raw = raw_database()
    assert b"age-encryption.org" in raw, "we do read it"
    assert MARK not in raw
    assert b"kanarienavn" not in raw
    walk_on(client)
    sent(client)
    raw = raw_database()
    assert MARK not in raw
    assert b"kanarienavn" not in raw


def test_the_public_side_takes_a_file_in_and_cannot_open_it(client, settings):
    settings.DOK_VAULT_IDENTITIES = ""
    upload(client, ("a.pdf", pdf()))
    walk_on(client)
    assert sent(client).sealed.filter(name__startswith="file-", is_shared=True).count() == 1


def test_the_files_go_with_the_draft_and_with_the_case(client):
    upload(client, ("a.pdf", pdf()))
    walk_on(client)
    case = sent(client)
    erase(case.pk, "closed")
    assert not SealedItem.objects.filter(submission=case).exists()
    client.cookies.clear()
    upload(client, ("b.pdf", pdf()))
    Draft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert sweep()["drafts"] == 2
    assert DraftFile.objects.count() == 0


# --- Any area --------------------------------------------------------------------------------------


def test_an_area_takes_files_by_declaring_a_field(client, toy):
    at_check(client)
    client.post(f"{LOAN}aftale/", {**AGREED, "drawings": [named("bil.webp", photo("WEBP"))]})
    assert "bil.jpg" in text(client.get(f"{LOAN}gennemse/"))
    client.post(f"{LOAN}gennemse/")
    assert [file.name for file in attached(open_answers(Submission.objects.get()))] == ["bil.jpg"]


def test_files_of_a_step_that_is_left_out_are_not_sent_and_go(client, toy):
    """The toy area's last step ends the journey when the answer is no: nothing is kept then, files neither."""
    at_check(client)
    client.post(f"{LOAN}aftale/", {**AGREED, "drawings": [named("bil.webp", photo("WEBP"))]})
    client.post(f"{LOAN}aftale/", {"agreed": "no"})
    assert (Draft.objects.count(), DraftFile.objects.count()) == (0, 0)
