"""A work offer: the numbers of the firm, the form of employment, the district."""

from datetime import date

import pytest
from pydantic import ValidationError

from intake.journeys.summary import summary
from intake.submissions.enums import State, Urgency
from intake.workfirst.answers import WorkfirstV1
from intake.workfirst.declaration import AREA, KIND
from intake.workfirst.forms import FORMS
from tests.cases.walking import answers_of, changed, course_of, errors_on
from tests.cases.workfirst import CASES

AMAGER, CAFE, BICYCLES, STORE = CASES[:4]


def steps_of(case):
    return [step.slug for step in course_of(AREA, case).steps]


def test_the_door_is_where_it_was_announced():
    assert (AREA.letter, AREA.path, KIND.prefix) == ("C", "tilbyd/arbejde", "WF")


@pytest.mark.parametrize("cvr", ["00000018", "0000001", "00000000", "abcdefgh", ""])
def test_a_cvr_number_that_cannot_be_is_refused(cvr):
    assert list(errors_on(AREA, changed(AMAGER, "virksomhed", cvr=cvr), "virksomhed")) == ["cvr"]


@pytest.mark.parametrize("cvr", ["13748136", "13 74 81 36", "DK13748136", "00000019"])
def test_a_cvr_number_is_read_as_people_write_it(cvr):
    assert len(answers_of(AREA, changed(AMAGER, "virksomhed", cvr=cvr)).cvr) == 8


def test_unpaid_work_is_no_form_of_employment():
    assert not [slug for slug, label in FORMS if "frivil" in f"{slug} {label}".lower()]
    case = changed(AMAGER, "ansaettelse", form="frivillig")
    assert list(errors_on(AREA, case, "ansaettelse")) == ["form"]


@pytest.mark.parametrize("form", [slug for slug, _label in FORMS if slug != "praktik"])
def test_paid_work_names_its_pay(form):
    case = changed(AMAGER, "ansaettelse", form=form, wage_or_agreement="")
    assert list(errors_on(AREA, case, "ansaettelse")) == ["wage_or_agreement"]


def test_a_traineeship_needs_no_pay():
    assert answers_of(AREA, STORE).wage_or_agreement is None


@pytest.mark.parametrize("form", ["loentilskud", "praktik"])
def test_supported_work_asks_who_speaks_for_the_staff(form):
    case = changed(BICYCLES, "ansaettelse", form=form)
    assert "kolleger" in steps_of(case)
    missing = changed(case, "kolleger", employee_rep="", ordinary_staff_count="")
    assert list(errors_on(AREA, missing, "kolleger")) == ["ordinary_staff_count", "employee_rep"]


def test_other_work_does_not_ask_it_and_drops_what_was_written():
    case = changed(BICYCLES, "ansaettelse", form="ordinaere-timer")
    assert "kolleger" not in steps_of(case)
    assert answers_of(AREA, case).employee_rep is None


@pytest.mark.parametrize("hours", ["0", "38", "3,5", "mange"])
def test_hours_are_whole_and_between_one_and_thirty_seven(hours):
    assert list(errors_on(AREA, changed(AMAGER, "tid", hours_week=hours), "tid")) == ["hours_week"]


def test_work_does_not_end_before_it_begins():
    case = changed(AMAGER, "tid", end_date_day="1", end_date_month="1", end_date_year="2020")
    assert list(errors_on(AREA, case, "tid")) == ["end_date"]


def test_the_work_may_be_told_task_by_task():
    case = changed(AMAGER, "smaa-opgaver", **{"small_tasks-1-what": "Feje gården"})
    told = [task.model_dump() for task in answers_of(AREA, case).small_tasks]
    assert told == [{"what": "Vande krukkerne", "hours_week": 2}, {"what": "Feje gården", "hours_week": None}]
    assert answers_of(AREA, CAFE).small_tasks == ()
    (row,) = [
        row
        for section in summary(AREA, course_of(AREA, case).values)
        for row in section.rows
        if row.name == "small_tasks"
    ]
    assert row.text == "Vande krukkerne · 2 timer\nFeje gården"


def test_a_task_with_hours_says_what_it_is():
    case = changed(CAFE, "smaa-opgaver", **{"small_tasks-0-hours_week": "2"})
    assert list(errors_on(AREA, case, "smaa-opgaver")) == ["small_tasks"]


def test_other_tasks_are_described():
    case = changed(AMAGER, "opgaver", tasks=["andet"], tasks_text="")
    assert list(errors_on(AREA, case, "opgaver")) == ["tasks_text"]


def test_insurance_is_said_yes_to():
    case = changed(AMAGER, "ansaettelse", insured_ack=None)
    assert list(errors_on(AREA, case, "ansaettelse")) == ["insured_ack"]


@pytest.mark.parametrize(
    ("postcode", "asked", "choices"),
    [
        ("2300", True, ["amager-oest", "amager-vest"]),
        ("1550", True, ["indre-by", "vesterbro"]),
        ("2200", False, None),
        ("8000", False, None),
    ],
)
def test_the_district_is_asked_when_the_postcode_leaves_it_open(postcode, asked, choices):
    case = changed(AMAGER, "virksomhed", workplace_postcode=postcode)
    course = course_of(AREA, case)
    assert ("bydel" in [step.slug for step in course.steps]) is asked
    if asked:
        form = next(step for step in AREA.steps if step.slug == "bydel").form(values=course.before["bydel"])
        assert [slug for slug, _label in form.fields["district"].choices] == choices


def test_a_district_of_another_postcode_is_refused():
    case = changed(AMAGER, "bydel", district="valby")
    assert list(errors_on(AREA, case, "bydel")) == ["district"]


def test_choices_of_one_form_do_not_leak_into_the_next():
    slug = "bydel"
    form = next(step for step in AREA.steps if step.slug == slug).form
    form(values={"workplace_postcode": "2300"})
    assert len(form().fields["district"].choices) == 10


@pytest.mark.parametrize(
    ("case", "district"),
    [(AMAGER, "amager-oest"), (CAFE, "amager-vest"), (BICYCLES, "noerrebro"), (STORE, "bispebjerg")],
    ids=str,
)
def test_the_rules_learn_the_district(case, district):
    assert KIND.facts(answers_of(AREA, case))["district"] == district


def test_a_workplace_outside_the_city_has_no_district():
    assert "district" not in KIND.facts(answers_of(AREA, CASES[7]))


def test_three_working_days_to_ring():
    assessment = KIND.assess(answers_of(AREA, AMAGER), date(2027, 3, 24))  # Easter follows.
    assert (assessment.urgency, assessment.due_on) == (Urgency.NORMAL, date(2027, 4, 1))


def test_a_yes_needs_the_register_and_the_call_and_means_an_open_offer():
    assert list(KIND.accept_checks) == ["cvr_checked_and_rung"]
    assert str(KIND.staff_name(State.ACCEPTED)) == "Åbent tilbud"
    assert str(KIND.staff_name(State.SCREENING)) == "Kontrolleres"


@pytest.mark.parametrize(
    "wrong",
    [
        {"form": "frivillig"},
        {"wage_or_agreement": None},
        {"employee_rep": None},
        {"ordinary_staff_count": None},
        {"cvr": "00000018"},
        {"hours_week": 38},
        {"insured_ack": False},
        {"tasks": []},
        {"end_date": "2020-01-01"},
    ],
)
def test_the_model_refuses_what_the_forms_would(wrong):
    good = answers_of(AREA, BICYCLES).model_dump()
    with pytest.raises(ValidationError):
        WorkfirstV1(**{**good, **wrong})


def test_the_model_takes_a_firm_without_ordinary_staff():
    assert answers_of(AREA, CASES[8]).ordinary_staff_count == 0
