"""A student's application: what the pages refuse, what they smooth, what the law makes of it."""

from datetime import date

import pytest
from django.conf import settings
from django.utils import timezone
from pydantic import ValidationError

from intake.boligmix.answers import BoligmixV1
from intake.boligmix.declaration import AREA, KIND
from intake.submissions.enums import State, Urgency
from intake.submissions.workdays import add_workdays
from tests.cases import birth_year
from tests.cases.boligmix import CASES
from tests.cases.walking import answers_of, changed, errors_on

AASE = CASES[0]


def test_the_door_is_where_it_was_announced():
    assert (AREA.letter, AREA.path, KIND.prefix, AREA.quick_exit) == ("A", "ansoeg/boligmix", "BM", False)


@pytest.mark.parametrize("age", [17, 32])
def test_an_age_outside_the_frame_is_told_kindly_and_not_sent(age):
    errors = errors_on(AREA, changed(AASE, "uddannelse", birth_year=birth_year(age)), "uddannelse")
    youngest, oldest = settings.DOK_BOLIGMIX_AGES
    assert f"{youngest} til {oldest} år" in errors["birth_year"][0]


def test_a_place_that_is_not_on_the_list_must_be_named():
    case = changed(AASE, "uddannelse", institution="anden", institution_other=" ")
    assert list(errors_on(AREA, case, "uddannelse")) == ["institution_other"]


def test_the_whole_city_swallows_single_districts():
    answers = answers_of(AREA, changed(AASE, "bolig", districts=["valby", "alle", "noerrebro"]))
    assert answers.districts == ("alle",)


@pytest.mark.parametrize("rent", ["3500", "3.500", "3.500 kr.", "3 500,00", "DKK 3500"])
def test_a_rent_is_read_as_people_write_it(rent):
    assert answers_of(AREA, changed(AASE, "bolig", max_rent_dkk=rent)).max_rent_dkk == 3500


def test_the_role_must_be_understood():
    assert list(errors_on(AREA, changed(AASE, "hverdag", role_ack=None), "hverdag")) == ["role_ack"]


@pytest.mark.parametrize(
    ("email", "phone", "preferred", "wrong"),
    [
        ("", "", "mail", ["email"]),
        ("", "12345601", "mail", ["email"]),
        ("aase@post.example", "", "sms", ["phone"]),
        ("aase@post.example", "", "opkald", ["phone"]),
        ("aase@post.example", "12", "opkald", ["phone"]),
        ("", "12345601", "sms", []),
        ("aase@post.example", "", "mail", []),
    ],
)
def test_somebody_can_be_reached_the_way_they_chose(email, phone, preferred, wrong):
    case = changed(AASE, "kontakt", email=email, phone=phone, preferred_contact=preferred)
    assert list(errors_on(AREA, case, "kontakt")) == wrong


def test_each_mistake_is_told_once():
    case = changed(AASE, "kontakt", email="aase@", phone="", preferred_contact="mail")
    assert [len(texts) for texts in errors_on(AREA, case, "kontakt").values()] == [1]


def test_the_notice_that_was_read_is_kept_with_its_version():
    assert answers_of(AREA, AASE).privacy_version == settings.DOK_PRIVACY_VERSION
    assert "privacy_seen" in errors_on(AREA, changed(AASE, "kontakt", privacy_seen=None), "kontakt")


def test_five_working_days_to_answer():
    assessment = KIND.assess(answers_of(AREA, AASE), date(2026, 12, 22))
    assert assessment.urgency == Urgency.NORMAL
    assert assessment.due_on == add_workdays(date(2026, 12, 22), 5) == date(2027, 1, 4)


def test_the_rules_learn_that_it_is_a_student_and_where():
    assert KIND.facts(answers_of(AREA, CASES[1])) == {
        "applicant": "student",
        "districts": ["noerrebro", "bispebjerg"],
    }


def test_letters_go_to_the_student():
    contact = KIND.contact(answers_of(AREA, CASES[3]))
    assert (contact.name, contact.email, contact.phone) == ("Mikkel Kjær", "", "+4512345604")


def test_a_yes_needs_the_conversation_and_means_the_pool():
    assert list(KIND.accept_checks) == ["interview_held"]
    assert str(KIND.staff_name(State.ACCEPTED)) == "I puljen"
    assert str(KIND.public_name(State.ACCEPTED)) == "Du er i puljen"


@pytest.mark.parametrize(
    "wrong",
    [
        {"cpr": "010203-1234"},
        {"role_ack": False},
        {"hours_per_month": "alle"},
        {"districts": []},
        {"institution": "anden"},
        {"phone": None, "email": None},
        {"phone": "12345601"},
    ],
)
def test_the_model_refuses_what_the_forms_would(wrong):
    good = answers_of(AREA, AASE).model_dump()
    with pytest.raises(ValidationError):
        BoligmixV1(**{**good, **wrong})


def test_a_model_that_refuses_does_not_repeat_what_was_written():
    good = answers_of(AREA, AASE).model_dump()
    with pytest.raises(ValidationError) as refused:
        BoligmixV1(**{**good, "phone": "hemmeligt tal"})
    assert "hemmeligt" not in str(refused.value)


def test_a_date_to_move_in_cannot_have_passed():
    yesterday = timezone.localdate().replace(year=timezone.localdate().year - 1)
    case = changed(
        AASE,
        "bolig",
        move_in_from=None,
        move_in_from_day="1",
        move_in_from_month="2",
        move_in_from_year=str(yesterday.year),
    )
    assert list(errors_on(AREA, case, "bolig")) == ["move_in_from"]
