"""The only writer of events: numbers them, chains them, checks the chain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from portal.accounts.models import Role

from .actors import PERSON_ROLE, Actor
from .enums import Action, Fact
from .models import Event, Submission
from .permissions import owns
from .silencing import silence

FIRST = 1
# What a reading says of where it was, when it was not the case's own page.
IN_A_LIST = "list"
# What happens to a case without anybody having done something with it.
PASSIVE = frozenset(
    {
        Fact.READ,
        Fact.TRIED,
        Fact.URGENCY,
        Fact.LETTER_SENT,
        Fact.LETTER_FAILED,
        Fact.REMINDER_SET,
        Fact.REMINDER_DONE,
        Fact.ESCALATED,
    }
)
# Where the house speaks with the person: a talk, a message or a question, and a decision, which is told.
CONTACTS = frozenset(
    {Fact.REACHED, Fact.MESSAGE, *(Action.CONFIRM_CONSENT, Action.ASK, Action.ACCEPT, Action.WAITLIST, Action.DECLINE)}
)


def record(
    submission: Submission,
    what: str,
    actor: Actor,
    *,
    from_state: str = "",
    to_state: str = "",
    detail: dict[str, Any] | None = None,
) -> Event:
    """Add an event to a submission whose row the caller holds locked, inside the caller's transaction.

    `detail` bears codes and numbers only. Raises TypeError if it bears anything that JSON does not keep as it is.
    """
    last = submission.events.order_by("-sequence").first()
    said = {"from_state": from_state, "to_state": to_state, "detail": detail or {}}
    event = _add(submission, what, actor, after=last, **said)
    submission.version = event.sequence
    Submission.objects.filter(pk=submission.pk).update(version=event.sequence, **_mark(event, submission, actor))
    if what not in PASSIVE:
        silence(submission, what, actor)
    return event


def _mark(event: Event, submission: Submission, actor: Actor) -> dict[str, Any]:
    """What the queue must know of an event without looking for it: the owners' first reading, and the last deed."""
    if event.what == Fact.READ:
        is_owner = owns(actor, submission, Role.COORDINATOR)
        return {"read_at": Coalesce("read_at", Value(event.at))} if is_owner else {}
    if event.what in PASSIVE:
        return {}
    first = {"first_contact_at": Coalesce("first_contact_at", Value(_spoken_at(event)))} if is_contact(event) else {}
    return {"moved_at": event.at, **first}


def is_contact(event: Event) -> bool:
    """Whether the house reached the person with this: what «time to first contact» counts (DOMAIN §1: B4, C).

    A talk that was noted, a message or a question of staff's, a consent confirmed with the citizen, and a decision,
    since its letter goes out. Not the receipt, which nobody wrote; not a call that nobody answered; not a call to the
    ward; not what the person wrote to us.
    """
    return event.what in CONTACTS and event.actor_id is not None and event.role != PERSON_ROLE


def _spoken_at(event: Event) -> datetime:
    """When it was: a talk that is noted on a later day was at the end of its own, as far as anybody knows."""
    if "on" not in event.detail:
        return event.at
    day = datetime.combine(date.fromisoformat(event.detail["on"]), time.max)
    return max(min(timezone.make_aware(day), event.at), event.submission.received_at)


def begin(submission: Submission, what: str, actor: Actor, *, to_state: str, detail: dict[str, Any]) -> Event:
    """Add the first event of a case that was just written, with FIRST as its version: so nobody has to ask or count."""
    return _add(submission, what, actor, after=None, to_state=to_state, detail=detail)


def record_glances(submissions: Iterable[Submission], actor: Actor) -> frozenset[UUID]:
    """Add to each case that the actor saw whom it is about in a list, where they had read no more of it.

    Returns the cases it was written down in: one whose chain does not end at its version is left as it is, and must
    not be shown. The caller holds the rows locked. Four queries, however many cases.
    """
    cases = {case.pk: case for case in submissions}
    last = Event.objects.filter(submission__in=cases, sequence=F("submission__version"))
    seen = [
        _made(cases[event.submission_id], Fact.READ, actor, after=event, detail={"where": IN_A_LIST}) for event in last
    ]
    Event.objects.bulk_create(seen)
    written = frozenset(event.submission_id for event in seen)
    Submission.objects.filter(pk__in=written).update(version=F("version") + 1)
    return written


def _add(submission: Submission, what: str, actor: Actor, *, after: Event | None, **said: Any) -> Event:
    event = _made(submission, what, actor, after=after, **said)
    event.save()
    return event


def _made(submission: Submission, what: str, actor: Actor, *, after: Event | None, **said: Any) -> Event:
    event = Event(
        submission=submission,
        sequence=after.sequence + 1 if after else FIRST,
        at=timezone.now(),
        actor_id=actor.user_id,
        role=actor.role_on(submission),
        what=what,
        previous=after.digest if after else "",
        **said,
    )
    event.digest = digest(event)
    return event


def digest(event: Event) -> str:
    """Return the SHA-256 (hex) over everything the event says and the hash of the event before it."""
    said = [
        str(event.submission_id),
        event.sequence,
        event.at.astimezone(UTC).isoformat(),
        event.actor_id,
        event.role,
        event.what,
        event.from_state,
        event.to_state,
        event.detail,
        event.previous,
    ]
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def faults(submission: Submission) -> list[str]:
    """Say what is wrong with a submission's chain: nothing, if all is as it was written."""
    found, previous, expected = [], "", 0
    for event in submission.events.order_by("sequence"):
        expected += 1
        if event.sequence != expected:
            found.append(f"{submission.reference}: event {expected} is missing")
            expected = event.sequence
        if event.previous != previous or event.digest != digest(event):
            found.append(f"{submission.reference}: event {event.sequence} was changed")
        previous = event.digest
    if expected != submission.version:
        found.append(f"{submission.reference}: {submission.version} events were written, {expected} are left")
    return found
