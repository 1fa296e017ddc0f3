"""Many hands in one queue: every case goes to one of them, and the most urgent goes first."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from intake.submissions import process
from intake.submissions.enums import Action, State
from intake.submissions.models import Event, Submission
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

needs_many_writers = pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")


def empty_the_queue(actor):
    """One worker: takes the next case until there is none; returns what it was given, in order."""
    taken = []
    try:
        while case := process.take_next(actor):
            taken.append(case.pk)
    finally:
        connections.close_all()
    return taken


def hands_in_one_queue(hands, cases):
    team = make.team()
    waiting = [make.submission(team=team) for _ in range(4)]
    waiting += Submission.objects.bulk_create(copies_of(waiting[0], cases - len(waiting)))
    actors = [make.actor(team) for _ in range(hands)]
    with ThreadPoolExecutor(hands) as pool:
        taken = [case for one in pool.map(empty_the_queue, actors) for case in one]
    assert sorted(taken) == sorted(case.pk for case in waiting)
    claims = Event.objects.filter(what=Action.CLAIM).values_list("submission", flat=True)
    assert sorted(claims) == sorted(taken)
    assert not Submission.objects.filter(state=State.SUBMITTED).exists()


def copies_of(case, count):
    """Rows alone: taking a case opens nothing."""
    for number in range(count):
        yield Submission(
            reference=f"TP-{number:08}",
            kind=case.kind,
            team=case.team,
            due_on=case.due_on,
            received_at=case.received_at,
            version=0,
        )


@needs_many_writers
def test_eight_people_empty_a_queue_and_nobody_is_given_anothers_case():
    hands_in_one_queue(8, 80)


@needs_many_writers
@pytest.mark.long
def test_twenty_people_empty_a_queue_of_two_thousand():
    hands_in_one_queue(20, 2000)


def test_one_person_is_given_the_cases_in_the_queues_order():
    team = make.team()
    for urgency in (3, 1, 4, 2):
        make.submission(team=team, urgency=urgency)
    taken = empty_the_queue(make.actor(team))
    assert [Submission.objects.get(pk=pk).urgency for pk in taken] == [1, 2, 3, 4]
