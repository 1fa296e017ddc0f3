"""Nobody's mailbox is filled from our forms, and nobody's case is lost by it."""

import logging

import pytest

from intake.journeys.declaration import area
from intake.submissions import lost_link, mailbox, messages, own_page, process
from intake.submissions.enums import Action, State, Via
from intake.submissions.senders import SentBy
from tests import make
from tests.own_pages import sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_a_day(settings):
    settings.DOK_LIMITS = {**settings.DOK_LIMITS, "letters": "2/day"}


def test_an_address_has_room_for_so_many_and_is_the_same_address_however_it_is_written():
    assert mailbox.has_room("Aase@Post.example", mailbox.RECEIPT)
    assert mailbox.has_room(" aase@post.example ", mailbox.RECEIPT)
    assert not mailbox.has_room("aase@post.EXAMPLE", mailbox.RECEIPT)
    assert mailbox.has_room("bo@post.example", mailbox.RECEIPT)
    assert mailbox.has_room("aase@post.example", mailbox.SAVED)


def test_the_third_case_is_received_and_its_letter_held_back(caplog):
    with caplog.at_level(logging.WARNING):
        cases = [sent() for _time in range(3)]
    assert [case.submission.letters.count() for case in cases] == [1, 1, 0]
    assert [case.fresh().state for case in cases] == [State.SUBMITTED] * 3
    assert "DOK_LIMIT_LETTERS" in caplog.text
    assert cases[0].answers.email not in caplog.text


@pytest.mark.parametrize("via", [Via.UNIT, Via.API])
def test_a_ward_whose_people_share_a_mailbox_gets_every_receipt(via):
    case, sender = sent(), SentBy(via=via, unit=make.unit() if via == Via.UNIT else None)
    kind, answers = area("boligmix").kind, case.answers
    for _time in range(4):
        received = process.receive(kind=kind, answers=answers, language="da", sender=sender)
        assert received.letters.count() == 1


def test_a_link_that_cannot_be_sent_leaves_the_old_one_alive():
    case = sent()
    for _time in range(2):
        mailbox.has_room(case.answers.email, mailbox.LINK)
    lost_link.ask(case.submission.reference, case.answers.email)
    assert not lost_link.send_new(case.submission.pk)
    assert own_page.find(case.key.secret)


def test_what_staff_write_and_decide_always_goes():
    team = make.team()
    case, ida = sent(team=team, state=State.SCREENING), make.actor(team)
    for _time in range(3):
        mailbox.has_room(case.answers.email, mailbox.RECEIPT)
    messages.write(case.submission.pk, "Kan du komme på tirsdag?", ida)
    process.decide(case.submission.pk, Action.WAITLIST, ida)
    assert [letter.template for letter in case.submission.letters.order_by("pk")] == [
        "received",
        "message",
        "waitlisted",
    ]
