"""A case gets the words it is found by, and its course never keeps them."""

import json

import pytest

from intake.submissions import process
from intake.submissions.enums import Fact
from intake.submissions.lifecycle import Refused
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.either_engine]


def test_words_are_put_on_a_case_once_by_whoever_decides_it():
    team = make.team()
    case = make.submission(team=team)
    process.tag(case.pk, ["møbler", "anden-kommune", "møbler"], make.actor(team))
    case.refresh_from_db()
    assert case.tags == ["anden-kommune", "møbler"]
    process.tag(case.pk, ["møbler", "anden-kommune"], make.actor(team))
    assert case.events.filter(what=Fact.TAGGED).count() == 1
    with pytest.raises(Refused):
        process.tag(case.pk, [], make.actor(make.team("andre")))


def test_the_course_says_how_many_words_came_and_went_and_never_which():
    team = make.team()
    case = make.submission(team=team)
    process.tag(case.pk, ["møbler", "anden-kommune"], make.actor(team))
    process.tag(case.pk, ["møbler", "haster"], make.actor(team))
    told = [event.detail for event in case.events.filter(what=Fact.TAGGED).order_by("sequence")]
    assert told == [{"added": 2, "removed": 0}, {"added": 1, "removed": 1}]
    written = json.dumps(list(case.events.values_list("detail", flat=True)), ensure_ascii=False)
    assert not any(word in written for word in ("møbler", "anden-kommune", "haster"))
