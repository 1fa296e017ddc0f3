"""Files that came with a case, at the desk."""

import pytest
from django.test import Client
from django.urls import reverse

from intake.journeys.declaration import area
from intake.submissions import process
from intake.submissions.answers import open_answers
from intake.submissions.enums import Fact, State
from intake.submissions.files import AttachedFile
from intake.submissions.models import Submission
from intake.vault import keys
from intake.workfirst.declaration import KIND
from tests import make
from tests.cases import workfirst
from tests.cases.walking import answers_of
from tests.pictures import pdf, photo

pytestmark = pytest.mark.django_db

PAPER, PICTURE = "file-" + "a" * 32, "file-" + "b" * 32
FOUND, REDIRECT, FORBIDDEN, MISSING, UNAVAILABLE = 200, 302, 403, 404, 503


@pytest.fixture
def case(own_team):
    contents = {PAPER: pdf(), PICTURE: photo()}
    files = (
        AttachedFile(name="Vagtplan på Ø.pdf", media_type="application/pdf", size=len(contents[PAPER]), item=PAPER),
        AttachedFile(name="Værksted.jpg", media_type="image/jpeg", size=len(contents[PICTURE]), item=PICTURE),
    )
    answers = answers_of(area("workfirst"), workfirst.CASES[0]).model_copy(update={"files": files})
    received = process.receive(kind=KIND, answers=answers, language="da", files=contents)
    Submission.objects.filter(pk=received.pk).update(team=own_team, state=State.SCREENING)
    return Submission.objects.get(pk=received.pk)


def address(case, item=PAPER):
    return reverse("queue:file", args=[case.reference, item])


def test_the_case_lists_its_files_with_the_way_to_each(desk, case):
    page = desk.get(reverse("queue:case", args=[case.reference])).text
    for item, words in ((PAPER, "Hent Vagtplan på Ø.pdf"), (PICTURE, "Se Værksted.jpg")):
        assert f'href="{address(case, item)}"' in page
        assert words in page


def test_a_paper_is_a_download_in_which_nothing_runs(desk, case):
    answer = desk.get(address(case))
    assert answer.content == pdf()
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''Vagtplan%20p%C3%A5%20%C3%98.pdf"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


def test_a_picture_may_be_looked_at_and_nothing_runs_beside_it(desk, case):
    answer = desk.get(address(case, PICTURE))
    assert answer["Content-Disposition"].startswith("inline; ")
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "script-src" not in answer["Content-Security-Policy"]


def test_whoever_opens_a_file_stands_in_the_log_with_its_number(desk, case, coordinator):
    desk.get(address(case, PICTURE))
    event = case.events.order_by("-sequence").first()
    assert (event.what, event.actor, event.detail) == (Fact.READ, coordinator, {"file": 2})
    page = desk.get(reverse("queue:case", args=[case.reference])).text
    assert "Fil nr. 2" in page


@pytest.mark.parametrize("item", ["file-" + "c" * 32, "answers", "link", "note-1", "x"])
def test_what_the_answers_do_not_speak_of_is_not_there_and_leaves_no_trace(desk, case, item):
    before = case.events.count()
    assert desk.get(address(case, item)).status_code == MISSING
    assert case.events.count() == before


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("coordinator", FOUND),
        ("foreign", MISSING),
        ("intake", MISSING),
        ("data_protection", FORBIDDEN),
        ("editor", MISSING),
        ("administrator", MISSING),
        ("anonymous", REDIRECT),
    ],
)
def test_a_file_opens_for_whoever_may_read_the_answers_and_nobody_else(who, status, people, case):
    person, before = people[who], case.events.count()
    client = Client() if person is None else make.sign_in(Client(), person)
    answer = client.get(address(case))
    assert answer.status_code == status
    assert (b"%PDF" in answer.content) == (status == FOUND) == (case.events.count() > before)


def test_a_post_opens_nothing(desk, case):
    assert desk.post(address(case)).status_code == 405


def test_a_file_of_an_erased_key_says_so(desk, case):
    keys.shred(case.pk)
    assert desk.get(address(case)).status_code == UNAVAILABLE


def test_answers_that_speak_of_a_file_that_did_not_come_are_not_taken_in(case):
    answers = open_answers(case)
    before = Submission.objects.count()
    with pytest.raises(ValueError, match="did not come"):
        process.receive(kind=KIND, answers=answers, language="da", files={PAPER: pdf()})
    assert Submission.objects.count() == before
