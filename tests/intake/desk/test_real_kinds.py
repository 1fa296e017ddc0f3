"""The areas' own cases on the desk: every answer stands there in the words of the journey that asked for it."""

from html import escape

import pytest
from django.urls import reverse
from django.utils import timezone

from intake.journeys.declaration import area
from intake.journeys.summary import summary
from intake.submissions import process
from intake.submissions.models import Sender, Submission
from tests.cases import boligmix, discharge, workfirst
from tests.cases.walking import answers_of

pytestmark = pytest.mark.django_db

CASES = [
    pytest.param(kind, case, id=f"{kind}: {case}")
    for kind, cases in {"boligmix": boligmix.CASES, "discharge": discharge.CASES, "workfirst": workfirst.CASES}.items()
    for case in (cases[0], cases[-1])
]


def received(kind, case, team):
    answers = answers_of(area(kind), case)
    submission = process.receive(kind=area(kind).kind, answers=answers, language="da")
    Submission.objects.filter(pk=submission.pk).update(team=team)
    return submission, answers


@pytest.mark.parametrize(("kind", "case"), CASES)
def test_every_answer_is_shown_in_the_words_of_its_question(kind, case, desk, own_team):
    submission, answers = received(kind, case, own_team)
    page = desk.get(reverse("queue:case", args=[submission.reference]))
    shown = [(label, text) for section in page.context["opened"].sections for label, text in section.rows]
    assert shown == [(row.label, row.text) for part in summary(area(kind), answers.model_dump()) for row in part.rows]
    for label, text in shown:
        assert escape(label) in page.text
        assert escape(text.splitlines()[0] if text else "Ikke besvaret") in page.text


def test_the_town_stands_behind_the_postcode_and_a_list_stands_line_by_line(desk, own_team):
    offer, _answers = received("workfirst", workfirst.CASES[0], own_team)
    assert "2300 København S" in desk.get(reverse("queue:case", args=[offer.reference])).text
    referral, _answers = received("discharge", discharge.CASES[0], own_team)
    page = desk.get(reverse("queue:case", args=[referral.reference])).text
    assert "Bostøtte eller hjemmevejleder · Hjemmevejledningen, Ærøgade · Bolig, Hverdagen · Sanne Øst" in page


@pytest.mark.parametrize(("kind", "case"), CASES)
def test_the_list_names_the_kind_and_nothing_of_the_answers(kind, case, desk, own_team):
    _submission, answers = received(kind, case, own_team)
    page = desk.get(reverse("queue:index"))
    assert escape(str(area(kind).kind.title)) in page.text
    contact = area(kind).kind.contact(answers)
    assert escape(contact.name) not in page.text
    assert not contact.email or contact.email not in page.text


def test_a_consent_is_told_in_words_also_to_those_who_read_no_answers(desk, own_team):
    submission, answers = received("discharge", discharge.CASES[0], own_team)
    page = desk.get(reverse("queue:case", args=[submission.reference]))
    consent = page.context["consent"]
    assert "Navn, fødselsår og kontakt" in consent.categories
    assert consent.method != answers.consent_method
    assert consent.method in page.text


@pytest.mark.parametrize("kind", ["boligmix", "discharge", "workfirst"])
def test_each_kind_offers_its_own_reasons_and_checks(kind, desk, own_team):
    cases = {"boligmix": boligmix.CASES, "discharge": discharge.CASES, "workfirst": workfirst.CASES}
    submission, _answers = received(kind, cases[kind][0], own_team)
    Submission.objects.filter(pk=submission.pk).update(state="screening")
    Sender.objects.filter(submission=submission).update(rung_at=timezone.now())
    declined = desk.get(reverse("queue:action", args=[submission.reference, "decline"]))
    accepted = desk.get(reverse("queue:action", args=[submission.reference, "accept"]))
    for reason in area(kind).kind.decline_reasons:
        assert escape(str(reason.label)) in declined.text
    for label in area(kind).kind.accept_checks.values():
        assert escape(str(label)) in accepted.text
