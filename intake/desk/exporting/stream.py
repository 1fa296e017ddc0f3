"""The lines of a file, some hundred cases at a time: read from one snapshot of the list, logged, then sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.db.models import QuerySet

from intake.submissions import access
from intake.submissions.actors import Actor
from intake.submissions.contacts import Reading, contacts_of, reading_of
from intake.submissions.kinds import Contact
from intake.submissions.models import Export, Submission
from intake.submissions.queue import readable_for
from intake.vault.many import Beside

from .columns import Cells, Line
from .writers import Writer

# Longer lists are narrowed first: nobody reads them, and a file of everything is a danger of its own.
MOST = 100_000
# The first few go at once, so that the browser begins.
FIRST, AT_A_TIME = 200, 1_000
# What a line needs of the spine: rows without models, of which a long file would make 100,000.
SPINE = (
    *("pk", "reference", "kind", "state", "urgency", "team_id", "assignee_id", "received_at", "first_contact_at"),
    *("due_on", "decided_at", "ended_at"),
)


@dataclass(frozen=True)
class Order:
    """What is asked for: whose file, which cases in which order, and how they are written."""

    export: Export
    actor: Actor
    cases: QuerySet[Submission]
    cells: Cells
    writer: Writer


def stream(order: Order) -> Iterator[bytes]:
    """The file, in parts. What a part bears is in the log before it is given out."""
    begun = order.writer.begin(order.cells.heads)
    parts = _parts(order)
    with_contacts = _opened_ahead(order, parts) if order.cells.with_contact else ((part, {}) for part in parts)
    for part, contacts in with_contacts:
        yield begun + _written(order, part, contacts)
        begun = b""
    yield begun + order.writer.end()


def _parts(order: Order) -> Iterator[list[Line]]:
    lines = order.cases.values_list(*SPINE, named=True)[:MOST].iterator(AT_A_TIME)
    size = FIRST
    while part := list(islice(lines, size)):
        yield part
        size = AT_A_TIME


def _opened_ahead(order: Order, parts: Iterator[list[Line]]) -> Iterator[tuple[list[Line], dict[UUID, Contact]]]:
    """Each part with the contacts of its cases. While one is written, the next is opened beside: that takes as long.

    The first few are opened here, while the process beside begins; where there are no more, there is none.
    """
    first, second = next(parts, None), next(parts, None)
    if first is None:
        return
    if second is None:
        yield first, contacts_of(_readable(order, first))
        return
    beside = Beside()
    try:
        yield first, contacts_of(_readable(order, first))
        waiting = _ask(order, beside, second)
        while waiting:
            part, reading = waiting
            opened = beside.answer()
            waiting = _ask(order, beside, next(parts, None))
            yield part, _still_theirs(order, part, reading.contacts(opened))
    finally:
        beside.close()


def _ask(order: Order, beside: Beside, part: list[Line] | None) -> tuple[list[Line], Reading] | None:
    if part is None:
        return None
    reading = reading_of(_readable(order, part))
    beside.ask(reading.sealed)
    return part, reading


def _still_theirs(order: Order, part: list[Line], contacts: dict[UUID, Contact]) -> dict[UUID, Contact]:
    """Less what was taken back or given away since it was opened ahead."""
    readable = readable_for(order.actor).filter(pk__in=[line.pk for line in part]).order_by()
    still = set(readable.values_list("pk", flat=True))
    return {case: contact for case, contact in contacts.items() if case in still}


def _written(order: Order, part: list[Line], contacts: dict[UUID, Contact]) -> bytes:
    order.cells.meet(part)
    access.exported(order.export, len(part), contacts)
    return order.writer.rows(order.cells.of(line, contacts.get(line.pk)) for line in part)


def _readable(order: Order, part: list[Line]) -> QuerySet[Submission]:
    """Those whose answers the actor may read as they are opened, with who sent them; the others' fields are empty."""
    readable = readable_for(order.actor).filter(pk__in=[line.pk for line in part]).order_by()
    sender = ("sender__id", "sender__submission", "sender__unit", "sender__contact", "sender__user")
    return readable.select_related("sender__unit", "sender__contact").only("kind", *sender)
