from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from intake.routing.route import reasons, route
from intake.routing.shut import Shut, shut_teams
from intake.submissions.enums import State
from portal.accounts.absence import absent_on
from portal.accounts.models import Absence
from tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)


def away(day=TODAY, *, until=None, **who):
    return Absence.objects.create(first_day=day, last_day=until or day, **who)


def test_a_team_is_full_when_it_has_as_many_open_cases_as_it_may_have():
    team = make.team("blaa", max_open=1)
    assert shut_teams(TODAY) == {}
    case = make.submission(team=team)
    assert shut_teams(TODAY) == {"blaa": Shut.FULL}
    type(case).objects.filter(pk=case.pk).update(state=State.CLOSED)
    assert shut_teams(TODAY) == {}


def test_a_full_team_is_passed_over_and_the_case_says_so():
    make.team("central", central=True)
    full, next_one = make.team("blaa", max_open=0), make.team("groen")
    make.rule(10, [["colour", "is", "blå"]], full)
    make.rule(20, [], next_one)
    case = make.submission()
    route(case.pk)
    case.refresh_from_db()
    assert case.team == next_one
    assert reasons(case)[1] == "Regel 10: Regel 10 (gik forbi: holdet har fuldt hus). Passer, fordi: Farven: Blå."


def test_the_days_of_an_absence_count_both():
    team = make.team("blaa")
    away(TODAY, until=TODAY + timedelta(days=2), team=team)
    gone = [bool(absent_on(TODAY + timedelta(days=n)).teams) for n in range(-1, 4)]
    assert gone == [False, True, True, True, False]


def test_a_team_is_away_when_all_its_coordinators_are_and_not_before():
    team = make.team("blaa")
    first, second = make.member(team), make.member(team)
    away(user=first)
    assert absent_on(TODAY).users == {first.pk}
    assert shut_teams(TODAY) == {}
    away(user=second)
    assert shut_teams(TODAY) == {"blaa": Shut.AWAY}


def test_a_team_without_coordinators_is_not_away():
    make.team("blaa")
    away(user=make.member(make.team("groen")))
    assert absent_on(TODAY).teams == {make.team("groen").pk}


def test_the_central_team_takes_what_nobody_else_does_even_when_everybody_is_away():
    central = make.team("central", central=True)
    away(team=central)
    assert shut_teams(TODAY) == {}
    central.max_open = 3
    with pytest.raises(ValidationError, match="loft"):
        central.full_clean()


def test_somebody_or_a_team_is_away_and_not_both_nor_backwards():
    with pytest.raises(ValidationError, match="Vælg en medarbejder eller et hold"):
        Absence(user=make.user(), team=make.team(), first_day=TODAY, last_day=TODAY).full_clean()
    with pytest.raises(ValidationError, match="ligger før den første"):
        Absence(user=make.user(), first_day=TODAY, last_day=TODAY - timedelta(days=1)).full_clean()


def test_the_count_asks_the_same_few_questions_however_many_teams(django_assert_max_num_queries):
    for number in range(12):
        make.submission(team=make.team(f"hold-{number}", max_open=1))
    with django_assert_max_num_queries(6), transaction.atomic():
        assert len(shut_teams(TODAY, lock=True)) == 12
