"""A guard at its post: the test settings send it to sleep."""

import pytest
from altcha import Challenge, Payload, solve_challenge

from intake.journeys.guard import clock, proof
from portal import limits


class Clock:
    """A clock that moves when a test says so."""

    def __init__(self):
        self.time = 1_800_000_000.0

    def __call__(self):
        return self.time

    def pass_by(self, seconds):
        self.time += seconds


@pytest.fixture
def time(monkeypatch):
    moved = Clock()
    monkeypatch.setattr(clock, "now", moved)
    return moved


@pytest.fixture
def easy(monkeypatch):
    """Tasks that Python is done with at once."""
    monkeypatch.setattr(proof, "FEWEST", 0)
    monkeypatch.setattr(proof, "MOST", 3)


@pytest.fixture
def limit(settings):
    """Set limits by name. What was counted before is forgotten."""

    def limit_to(**rates):
        settings.DOK_LIMITS = {**dict.fromkeys(settings.DOK_LIMITS, ""), **rates}
        limits.forget()

    return limit_to


@pytest.fixture
def solved(easy):
    """Solve a challenge as the browser does; returns what it posts."""
    import json

    def solve(text):
        challenge = Challenge.from_dict(json.loads(text))
        return Payload(challenge, solve_challenge(challenge)).to_base64()

    return solve
