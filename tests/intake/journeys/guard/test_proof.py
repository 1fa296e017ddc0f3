"""The proof of work: good once, for an hour, for one purpose; everything else is no proof and no error."""

import base64
import json
import time as machine

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.journeys.guard import clock, proof


def test_a_solved_task_is_good_once(solved):
    answer = solved(proof.challenge("boligmix"))
    assert proof.is_solved("boligmix", answer)
    assert not proof.is_solved("boligmix", answer)


def test_it_is_not_good_again_in_another_wrapping(solved):
    answer = solved(proof.challenge("boligmix"))
    other = base64.b64encode(json.dumps(json.loads(base64.b64decode(answer)), indent=3).encode()).decode()
    assert other != answer
    assert proof.is_solved("boligmix", answer)
    assert not proof.is_solved("boligmix", other)


def test_it_is_good_for_its_purpose_alone(solved):
    assert not proof.is_solved("workfirst", solved(proof.challenge("boligmix")))


def test_it_is_good_for_an_hour(solved, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: machine.time() - proof.LIFETIME_SECONDS + 60)
    young = solved(proof.challenge("boligmix"))
    monkeypatch.setattr(clock, "now", lambda: machine.time() - proof.LIFETIME_SECONDS - 60)
    old = solved(proof.challenge("boligmix"))
    assert proof.is_solved("boligmix", young)
    assert not proof.is_solved("boligmix", old)


@pytest.mark.parametrize(
    ("name", "value"),
    [("cost", 1), ("expiresAt", 99_999_999_999), ("keyPrefix", "00"), ("data", {"for": "workfirst"}), ("nonce", "00")],
)
def test_a_task_that_was_made_easier_is_not_ours(solved, name, value):
    written = json.loads(base64.b64decode(solved(proof.challenge("boligmix"))))
    written["challenge"]["parameters"][name] = value
    assert not proof.is_solved("boligmix", base64.b64encode(json.dumps(written).encode()).decode())


def test_a_wrong_solution_is_none(solved):
    written = json.loads(base64.b64decode(solved(proof.challenge("boligmix"))))
    written["solution"]["derivedKey"] = "00" * 32
    assert not proof.is_solved("boligmix", base64.b64encode(json.dumps(written).encode()).decode())


def test_the_key_follows_the_secret_key(solved, settings):
    answer = solved(proof.challenge("boligmix"))
    settings.SECRET_KEY = "another" * 10
    assert not proof.is_solved("boligmix", answer)


def test_a_task_takes_a_browser_some_work_and_the_server_little():
    task = json.loads(proof.challenge("boligmix"))["parameters"]
    assert proof.FEWEST * task["cost"] >= 1_000_000, "rounds that every sender pays"
    begun = machine.perf_counter()
    for _time in range(20):
        proof.challenge("boligmix")
    assert (machine.perf_counter() - begun) / 20 < 0.05


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.text() | st.binary().map(lambda raw: base64.b64encode(raw).decode()))
def test_nothing_that_is_posted_is_an_error(text):
    assert not proof.is_solved("boligmix", text)


@given(challenge=anything, solution=anything)
def test_no_json_is_an_error(challenge, solution):
    text = json.dumps({"challenge": challenge, "solution": solution})
    assert not proof.is_solved("boligmix", base64.b64encode(text.encode()).decode())


@given(
    parameters=st.dictionaries(st.sampled_from(["algorithm", "nonce", "salt", "cost", "expiresAt", "data"]), anything)
)
def test_no_parameters_are_an_error(parameters):
    challenge = {"parameters": {"algorithm": "", "nonce": "", "salt": "", "cost": 1, **parameters}, "signature": "00"}
    text = json.dumps({"challenge": challenge, "solution": {"counter": 1, "derivedKey": ""}})
    assert not proof.is_solved("boligmix", base64.b64encode(text.encode()).decode())
