from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.submissions.workdays import add_workdays, is_workday, workdays_until

DAYS = st.dates(min_value=date(2025, 1, 1), max_value=date(2031, 12, 31))


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        (date(2026, 11, 23), True),  # a Monday
        (date(2026, 11, 22), False),  # a Sunday
        (date(2027, 3, 25), False),  # skærtorsdag
        (date(2027, 3, 29), False),  # 2. påskedag
        (date(2026, 12, 24), False),  # juleaften, a Thursday
        (date(2026, 12, 31), False),  # nytårsaften
        (date(2026, 6, 5), False),  # grundlovsdag, a Friday
        (date(2027, 4, 23), True),  # store bededag was abolished from 2024
    ],
)
def test_danish_days(day, open_):
    assert is_workday(day) is open_


def test_two_workdays_after_the_day_before_christmas_eve_lie_after_christmas():
    assert add_workdays(date(2026, 12, 23), 2) == date(2026, 12, 29)


@given(start=DAYS, count=st.integers(0, 40))
def test_counting_forth_and_back_agree(start, count):
    end = add_workdays(start, count)
    assert is_workday(end)
    first = add_workdays(start, 0)
    assert workdays_until(first, end) == count


@given(start=DAYS, days=st.integers(-30, 60))
def test_a_later_day_is_never_fewer_workdays_away(start, days):
    end = start + timedelta(days=days)
    assert workdays_until(start, end) <= workdays_until(start, end + timedelta(days=1))
    assert workdays_until(start, end) >= 0
