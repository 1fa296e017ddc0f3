"""Many cases opened at once, here and in processes beside this one."""

import os
import signal
from uuid import uuid4

import pytest

from intake.vault import keys, ring, sealing
from intake.vault.many import Beside, Sealed, open_all

pytestmark = pytest.mark.django_db


def a_case(text=b"svar"):
    case = uuid4()
    recipient = keys.create(case)
    blob = sealing.seal(recipient, case=case, name="answers", payload=text)
    return Sealed(case, keys.wrapped_of([case])[case], {"answers": blob})


@pytest.fixture
def beside():
    helper = Beside()
    yield helper
    helper.close()
    assert not any(one.process.is_alive() for one in helper.helpers)


def test_a_case_opens_whole_or_is_missing():
    good, other = a_case(), a_case()
    torn = Sealed(other.case, other.wrapped, {**other.items, "contact-2": good.items["answers"]})
    foreign = Sealed(good.case, b"no key at all", good.items)
    assert open_all(ring.identities(), [good, torn]) == {good.case: {"answers": b"svar"}}
    assert open_all(ring.identities(), [foreign]) == {}
    assert open_all([], [good]) == {}


def test_the_process_beside_opens_the_same_question_after_question(beside):
    for _question in range(3):
        cases = [a_case(os.urandom(200_000)) for _ in range(3)]
        beside.ask(cases)
        assert beside.answer() == open_all(ring.identities(), cases)


def test_when_a_process_beside_is_killed_this_one_opens_its_part_itself(beside):
    cases = [a_case() for _ in range(5)]
    os.kill(beside.helpers[0].process.pid, signal.SIGKILL)
    beside.helpers[0].process.join()
    beside.ask(cases)
    assert beside.answer() == {one.case: {"answers": b"svar"} for one in cases}
