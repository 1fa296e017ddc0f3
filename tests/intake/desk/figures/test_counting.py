"""What is counted is what a plain loop over the same cases counts."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from math import ceil

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisCase

from intake.desk.figures.counting import Asked, Waits, count
from intake.desk.figures.periods import Period, monday_of
from intake.submissions.enums import OPEN_STATES, State
from intake.submissions.models import Submission
from tests import make

from .conftest import cases

pytestmark = pytest.mark.django_db

PERIOD = Period(date(2026, 10, 12), date(2026, 11, 9))  # The hour that comes twice lies in it.
MOMENTS = st.datetimes(
    datetime(2026, 10, 5), datetime(2026, 11, 20), timezones=st.just(timezone.get_default_timezone())
)
SECONDS = st.integers(0, 40 * 86_400)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "received_at": MOMENTS,
            "kind": st.sampled_from(["toy_plain", "toy_consent"]),
            "team": st.sampled_from([0, 1, None]),
            "state": st.sampled_from(sorted(State)),
            "contact": st.none() | SECONDS,
            "decision": st.none() | SECONDS,
            "due": st.integers(-3, 3),
        }
    ),
    max_size=12,
)


def asked(period=PERIOD, **rest):
    return Asked(Submission.objects.all(), None, period, **rest)


class TestCounting(HypothesisCase):
    @settings(max_examples=25, deadline=None)
    @given(ROWS)
    def test_the_figures_are_those_of_a_direct_count(self, rows):
        teams = [
            make.team("a", organisation=make.organisation("ene")),
            make.team("b", organisation=make.organisation("to")),
        ]
        today = timezone.localdate()
        made = [
            {
                "received_at": row["received_at"].replace(microsecond=0),
                "kind": row["kind"],
                "team": None if row["team"] is None else teams[row["team"]],
                "state": row["state"],
                "first_contact_at": _later(row, "contact"),
                "decided_at": _later(row, "decision"),
                "due_on": today + timedelta(days=row["due"]),
            }
            for row in rows
        ]
        cases(*made)
        counted = count(asked())
        assert _told(counted.weeks) == _by(
            made, lambda case, moment: monday_of(timezone.localtime(moment).date()), now=False
        )
        assert _told(counted.kinds) == _by(made, lambda case, moment: case["kind"])
        houses = lambda case, moment: case["team"].organisation_id if case["team"] else None  # noqa: E731
        assert _told(counted.organisations) == _by(made, houses)
        assert _told({"all": counted.whole}) == _by(made, lambda case, moment: "all")


def _later(row, name):
    # In UTC: on a Danish clock, the hour that comes twice would lead back.
    began = row["received_at"].replace(microsecond=0).astimezone(UTC)
    return None if row[name] is None else began + timedelta(seconds=row[name])


def _told(rows):
    said = {}
    for key, row in rows.items():
        waits = (sorted(row.contact.days.elements()), sorted(row.decision.days.elements()))
        numbers = (row.received, *waits, row.open, row.overdue, row.waiting)
        if any(numbers):
            said[key] = numbers
    return said


def _by(made, key_of, *, now=True):
    first, end = PERIOD.moments
    found = defaultdict(lambda: [0, [], [], 0, 0, 0])
    for case in made:
        if first <= case["received_at"] < end:
            row = found[key_of(case, case["received_at"])]
            row[0] += 1
            if case["first_contact_at"]:
                row[1].append(_days(case, "first_contact_at"))
        if case["decided_at"] and first <= case["decided_at"] < end:
            found[key_of(case, case["decided_at"])][2].append(_days(case, "decided_at"))
        if now and case["state"] in OPEN_STATES:
            row = found[key_of(case, case["received_at"])]
            row[3] += 1
            row[4] += case["due_on"] < timezone.localdate()
            row[5] += case["state"] == State.NEEDS_INFO
    return {key: (row[0], sorted(row[1]), sorted(row[2]), *row[3:]) for key, row in found.items()}


def _days(case, ended):
    seconds = int(case[ended].timestamp()) - int(case["received_at"].timestamp())
    return seconds // 86_400 + 1


@given(st.lists(st.integers(1, 30), min_size=1), st.integers(1, 100))
def test_so_many_in_a_hundred_is_the_nearest_rank(days, percent):
    waits = Waits()
    waits.days.update(days)
    assert waits.within(percent) == sorted(days)[ceil(len(days) * percent / 100) - 1]


def test_nobody_waited_no_days():
    assert Waits().within(50) is None


def test_a_kind_and_an_organisation_narrow_all_numbers(at):
    ours, theirs = (
        make.team("a", organisation=make.organisation("ene")),
        make.team("b", organisation=make.organisation("to")),
    )
    decided = {"decided_at": at(1), "first_contact_at": at(1), "received_at": at()}
    cases({"team": ours, **decided}, {"team": theirs, **decided}, {"team": ours, "kind": "toy_consent", **decided})
    for narrowed in (asked(kind="toy_plain"), asked(organisation=ours.organisation_id)):
        whole = count(narrowed).whole
        assert (whole.received, whole.contact.count, whole.decision.count, whole.open) == (2, 2, 2, 2)


def test_the_questions_are_as_many_for_fifty_cases_as_for_one(at):
    team = make.team()
    asked_by_count = {}
    for number in (1, 3, 50):
        cases(*({"team": team, "received_at": at(), "decided_at": at(2)} for _ in range(number)))
        with CaptureQueriesContext(
            connection,
        ) as questions:
            count(asked())
        asked_by_count[number] = len(questions)
    assert set(asked_by_count.values()) == {5}
