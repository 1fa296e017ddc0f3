"""The numbers of the tabs, however they are asked for."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from intake.desk import tabs
from intake.submissions import mentions, reminders
from intake.submissions.actors import actor_for
from intake.submissions.enums import ReminderReason, State
from intake.submissions.models import Submission
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


def holding(person, case):
    """The tabs that a case stands in."""
    actor = actor_for(person)
    scope = submissions_for(actor).filter(pk=case.pk)
    found = {key for key, tab in tabs.TABS.items() if tabs.within(scope, tab, actor).exists()}
    counted = {key for key, number in tabs.counts(scope, actor).items() if number}
    assert counted == found - {tabs.ALL}
    return found


LONG_AGO = timezone.now() - timedelta(days=99)
QUIET = {"read_at": LONG_AGO, "due_on": None}


@pytest.mark.parametrize("state", [State.WAITLISTED, State.ACCEPTED])
def test_what_waits_for_room_or_was_said_yes_to_is_still_somebodys_and_may_lie_still(state):
    person = make.member()
    case = make.submission(team=make.team(), state=state, assignee=person, **QUIET)
    assert holding(person, case) == {tabs.MINE, tabs.ALL}
    type(case).objects.update(moved_at=LONG_AGO)
    assert holding(person, case) == {tabs.MINE, tabs.STALE, tabs.ALL}


@pytest.mark.parametrize("state", State)
def test_a_new_message_is_unread_in_every_state_in_which_anybody_may_still_answer_it(state):
    person = make.member()
    case = make.submission(team=make.team(), state=state, **QUIET)
    assert tabs.UNREAD not in holding(person, case)
    type(case).objects.update(message_at=timezone.now())
    assert (tabs.UNREAD in holding(person, case)) == (not state.is_final)


def test_who_helps_with_a_case_is_asked_for_nothing_that_only_its_own_team_can_do():
    helping = make.team("hjaelper")
    case = make.submission(team=make.team("egne"), state=State.SCREENING, moved_at=LONG_AGO, due_on=LONG_AGO.date())
    case.assisting.add(helping)
    assert holding(make.member(helping), case) == {tabs.TEAMS, tabs.ALL}
    assert holding(make.member(make.team("egne")), case) >= {tabs.UNREAD, tabs.DUE, tabs.STALE}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the plan is PostgreSQL's")
@pytest.mark.parametrize("tab", [tabs.UNREAD, tabs.MINE, tabs.STALE, tabs.TEAMS, tabs.DUE])
def test_lists_and_numbers_can_read_the_index_of_what_is_worked_with(tab):
    """Of a handful of rows PostgreSQL reads all, or by whichever index: it is left this one alone, which it may use
    only if the condition of the list says at least as much as the index's own.
    """
    actor = make.actor()
    _names, numbers, params = tabs._question(tabs._Asker(tabs._known_by(actor), actor))
    cases = tabs.within(submissions_for(actor), tabs.TABS[tab], actor).filter(team=make.team()).order_by("team_id")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexrelid::regclass FROM pg_index WHERE indrelid = %s::regclass AND NOT indisunique",
            [Submission._meta.db_table],
        )
        others = [name for (name,) in cursor.fetchall() if name != "open_of_a_team"]
        cursor.execute(f"SET LOCAL enable_seqscan = off; DROP INDEX {', '.join(others)}")
        cursor.execute(f"EXPLAIN {numbers}", params)
        assert "open_of_a_team" in str(cursor.fetchall())
    assert "open_of_a_team" in cases.explain()


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
