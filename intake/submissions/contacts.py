"""Whom many cases are about, opened in one go: what `contact.contact_of` says of one, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from intake.vault import keys, ring
from intake.vault.many import Opened, Sealed, open_all
from portal.accounts.units import all_who_work

from .answers import ANSWERS, not_covered, read_answers
from .contact import PREFIX, corrected, merged, on_the_unit
from .kinds import Contact, kind_of
from .models import Consent, SealedItem, Submission


@dataclass(frozen=True)
class Reading:
    """What the database has of some cases: to be opened, and then made contacts of."""

    cases: list[Submission]
    sealed: list[Sealed]
    schemas: dict[UUID, int]
    consents: dict[UUID, list[str]]
    working: Set[tuple[int, int]]

    def contacts(self, opened: Opened) -> dict[UUID, Contact]:
        """The contact of each case that was opened, by its key."""
        return {case.pk: self._contact(case, dict(opened[case.pk])) for case in self.cases if case.pk in opened}

    def _contact(self, case: Submission, plain: dict[str, bytes]) -> Contact:
        payload, hidden = plain.pop(ANSWERS), not_covered(kind_of(case), self.consents.get(case.pk, ()))
        first = on_the_unit(case, lambda user, unit: (user.pk, unit) in self.working)
        first = first or kind_of(case).contact(read_answers(case, self.schemas[case.pk], payload, hidden=hidden))
        written = sorted((int(name.removeprefix(PREFIX)), text) for name, text in plain.items())
        return corrected(first, merged([text for _number, text in written]))


def reading_of(cases: Iterable[Submission]) -> Reading:
    """Fetch what it takes to open whom these cases are about; those without answers or a key are left out.

    The cases come with their sender, its unit and its contact. The caller has asked whether they may be read, and
    writes down that they were.
    """
    found = list(cases)
    wrapped = keys.wrapped_of(case.pk for case in found)
    items, schemas = _items(wrapped)
    consents = dict(Consent.objects.filter(submission__in=wrapped).values_list("submission_id", "categories"))
    sealed = [Sealed(case, wrapped[case], held) for case, held in items.items() if ANSWERS in held]
    return Reading(found, sealed, schemas, consents, all_who_work())


def contacts_of(cases: Iterable[Submission]) -> dict[UUID, Contact]:
    """The contact of each case, by its key; one that cannot be opened here is missing. As `reading_of`."""
    reading = reading_of(cases)
    return reading.contacts(open_all(ring.identities(), reading.sealed))


def _items(cases: Iterable[UUID]) -> tuple[dict[UUID, dict[str, bytes]], dict[UUID, int]]:
    """The sealed items of each case by name, and the version its answers are written in."""
    wanted = Q(name=ANSWERS) | Q(name__startswith=PREFIX)
    rows = SealedItem.objects.filter(wanted, submission__in=list(cases))
    held: dict[UUID, dict[str, bytes]] = {}
    schemas = {}
    for case, name, schema, blob in rows.values_list("submission_id", "name", "schema", "blob"):
        held.setdefault(case, {})[name] = bytes(blob)
        if name == ANSWERS:
            schemas[case] = schema
    return held, schemas
