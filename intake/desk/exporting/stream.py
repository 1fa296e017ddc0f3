"""The lines of a file, some hundred cases at a time: asked anew whether they may be seen, logged, then sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from intake.submissions import access
from intake.submissions.actors import Actor
from intake.submissions.contacts import contacts_of
from intake.submissions.models import Export, Submission
from intake.submissions.queue import readable_for, submissions_for

from .columns import Cells
from .writers import Writer

# Longer lists are narrowed first: nobody reads them, and a file of everything is a danger of its own.
MOST = 100_000
# What a line, and the opening of its case, need of the spine.
SPINE = (
    *("reference", "kind", "state", "urgency", "team", "assignee", "received_at", "first_contact_at", "due_on"),
    *("decided_at", "ended_at"),
)
# The first few go at once, so that the browser begins.
FIRST, AT_A_TIME = 200, 1_000


@dataclass(frozen=True)
class Order:
    """What is asked for: whose file, which cases in which order, and how they are written."""

    export: Export
    actor: Actor
    cases: Sequence[UUID]
    cells: Cells
    writer: Writer


def stream(order: Order) -> Iterator[bytes]:
    """The file, in parts. What a part bears is in the log before it is given out."""
    begun = order.writer.begin(order.cells.heads)
    for number, part in enumerate(_parts(order.cases)):
        yield (begun if number == 0 else b"") + _lines(order, part)
    yield order.writer.end()


def _parts(cases: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    yield cases[:FIRST]
    for start in range(FIRST, len(cases), AT_A_TIME):
        yield cases[start : start + AT_A_TIME]


def _lines(order: Order, keys: Sequence[UUID]) -> bytes:
    """Some lines. A case that was taken out of the actor's sight since the list was made is not among them."""
    readable = _readable(order, keys) if order.cells.with_contact else []
    contacts = contacts_of(readable)
    seen = {case.pk: case for case in readable}
    if others := [key for key in keys if key not in seen]:
        known = submissions_for(order.actor).filter(pk__in=others).order_by()
        seen |= {case.pk: case for case in known.only(*SPINE)}
    cases = [seen[key] for key in keys if key in seen]
    order.cells.meet(cases)
    access.exported(order.export, len(cases), contacts)
    return order.writer.rows(order.cells.of(case, contacts.get(case.pk)) for case in cases)


def _readable(order: Order, keys: Sequence[UUID]) -> list[Submission]:
    """Those whose answers the actor may read, with who sent them; the others have an empty field."""
    readable = readable_for(order.actor).filter(pk__in=keys).order_by()
    sender = ("sender__id", "sender__submission", "sender__unit", "sender__contact", "sender__user")
    return list(readable.select_related("sender__unit", "sender__contact").only(*SPINE, *sender))
