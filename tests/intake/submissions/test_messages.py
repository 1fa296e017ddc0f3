"""Messages both ways: sealed to both, told of by a letter that says nothing, and seen on the desk until dealt with."""

import json

import pytest

from intake.submissions import access, messages, process
from intake.submissions.answers import open_item, open_items
from intake.submissions.enums import Action, Fact, State
from intake.submissions.lifecycle import Refused
from intake.submissions.models import OwnPage
from intake.submissions.own_page import shared_items
from intake.vault import keys
from tests import make
from tests.own_pages import sent

pytestmark = pytest.mark.django_db

QUESTION = "Hvornår slutter din uddannelse?"
ANSWER = "Til juni. Jeg bor på Ærø indtil da."


@pytest.fixture
def team():
    return make.team()


@pytest.fixture
def ida(team):
    return make.actor(team, first_name="Ida")


def texts_of(case):
    identity = keys.identity_of(case.submission.pk)
    return open_items(case.submission, identity, prefix=messages.PREFIX)


def test_a_question_is_a_message_that_the_person_reads(team, ida):
    case = sent(team=team, state=State.SCREENING)
    process.decide(case.submission.pk, Action.ASK, ida, note=QUESTION)
    assert QUESTION.encode() in shared_items(case.submission, case.key).values()
    assert QUESTION.encode() in texts_of(case).values()
    letter = case.submission.letters.get(template="needs_info")
    assert "Hvornår" not in open_item(case.submission, letter.sealed_name).decode()


def test_the_team_writes_and_a_letter_says_only_that_there_is_a_message(team, ida):
    case = sent(team=team, state=State.SCREENING)
    messages.write(case.submission.pk, QUESTION, ida)
    letter = json.loads(open_item(case.submission, case.submission.letters.get(template="message").sealed_name))
    assert "Du har fået en besked fra os." in letter["body"]
    assert "uddannelse" not in letter["body"]
    assert letter["subject"] == f"DOK: Ny besked om {case.submission.reference}"
    event = case.submission.events.get(what=Fact.MESSAGE)
    assert (event.actor_id, event.detail) == (ida.user_id, {})


def test_the_conversation_is_told_in_order_with_who_and_when(team, ida):
    case = sent(team=team, state=State.SCREENING)
    process.decide(case.submission.pk, Action.ASK, ida, note=QUESTION)
    messages.answer(case.submission.pk, ANSWER)
    told = messages.conversation(case.submission, texts_of(case))
    assert [(one.is_from_person, one.who, one.text) for one in told] == [(False, "Ida", QUESTION), (True, "", ANSWER)]
    assert told[0].at < told[1].at


def test_an_answer_waits_until_a_coordinator_goes_on(team, ida):
    case = sent(team=team, state=State.SCREENING)
    process.decide(case.submission.pk, Action.ASK, ida, note=QUESTION)
    messages.answer(case.submission.pk, ANSWER)
    assert case.fresh().message_at is not None
    access.read(case.submission.pk, ida)
    assert case.fresh().message_at is not None, "reading an answer is not dealing with it"
    process.decide(case.submission.pk, Action.RESUME, ida)
    assert case.fresh().message_at is None


def test_a_message_at_another_time_waits_until_the_team_has_read_it(team, ida):
    case = sent(team=team, state=State.SCREENING)
    case.submission.assisting.set([make.team("hjaelpere")])
    messages.answer(case.submission.pk, ANSWER)
    access.read(case.submission.pk, make.actor(make.team("hjaelpere")))
    assert case.fresh().message_at is not None, "those who only help do not read for the team"
    access.read(case.submission.pk, ida)
    assert case.fresh().message_at is None


def test_writing_back_deals_with_it(team, ida):
    case = sent(team=team, state=State.NEEDS_INFO)
    messages.answer(case.submission.pk, ANSWER)
    messages.write(case.submission.pk, "Tak!", ida)
    assert case.fresh().message_at is None


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.CLOSED, State.EXPIRED])
def test_nobody_writes_in_a_case_that_has_ended(state, team, ida):
    case = sent(team=team, state=state)
    with pytest.raises(Refused):
        messages.answer(case.submission.pk, ANSWER)
    with pytest.raises(Refused):
        messages.write(case.submission.pk, QUESTION, ida)
    assert not case.submission.events.filter(what=Fact.MESSAGE).exists()


def test_only_the_team_that_decides_writes_to_the_person(team):
    case = sent(team=team, state=State.SCREENING)
    helpers = make.team("hjaelpere")
    case.submission.assisting.set([helpers])
    for stranger in (make.actor(helpers), make.actor(make.team("fremmede"))):
        with pytest.raises(Refused):
            messages.write(case.submission.pk, QUESTION, stranger)


def test_a_case_from_before_there_were_own_pages_gets_one_with_its_first_message(team, ida):
    case = sent(team=team, state=State.SCREENING)
    OwnPage.objects.all().delete()
    case.submission.sealed.filter(name="link").delete()
    messages.write(case.submission.pk, QUESTION, ida)
    assert OwnPage.objects.filter(submission=case.submission).exists()
    assert case.submission.sealed.filter(name="link").exists()
