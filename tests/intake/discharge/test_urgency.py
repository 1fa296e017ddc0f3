"""Urgency by DOMAIN §1 B, in Danish working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.discharge.assess import LEVELS, OTHERWISE, assess, level_of
from intake.discharge.declaration import AREA
from intake.submissions.enums import Urgency
from intake.submissions.workdays import add_workdays, is_workday
from tests.cases.discharge import CASES
from tests.cases.walking import answers_of

ACUTE, HIGH, NORMAL, LOW = Urgency
HOME, STREET, UNKNOWN = "egen-bolig", "gade", "ukendt"
MONDAY = date(2026, 11, 23)
ANSWERS = answers_of(AREA, CASES[0])
DAYS = st.dates(date(2025, 1, 1), date(2035, 12, 31))
PLACES = st.sampled_from(["egen-bolig", "familie-venner", "botilbud", "herberg", "gade", "ukendt"])


@pytest.mark.parametrize(
    ("workdays", "place", "urgency"),
    [
        (0, HOME, ACUTE),
        (2, HOME, ACUTE),
        (3, HOME, HIGH),
        (5, HOME, HIGH),
        (6, HOME, NORMAL),
        (14, HOME, NORMAL),
        (15, HOME, LOW),
        (3, STREET, ACUTE),
        (5, STREET, ACUTE),
        (5, UNKNOWN, ACUTE),
        (6, STREET, NORMAL),
        (15, UNKNOWN, LOW),
        (5, "herberg", HIGH),
    ],
)
def test_the_table_at_its_edges(workdays, place, urgency):
    assert level_of(add_workdays(MONDAY, workdays), place, MONDAY).urgency == urgency


@pytest.mark.parametrize("place", [HOME, STREET, UNKNOWN])
def test_a_date_that_has_passed_is_acute_and_an_unknown_one_is_not(place):
    assert level_of(MONDAY - timedelta(days=20), place, MONDAY).urgency == ACUTE
    assert level_of(None, place, MONDAY) == OTHERWISE


@pytest.mark.parametrize(
    ("today", "leaves_on", "urgency", "due_on"),
    [
        # Christmas 2026: the 24th to the 27th are closed, so Monday the 28th is the next working day.
        (date(2026, 12, 23), date(2026, 12, 28), ACUTE, date(2026, 12, 23)),
        # On Christmas Eve nobody works: the same working day is the next one there is.
        (date(2026, 12, 24), date(2026, 12, 27), ACUTE, date(2026, 12, 28)),
        # The three days before Easter and Easter Monday do not count: 24 March to 1 April 2027 is three working days.
        (date(2027, 3, 24), date(2027, 4, 1), HIGH, date(2027, 3, 30)),
        # 29 February.
        (date(2028, 2, 28), date(2028, 2, 29), ACUTE, date(2028, 2, 28)),
        # Saturday: three working days' grace begins on Monday.
        (date(2026, 11, 21), date(2026, 12, 2), NORMAL, date(2026, 11, 26)),
    ],
)
def test_holidays_do_not_count(today, leaves_on, urgency, due_on):
    answers = ANSWERS.model_copy(update={"expected_discharge_date": leaves_on})
    assessment = assess(answers, today)
    assert (assessment.urgency, assessment.due_on) == (urgency, due_on)


def test_the_table_grows_with_the_days():
    rows = [(level.within, level.within_without_home, level.urgency) for level in LEVELS]
    assert rows == sorted(rows)
    assert all(level.within <= level.within_without_home for level in LEVELS)


@given(today=DAYS, first=st.integers(-40, 60), second=st.integers(-40, 60), place=PLACES)
@settings(max_examples=200, deadline=None)
def test_a_nearer_date_is_never_less_urgent(today, first, second, place):
    nearer, later = (today + timedelta(days=days) for days in sorted((first, second)))
    assert level_of(nearer, place, today).urgency <= level_of(later, place, today).urgency


@given(first=DAYS, waited=st.integers(0, 40), ahead=st.integers(-40, 60), place=PLACES)
@settings(max_examples=200, deadline=None)
def test_waiting_never_makes_a_case_less_urgent(first, waited, ahead, place):
    leaves_on = first + timedelta(days=ahead)
    assert (
        level_of(leaves_on, place, first + timedelta(days=waited)).urgency <= level_of(leaves_on, place, first).urgency
    )


@given(today=DAYS, ahead=st.integers(-40, 60), place=PLACES)
@settings(max_examples=200, deadline=None)
def test_leaving_for_the_street_is_never_less_urgent_than_for_anywhere_else(today, ahead, place):
    leaves_on = today + timedelta(days=ahead)
    assert level_of(leaves_on, STREET, today).urgency <= level_of(leaves_on, place, today).urgency


@given(today=DAYS, leaves_on=st.none() | DAYS, place=PLACES)
@settings(max_examples=200, deadline=None)
def test_somebody_is_at_work_on_the_day_it_is_due(today, leaves_on, place):
    answers = ANSWERS.model_copy(update={"expected_discharge_date": leaves_on, "discharge_to": place})
    due_on = assess(answers, today).due_on
    assert due_on >= today
    assert is_workday(due_on)
