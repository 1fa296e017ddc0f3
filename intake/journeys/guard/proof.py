"""A proof of work after ALTCHA: half a second of a browser's time, and a bill for whoever sends by the thousand.

The challenge is PBKDF2 with a counter that the server knows: the browser tries counters in turn until the derived key
begins as the challenge says. Nothing is asked of anybody else, and nothing is kept but which challenges were used.
"""

from __future__ import annotations

import json
import secrets

import altcha
from django.utils.crypto import salted_hmac

from portal import limits

from . import clock

FIELD = "hp_proof"
ALGORITHM = "PBKDF2/SHA-256"
# 500 to 1,000 keys of 2,000 rounds: about half a second on a laptop, two or three on an old phone; 1 ms for the server.
ROUNDS = 2000
FEWEST, MOST = 500, 1000
LIFETIME_SECONDS = 60 * 60
ONCE = "1 per hour"  # at least as long as a challenge lives
LONGEST_ANSWER = 4000


def challenge(purpose: str) -> str:
    """A new task as JSON. It is good once, for an hour, and for this purpose."""
    task = altcha.create_challenge(
        ALGORITHM,
        ROUNDS,
        counter=FEWEST + secrets.randbelow(MOST - FEWEST),
        expires_at=int(clock.now()) + LIFETIME_SECONDS,
        data={"for": purpose},
        hmac_secret=_secret("challenge"),
        hmac_key_secret=_secret("key"),
    )
    return json.dumps(task.to_dict())


def is_solved(purpose: str, answer: str) -> bool:
    """Whether this solves a task that we set for the purpose, for the first time. Uses it up."""
    if not 0 < len(answer) <= LONGEST_ANSWER:
        return False
    if not altcha.verify_solution(answer, _secret("challenge"), hmac_key_secret=_secret("key")).verified:
        return False
    task = altcha.Payload.from_base64(answer).challenge.parameters
    return task.data == {"for": purpose} and limits.within(ONCE, "proof", task.nonce)


def _secret(use: str) -> str:
    """A key of its own, made of SECRET_KEY when it is needed and not before."""
    return salted_hmac("intake.journeys.guard.proof", use, algorithm="sha256").hexdigest()
