"""The signed time: only a short one says anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.journeys.guard import clock


@pytest.fixture(autouse=True)
def _two_seconds(settings):
    settings.DOK_QUICKEST = 2.0


def test_a_page_that_comes_back_at_once_is_too_quick_and_a_little_later_it_is_not(time):
    stamped = clock.stamp()
    time.pass_by(1.5)
    assert clock.is_too_quick(stamped)
    time.pass_by(0.6)
    assert not clock.is_too_quick(stamped)


def test_a_page_that_stood_open_for_a_month_is_as_good_as_new(time):
    stamped = clock.stamp()
    time.pass_by(30 * 24 * 60 * 60)
    assert not clock.is_too_quick(stamped)


@pytest.mark.parametrize("change", [lambda it: "", lambda it: it[:-1], lambda it: "MA" + it[2:], lambda it: it + "x"])
def test_a_missing_or_forged_time_is_no_time(time, change):
    stamped = clock.stamp()
    time.pass_by(60)
    assert clock.is_too_quick(change(stamped))


def test_a_time_signed_for_something_else_is_no_time(time):
    from django.core import signing

    assert clock.is_too_quick(signing.dumps(0.0, salt="something else"))


def test_a_house_may_do_without(settings):
    settings.DOK_QUICKEST = 0.0
    assert not clock.is_too_quick("")


@given(st.text())
def test_nothing_that_is_posted_is_an_error(text):
    assert clock.is_too_quick(text)
