"""The course of a case in words: what it tells, and what it keeps to itself."""

import pytest

from intake.desk.timeline import course_of
from intake.submissions import events, process
from intake.submissions.enums import Fact
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.either_engine]


def details(case, readable=None):
    return [entry.details for entry in course_of(case, {}, readable).steps]


def test_tags_are_told_as_numbers_and_the_words_of_earlier_days_not_at_all():
    team = make.team()
    case, actor = make.submission(team=team), make.actor(team)
    events.record(case, Fact.TAGGED, actor, detail={"tags": ["misbrug"]})
    process.tag(case.pk, ["møbler", "haster"], actor)
    assert details(case)[:2] == [["Sat på: 2"], []]
