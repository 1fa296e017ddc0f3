"""The signed wait: over when it is over, good once, for one purpose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.journeys.guard import wait


@pytest.fixture(autouse=True)
def _ten_seconds(settings):
    settings.DOK_PROOF_WAIT = 10


def test_a_ticket_counts_when_it_was_waited_for_and_once(time):
    ticket = wait.new("boligmix")
    time.pass_by(9)
    back = wait.read("boligmix", ticket.text)
    assert (back.seconds_left, wait.is_over(back)) == (1, False)
    time.pass_by(1)
    assert [wait.is_over(wait.read("boligmix", ticket.text)) for _time in range(2)] == [True, False]


def test_it_is_good_for_an_hour_and_for_its_purpose_alone(time):
    ticket = wait.new("boligmix")
    assert wait.read("workfirst", ticket.text) is None
    time.pass_by(wait.LIFETIME_SECONDS + 11)
    assert wait.read("boligmix", ticket.text) is None


def test_no_ticket_was_not_waited_for():
    assert not wait.is_over(None)


@given(st.text())
def test_nothing_that_is_posted_is_an_error(text):
    assert wait.read("boligmix", text) is None
