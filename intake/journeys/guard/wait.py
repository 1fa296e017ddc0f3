"""The proof of those without JavaScript: a signed ticket that is good once, when some seconds have passed."""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core import signing

from portal import limits

from . import clock

FIELD = "hp_wait"
SALT = "intake.journeys.guard.wait"
LIFETIME_SECONDS = 60 * 60
ONCE = "1 per hour"  # at least as long as a ticket lives


@dataclass(frozen=True)
class Ticket:
    """`ready_at` is the second from which it counts."""

    text: str
    number: str
    ready_at: float

    @property
    def seconds_left(self) -> int:
        return max(0, math.ceil(self.ready_at - clock.now()))


def new(purpose: str) -> Ticket:
    """A ticket for one purpose. The wait begins now."""
    number, ready_at = secrets.token_hex(8), clock.now() + settings.DOK_PROOF_WAIT
    return Ticket(signing.dumps([purpose, number, ready_at], salt=SALT), number, ready_at)


def read(purpose: str, text: str) -> Ticket | None:
    """A ticket that came back, waited for or not. None if it is not ours, for something else, or too old."""
    try:
        written_for, number, ready_at = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return None
    if written_for != purpose or clock.now() > ready_at + LIFETIME_SECONDS:
        return None
    return Ticket(text, number, ready_at)


def is_over(ticket: Ticket | None) -> bool:
    """Whether it was waited for, and the ticket not used before. Uses it up."""
    return ticket is not None and not ticket.seconds_left and limits.within(ONCE, "wait", ticket.number)
