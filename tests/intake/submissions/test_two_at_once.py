"""Two people decide one case in the same moment: one decides, the other is told what the first did."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from intake.submissions import process
from intake.submissions.enums import Action, State
from intake.submissions.lifecycle import Refused
from intake.submissions.models import Submission
from tests import make

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time"),
]

ROUNDS = 10


def decide_together(case, deciders):
    """What each was told: nothing, or the reason of the refusal."""
    start = Barrier(len(deciders))

    def decide(actor, action):
        try:
            start.wait()
            process.decide(case.pk, action, actor, seen_version=case.version, checks=("rung",), reason="full")
        except Refused as refused:
            return str(refused.reason)
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(len(deciders)) as pool:
        return list(pool.map(lambda one: decide(*one), deciders))


def test_one_decides_and_the_other_is_told():
    team = make.team()
    signe = make.actor(team, first_name="Signe", last_name="Ågård")
    bo = make.actor(team, first_name="Bo", last_name="Bang")
    for _round in range(ROUNDS):
        case = make.submission(team=team, state=State.SCREENING)
        told = decide_together(case, [(signe, Action.ACCEPT), (bo, Action.DECLINE)])
        assert told.count(None) == 1
        first, done = ("Signe Ågård", Action.ACCEPT) if told[0] is None else ("Bo Bang", Action.DECLINE)
        [reason] = filter(None, told)
        assert reason.startswith(f"{first} nåede det først: {done.label}.")
        case = Submission.objects.get(pk=case.pk)
        assert case.state == (State.ACCEPTED if done is Action.ACCEPT else State.DECLINED)
        assert list(case.events.filter(what__in=Action.values).values_list("what", flat=True)) == [done]
        assert case.letters.exclude(template=process.RECEIPT).count() == 1
