"""The course of a case in words: what it tells, and what it keeps to itself."""

import pytest

from intake.desk.timeline import course_of
from intake.submissions import events, linking, process
from intake.submissions.enums import Fact, State
from intake.submissions.models import Submission
from intake.submissions.queue import readable_for
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.either_engine]


def details(case, readable=None):
    return [entry.details for entry in course_of(case, {}, readable).steps]


def told(case, actor):
    return [str(entry.what) for entry in course_of(case, {}, readable_for(actor)).steps]


def test_of_another_case_it_tells_only_to_whoever_may_read_that_one():
    team = make.team()
    actor = make.actor(team)
    case, linked, laid_in = (make.submission(team=team, state=State.SCREENING) for _ in range(3))
    linking.link(case.pk, linked.pk, actor)
    linking.unlink(case.pk, linked.pk, actor)
    linking.merge(laid_in.pk, case.pk, actor)
    of_two = ["En dublet er lagt ind her", "Ikke længere forbundet", "Forbundet med en anden sag"]
    assert told(case, actor) == [*of_two, "Modtaget"]
    Submission.objects.exclude(pk=case.pk).update(team=make.team("andre"))
    assert told(case, actor) == ["Modtaget"]


def test_a_case_that_goes_on_in_one_that_the_viewer_may_not_read_has_ended_and_no_more_is_told():
    team = make.team()
    actor = make.actor(team)
    case, into = (make.submission(team=team, state=State.SCREENING) for _ in range(2))
    linking.merge(case.pk, into.pk, actor)
    assert told(case, actor)[0] == "Luk som dublet"
    Submission.objects.filter(pk=into.pk).update(team=make.team("andre"))
    assert told(case, actor)[0] == "Afslut sagen"
    assert details(case, readable_for(actor))[0] == []


def test_tags_are_told_as_numbers_and_the_words_of_earlier_days_not_at_all():
    team = make.team()
    case, actor = make.submission(team=team), make.actor(team)
    events.record(case, Fact.TAGGED, actor, detail={"tags": ["misbrug"]})
    process.tag(case.pk, ["møbler", "haster"], actor)
    assert details(case)[:2] == [["Sat på: 2"], []]
