"""Two tries at once, as when a system loses its patience: one case, and the same answer to both."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from intake.submissions.models import Letter, Submission
from intake.vault.models import CaseKey
from tests import make

from .partner import System, example, problem

pytestmark = pytest.mark.django_db(transaction=True)
KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324"
AT_ONCE = 6


def all_at_once(*tries):
    """Run each in a thread and a connection of its own, begun together."""
    start = Barrier(len(tries))

    def run(one):
        try:
            start.wait()
            return one()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tries)) as pool:
        return list(pool.map(run, tries))


def systems(count):
    """So many clients with one token."""
    first = System(make.unit())
    others = [System(first.unit) for _number in range(count - 1)]
    for other in others:
        other.token, other.secret = first.token, first.secret
    return [first, *others]


def test_the_same_key_and_content_at_once_make_one_case():
    answers = all_at_once(*(lambda one=one: one.post("referrals", key=KEY) for one in systems(AT_ONCE)))
    assert [answer.status_code for answer in answers] == [201] * AT_ONCE
    assert {answer.json()["reference"] for answer in answers} == {Submission.objects.get().reference}
    assert sum("Idempotency-Replayed" not in answer for answer in answers) == 1
    assert Letter.objects.count() == 1
    assert CaseKey.objects.count() == 1


def test_of_two_contents_at_once_under_one_key_one_is_refused():
    first, second = systems(2)
    other = example("referrals", citizen_first_name="Bo")
    answers = all_at_once(lambda: first.post("referrals", key=KEY), lambda: second.post("referrals", other, key=KEY))
    assert sorted(answer.status_code for answer in answers) == [201, 422]
    assert problem(next(answer for answer in answers if answer.status_code == 422)) == "key-reused"
    assert Submission.objects.count() == 1


def test_different_keys_at_once_make_a_case_each():
    answers = all_at_once(*(lambda one=one: one.post("referrals") for one in systems(AT_ONCE)))
    assert [answer.status_code for answer in answers] == [201] * AT_ONCE
    assert Submission.objects.count() == AT_ONCE
