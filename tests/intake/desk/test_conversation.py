"""The conversation on the desk: writing to the person, seeing that they wrote, and heeding how they may be reached."""

import pytest
from django.urls import reverse

from intake.submissions import contact, messages, withdrawal
from intake.submissions.contact import ContactRules
from intake.submissions.enums import State
from intake.submissions.own_page import shared_items
from portal.accounts.models import Role
from tests import make
from tests.own_pages import sent

pytestmark = pytest.mark.django_db

TEXT = "Kan du komme på tirsdag?"


def look(client, case):
    return client.get(reverse("queue:case", args=[case.submission.reference]))


def queue(client):
    return client.get(reverse("queue:index")).text


@pytest.fixture
def case(own_team):
    return sent(team=own_team, state=State.SCREENING)


def test_a_coordinator_writes_after_seeing_the_letter(desk, case):
    url = reverse("queue:action", args=[case.submission.reference, "message"])
    shown = desk.post(url, {"seen_version": case.submission.version, "note": TEXT})
    assert "Du har fået en besked fra os." in shown.text
    assert "tirsdag" not in shown.context["text"].body
    assert case.key.secret not in shown.text
    data = {
        "seen_version": shown.context["form"].data["seen_version"],
        "note": TEXT,
        "letter": shown.context["mark"],
        "stage": "send",
    }
    assert desk.post(url, data).status_code == 302
    assert TEXT.encode() in shared_items(case.submission, case.key).values()
    page = look(desk, case)
    assert [(one.who, one.text) for one in page.context["opened"].conversation] == [("Karen Ågård", TEXT)]
    assert "Samtale" in page.text


def test_an_answer_is_announced_in_the_queue_and_on_the_case(desk, own_team):
    case = sent(team=own_team, state=State.NEEDS_INFO)
    assert "Svar modtaget" not in queue(desk)
    messages.answer(case.submission.pk, "Ja, det kan jeg.")
    assert "Svar modtaget" in queue(desk)
    page = look(desk, case)
    assert "Svar modtaget" in page.text
    assert "Ja, det kan jeg." in page.text
    assert "Svar modtaget" in queue(desk), "it stays until somebody goes on"


def test_a_message_at_another_time_is_announced_until_it_is_read(desk, case):
    messages.answer(case.submission.pk, "Jeg har fået nyt arbejde.")
    assert "Ny besked" in queue(desk)
    assert "Jeg har fået nyt arbejde." in look(desk, case).text
    assert "Ny besked" not in queue(desk)


def test_the_desk_never_shows_the_link(desk, case):
    page = look(desk, case)
    assert "[link]" in page.text
    assert case.key.secret not in page.text


def test_those_who_may_not_read_see_no_conversation(client, own_team, case):
    messages.answer(case.submission.pk, "Jeg har fået nyt arbejde.")
    browser = make.sign_in(client, make.member(own_team, Role.DATA_PROTECTION))
    page = look(browser, case)
    assert page.status_code == 200
    assert "nyt arbejde" not in page.text


def test_how_the_person_may_be_reached_stands_first(desk, case):
    contact.correct(case.submission.pk, ContactRules(phone="+4587654321", may_voicemail=False))
    page = look(desk, case)
    assert "Må vi lægge en besked på telefonsvareren?" in page.text
    assert page.text.index(">Kontaktregler<") < page.text.index(">Her står sagen<") < page.text.index(">Svarene<")
    assert "+4587654321" in page.text


def test_answers_whose_consent_was_withdrawn_are_hidden_and_the_desk_says_so(desk, own_team):
    case = sent("discharge", team=own_team, state=State.SCREENING)
    question = "Hvad har borgeren brug for støtte til?"
    assert question in look(desk, case).text
    withdrawal.withdraw_purpose(case.submission.pk, "support_needs")
    page = look(desk, case)
    assert question not in page.text
    assert "Borgeren har trukket sit ja tilbage: Behov for støtte." in page.text
