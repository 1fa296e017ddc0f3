"""Which weeks there are to ask about."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.desk.figures.periods import Period, name_of, quarters, usual

pytestmark = pytest.mark.either_engine

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(DAYS)
def test_quarters_follow_each_other_without_a_gap_and_are_over(today):
    found = quarters(today)
    assert found[0].end <= today - timedelta(days=3)
    assert all(later.first == earlier.end for later, earlier in pairwise(found))
    assert {len(one.weeks) for one in found} <= {13, 14}
    assert all(one.first.weekday() == 0 for one in found)


@given(DAYS)
def test_each_month_belongs_to_one_quarter_and_is_over_when_it_is_offered(today):
    found = quarters(today)
    for later, earlier in pairwise(found):
        assert (earlier.months[1] + timedelta(days=31)).replace(day=1) == later.months[0]
    assert (found[0].months[1] + timedelta(days=31)).replace(day=1) <= today


def test_the_first_week_of_a_year_may_begin_in_the_one_before():
    period = Period(date(2025, 12, 29), date(2026, 1, 12))
    assert [name_of(monday) for monday in period.weeks] == ["1/2026", "2/2026"]
    assert str(period) == "Uge 1/2026 til 2/2026 (29.12.2025 til 11.01.2026)"


def test_what_is_usual_ends_with_the_week_we_are_in():
    assert usual(date(2026, 11, 27)) == Period(date(2026, 9, 7), date(2026, 11, 30))
