"""A case gets the words it is found by."""

import pytest

from intake.submissions import process
from intake.submissions.enums import Fact
from intake.submissions.lifecycle import Refused
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.either_engine]


def test_words_are_put_on_a_case_and_the_course_tells():
    team = make.team()
    case = make.submission(team=team)
    process.tag(case.pk, ["møbler", "anden-kommune", "møbler"], make.actor(team))
    case.refresh_from_db()
    assert case.tags == ["anden-kommune", "møbler"]
    assert case.events.get(what=Fact.TAGGED).detail == {"tags": ["anden-kommune", "møbler"]}
    process.tag(case.pk, ["møbler", "anden-kommune"], make.actor(team))
    assert case.events.filter(what=Fact.TAGGED).count() == 1
    with pytest.raises(Refused):
        process.tag(case.pk, [], make.actor(make.team("andre")))
