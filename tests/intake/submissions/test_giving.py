"""A case is given to a colleague, with a view to what they have already; and gets the words it is found by."""

from datetime import timedelta

import pytest
from django.utils import timezone

from intake.submissions import process, workload
from intake.submissions.enums import Action, Fact, State
from intake.submissions.lifecycle import Refused
from portal.accounts.models import Role
from tests import make, toys

pytestmark = [pytest.mark.django_db, pytest.mark.either_engine]


def test_a_new_case_that_is_given_to_a_colleague_is_claimed_by_them():
    team = make.team()
    giver, colleague = make.actor(team), make.member(team)
    plain = process.assign(make.submission(team=team).pk, colleague, giver)
    consent = process.assign(make.submission(toys.CONSENT, team=team).pk, colleague, giver)
    assert (plain.assignee, plain.state) == (colleague, State.SCREENING)
    assert consent.state == State.CONSENT_CHECK
    assert plain.events.get(what=Action.ASSIGN).detail == {"to": colleague.pk}


@pytest.mark.parametrize("who", ["of another team", "who only places", "who has left"])
def test_nobody_is_given_a_case_that_they_could_not_decide(who):
    team = make.team()
    colleague = {
        "of another team": lambda: make.member(make.team("andre")),
        "who only places": lambda: make.member(team, Role.INTAKE),
        "who has left": lambda: make.member(team, is_active=False),
    }[who]()
    case = make.submission(team=team)
    with pytest.raises(Refused, match="er ikke koordinator på sagens hold"):
        process.assign(case.pk, colleague, make.actor(team))
    case.refresh_from_db()
    assert case.assignee is None


def test_the_picker_shows_who_has_least_to_do_first(django_assert_num_queries):
    team = make.team()
    busy, late, idle = make.member(team), make.member(team), make.member(team)
    yesterday = timezone.localdate() - timedelta(days=1)
    for _ in range(2):
        make.submission(team=team, assignee=busy, state=State.SCREENING, due_on=None)
    make.submission(team=team, assignee=late, state=State.SCREENING, due_on=yesterday)
    make.submission(team=team, assignee=idle, state=State.CLOSED, due_on=yesterday)
    case = make.submission(team=team)
    with django_assert_num_queries(1):
        found = [(one.pk, one.open_cases, one.late_cases) for one in workload.with_load(workload.deciders(case))]
    assert found == [(idle.pk, 0, 0), (late.pk, 1, 1), (busy.pk, 2, 0)]


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
