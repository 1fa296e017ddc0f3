"""A lost link: a new one to the address we know, nothing to any other, and no word of which it was."""

import pytest
from django_tasks_db.models import DBTaskResult

from intake.submissions import contact, lost_link, own_page
from intake.submissions.contact import ContactRules
from intake.submissions.enums import Fact, State
from intake.submissions.models import OwnPage
from tests.own_pages import sent

pytestmark = pytest.mark.django_db


def links(case):
    return case.submission.letters.filter(template="link").count()


def test_a_new_link_goes_to_the_address_we_know_and_the_old_one_dies():
    case = sent()
    lost_link.ask(case.submission.reference, f" {case.answers.email.upper()} ")
    assert lost_link.send_new(case.submission.pk)
    assert links(case) == 1
    assert own_page.find(case.key.secret) is None
    assert OwnPage.objects.filter(submission=case.submission).count() == 1
    assert case.submission.events.filter(what=Fact.LINK).count() == 1


def test_another_address_gets_nothing_and_the_link_lives_on():
    case = sent()
    lost_link.ask(case.submission.reference, "en.anden@post.example")
    assert not lost_link.send_new(case.submission.pk)
    assert links(case) == 0
    assert own_page.find(case.key.secret)
    assert not case.submission.sealed.filter(name=lost_link.ASKED).exists(), "the address is not kept"


def test_the_corrected_address_is_the_one_we_know():
    case = sent()
    contact.correct(case.submission.pk, ContactRules(email="ny@post.example"))
    lost_link.ask(case.submission.reference, case.answers.email)
    assert not lost_link.send_new(case.submission.pk)
    lost_link.ask(case.submission.reference, "ny@post.example")
    assert lost_link.send_new(case.submission.pk)


def test_a_number_that_is_no_case_and_an_erased_case_are_passed_over():
    case = sent(state=State.WITHDRAWN)
    before = DBTaskResult.objects.count()
    lost_link.ask("BM-0000-0000", "aase@post.example")
    assert DBTaskResult.objects.count() == before
    assert not lost_link.send_new(case.submission.pk), "nobody asked"


def test_the_address_asked_for_is_in_no_task_and_lies_sealed():
    case = sent()
    lost_link.ask(case.submission.reference, "aase-kanarie@post.example")
    assert "kanarie" not in str(list(DBTaskResult.objects.values()))
    assert b"kanarie" not in bytes(case.submission.sealed.get(name__startswith=lost_link.ASKED).blob)


def test_a_case_is_asked_for_three_times_an_hour():
    case = sent()
    before = DBTaskResult.objects.count()
    for _time in range(5):
        lost_link.ask(case.submission.reference, "en.anden@post.example")
    assert DBTaskResult.objects.count() == before + 3


def test_whoever_asks_with_another_address_does_not_keep_its_person_from_asking():
    case = sent()
    for _time in range(5):
        lost_link.ask(case.submission.reference, "en.anden@post.example")
    lost_link.ask(case.submission.reference, case.answers.email)
    lost_link.ask(case.submission.reference, "en.tredje@post.example")
    assert lost_link.send_new(case.submission.pk)
    assert not case.submission.sealed.filter(name__startswith=lost_link.ASKED).exists()


def test_the_public_side_asks_without_being_able_to_read(settings):
    case = sent()
    identities, settings.DOK_VAULT_IDENTITIES = settings.DOK_VAULT_IDENTITIES, ""
    lost_link.ask(case.submission.reference, case.answers.email)
    settings.DOK_VAULT_IDENTITIES = identities
    assert lost_link.send_new(case.submission.pk)
