"""A crowd of cases for the desk: invented, the same every time, as many as one asks for, written past the process.

What matters to the database is as in a house that is old: most cases have ended, a few in a hundred are open, each has
its sender, its first event and the hashes it is found by; of what is past its date somebody is reminded, and a few name
a colleague. Nothing is sealed, since no list opens anything; `seal` seals those whose contact is to be opened.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from intake.submissions import lookup
from intake.submissions.enums import Outcome
from intake.submissions.kinds import kind_of
from intake.submissions.models import Event, Mention, Reminder, Sender, Submission, Term
from intake.vault import blind

OPEN = ("submitted", "consent_check", "screening", "needs_info", "waitlisted", "accepted")
ENDED = ("closed", "closed", "closed", "declined", "withdrawn")
KINDS = (("boligmix", "BM"), ("discharge", "DU"), ("workfirst", "WF"))
# So many terms lead to a case: two names, an address, a number.
TERMS = 4
YEARS = 4 * 365
# Whom the bench looks for.
SOUGHT = "anna.eksempel@post.example"
_BATCH = 20_000


def open_among(count: int) -> int:
    """How many of so many are open. A small house has enough for a full page, so that pages can be compared."""
    return 400 + count // 50


def write(first: int, count: int, teams: list[int], people: list[int]) -> None:
    """Write the cases from number `first` up to `count`; `people` are coordinators, of the first team."""
    numbers = range(first, count)
    crowd = _Crowd(count, teams, people)
    _insert(Submission, crowd.SPINE, map(crowd.spine, numbers))
    _insert(Sender, ("submission_id", "via", "sent_at"), map(crowd.sender, numbers))
    _insert(Event, crowd.EVENT, map(crowd.event, numbers))
    _insert(Term, ("submission_id", "digest"), (term for number in numbers for term in crowd.terms(number)))
    _insert(Reminder, ("submission_id", "on", "reason", "created_at"), crowd.reminders(numbers))
    _insert(Mention, ("submission_id", "user_id", "sequence"), crowd.mentions(numbers))
    with connection.cursor() as cursor:
        # As a database does by itself within minutes, when so much was written: or an index alone can answer nothing.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def seal(cases: list[UUID]) -> None:
    """Give cases a key and answers, as the areas' own specimens have them: a dozen for each kind, again and again."""
    from intake.submissions.answers import sealed
    from intake.submissions.models import SealedItem
    from intake.vault import keys
    from portal.management.commands.seed_demo import makers

    typed = {
        maker.kind.name: [maker.demo.answers(random.Random(number), timezone.localdate()) for number in range(12)]  # noqa: S311
        for maker in makers()
    }
    items = []
    for number, case in enumerate(Submission.objects.filter(pk__in=cases)):
        case.recipient = keys.create(case.pk)
        answers = typed[case.kind][number % 12].model_dump_json().encode()
        items.append(sealed(case, "answers", answers, schema=kind_of(case).schema))
    SealedItem.objects.bulk_create(items, batch_size=1000)


class _Crowd:
    SPINE = (
        *("id", "reference", "kind", "state", "urgency", "language", "team_id", "assignee_id", "tags", "received_at"),
        *("routed_at", "due_on", "read_at", "moved_at", "message_at", "ended_at", "origin", "version"),
        *("first_contact_at", "decided_at", "outcome"),
    )
    EVENT = (
        *("submission_id", "sequence", "at", "role", "what", "from_state", "to_state", "detail", "previous", "digest"),
    )

    def __init__(self, count: int, teams: list[int], people: list[int]) -> None:
        self.count, self.teams, self.people = count, teams, people
        self.now, self.today = timezone.now(), timezone.localdate()
        self.sought = blind.digests([word for either in lookup.read(SOUGHT).words for word in either])[0]

    def dice(self, number: int) -> random.Random:
        return random.Random(number)  # noqa: S311

    def received(self, number: int) -> Any:
        return self.now - timedelta(minutes=1 + number * 7919 % (YEARS * 1440))

    def spine(self, number: int) -> tuple:
        dice, received = self.dice(number), self.received(number)
        kind, prefix = KINDS[number % 3]
        is_open = number < open_among(self.count)
        state = dice.choice(OPEN if is_open else ENDED)
        team = self.teams[0] if dice.random() < 0.4 else dice.choice(self.teams)
        is_taken = team == self.teams[0] and state != "submitted"
        return (
            *(_id(number), f"{prefix}-{number // 10_000:04}-{number % 10_000:04}", kind, state),
            *(dice.randint(1, 4), "da", team, dice.choice(self.people) if is_taken else None, "[]", received, received),
            self.due(number),
            None if dice.random() < 0.2 else received,
            self.now - timedelta(days=dice.randint(0, 30)),
            self.now if dice.random() < (0.05 if is_open else 0.0005) else None,
            *(None if is_open else received, None, 1),
            received + timedelta(hours=dice.randint(1, 240)) if dice.random() < 0.8 else None,
            received + timedelta(hours=dice.randint(24, 960)) if state in ("closed", "declined") else None,
            dice.choice(Outcome.values) if state == "closed" else "",
        )

    def due(self, number: int) -> date:
        return self.today + timedelta(days=self.dice(-number - 2).randint(-5, 20))

    def reminders(self, numbers: Iterable[int]) -> Iterator[tuple]:
        for number in numbers:
            if number < open_among(self.count) and self.due(number) < self.today:
                yield _id(number), self.due(number) + timedelta(days=1), "overdue", self.now

    def mentions(self, numbers: Iterable[int]) -> Iterator[tuple]:
        for number in numbers:
            if number < open_among(self.count) and number % 200 == 7:
                yield _id(number), self.people[0], 1

    def sender(self, number: int) -> tuple:
        return _id(number), "open", self.received(number)

    def event(self, number: int) -> tuple:
        return _id(number), 1, self.received(number), "person", "received", "", "submitted", "{}", "", "0" * 64

    def terms(self, number: int) -> Iterator[tuple]:
        dice = self.dice(-number - 1)
        for _ in range(TERMS):
            yield _id(number), dice.randbytes(blind.LENGTH // 2).hex()
        if number % 997 == 5 and number < 4000:
            yield _id(number), self.sought


def _id(number: int) -> UUID:
    return UUID(int=number + 2**100)


def _insert(model: Any, columns: tuple[str, ...], rows: Iterable[tuple]) -> None:
    table, names = model._meta.db_table, ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join("?" for _ in columns)
        cursor.connection.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608
            (tuple(map(_for_sqlite, row)) for row in rows),
        )


def _for_sqlite(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    if hasattr(value, "hour"):
        return connection.ops.adapt_datetimefield_value(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
