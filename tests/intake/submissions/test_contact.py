"""Corrections of the contact: laid over what was written, sealed, and heeded by every letter."""

import json

import pytest

from intake.submissions import contact, process
from intake.submissions.answers import open_item
from intake.submissions.contact import ContactRules
from intake.submissions.enums import Action, State
from intake.submissions.lifecycle import Refused
from tests import make
from tests.own_pages import sent

pytestmark = pytest.mark.django_db


def test_a_correction_is_laid_over_what_was_there():
    case = sent()
    contact.correct(case.submission.pk, ContactRules(email="ny@post.example", may_voicemail=False))
    contact.correct(case.submission.pk, ContactRules(phone="+4512345678", may_call=False))
    now = contact.contact_of(case.submission)
    assert (now.name, now.email, now.phone) == (case.answers.full_name, "ny@post.example", "+4512345678")
    rules = contact.rules_of(case.submission)
    assert (rules.may_call, rules.may_voicemail) == (False, True), "the last word on a rule counts"


def test_letters_go_to_the_corrected_address():
    team = make.team()
    case = sent(team=team, state=State.SCREENING)
    contact.correct(case.submission.pk, ContactRules(email="ny@post.example"))
    process.decide(case.submission.pk, Action.WAITLIST, make.actor(team))
    letter = case.submission.letters.get(template="waitlisted")
    assert json.loads(open_item(case.submission, letter.sealed_name))["to"] == "ny@post.example"


def test_whoever_wants_no_mail_gets_no_letter():
    team = make.team()
    case = sent(team=team, state=State.SCREENING)
    contact.correct(case.submission.pk, ContactRules(may_mail=False))
    process.decide(case.submission.pk, Action.WAITLIST, make.actor(team))
    assert not case.submission.letters.filter(template="waitlisted").exists()


def test_a_case_that_has_ended_is_corrected_no_more():
    case = sent(state=State.CLOSED)
    with pytest.raises(Refused):
        contact.correct(case.submission.pk, ContactRules(email="ny@post.example"))
