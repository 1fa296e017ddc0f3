"""The numbers of the tabs, however they are asked for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from intake.desk import tabs
from intake.submissions import mentions, reminders
from intake.submissions.actors import actor_for
from intake.submissions.enums import ReminderReason, State
from intake.submissions.queue import submissions_for
from portal.accounts.models import Membership, Role
from tests import make

pytestmark = pytest.mark.django_db


def both_ways(person):
    actor = actor_for(person)
    numbers, stamp = tabs.counts_and_stamp(actor)
    assert numbers == tabs.counts(submissions_for(actor), actor)
    return numbers, stamp


@pytest.mark.parametrize("role", Role)
def test_what_is_put_together_once_counts_what_the_list_shows(role):
    own, other = make.team("egne", central=True), make.team("andre")
    person = make.member(own, role)
    assert not any(both_ways(person)[0].values())
    late = timezone.localdate() - timedelta(days=3)
    for team in (own, other):
        for state in State:
            make.submission(team=team, state=state, due_on=late)
    helped = make.submission(team=other, state=State.SCREENING)
    helped.assisting.add(own)
    mentions.mention(helped, [person.pk])
    first, _stamp = both_ways(person)
    Membership.objects.create(user=person, team=other, role=role)
    second, _stamp = both_ways(person)
    assert (first == second) == (role in (Role.DATA_PROTECTION, Role.EVALUATOR))


def test_offers_and_names_count_for_whoever_has_no_open_case():
    own, other = make.team("egne"), make.team("andre", organisation=make.organisation("andre"))
    person = make.member(own)
    make.submission(team=other, offered_to=own)
    closed = make.submission(team=own, state=State.CLOSED)
    mentions.mention(closed, [person.pk])
    numbers, _stamp = both_ways(person)
    assert {key: number for key, number in numbers.items() if number} == {tabs.OFFERED: 1, tabs.NAMED: 1}


def test_the_stamp_changes_with_every_deed_and_with_nothing_else():
    team = make.team("egne")
    person, case = make.member(team), make.submission(team=team, state=State.SCREENING)
    make.submission(team=make.team("andre"))
    before = both_ways(person)
    assert both_ways(person) == before
    reminders.set_reminder(case.pk, actor_for(make.member(team)), on=timezone.localdate(), reason=ReminderReason.CALL)
    assert both_ways(person) != before
