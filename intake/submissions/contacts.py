"""Whom many cases are about, opened in one go: what `contact.contact_of` says of one, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Set
from contextlib import suppress
from uuid import UUID

from django.db.models import Q
from pyrage import x25519

from intake.vault import keys, sealing
from intake.vault.errors import VaultError
from portal.accounts.units import all_who_work

from .answers import ANSWERS, not_covered, read_answers
from .contact import PREFIX, corrected, merged, on_the_unit
from .kinds import Contact, kind_of
from .models import Consent, SealedItem, Submission

Items = dict[str, tuple[int, bytes]]


def contacts_of(cases: Iterable[Submission]) -> dict[UUID, Contact]:
    """The contact of each case, by its key; one that cannot be opened here is missing.

    The cases come with their sender, its unit and its contact. The caller has asked whether they may be read, and
    writes down that they were.
    """
    found = list(cases)
    identities = keys.identities_of(case.pk for case in found)
    items = _items(identities)
    consents = dict(Consent.objects.filter(submission__in=identities).values_list("submission_id", "categories"))
    working, opened = all_who_work(), {}
    for case in found:
        if ANSWERS not in (held := items.get(case.pk, {})):
            continue
        hidden = not_covered(kind_of(case), consents.get(case.pk, ()))
        with suppress(VaultError):
            opened[case.pk] = _contact(case, _opened(case.pk, held, identities[case.pk]), hidden, working)
    return opened


def _items(cases: Iterable[UUID]) -> dict[UUID, Items]:
    wanted = Q(name=ANSWERS) | Q(name__startswith=PREFIX)
    rows = SealedItem.objects.filter(wanted, submission__in=list(cases))
    held: dict[UUID, Items] = {}
    for case, name, schema, blob in rows.values_list("submission_id", "name", "schema", "blob"):
        held.setdefault(case, {})[name] = schema, bytes(blob)
    return held


def _opened(case: UUID, held: Items, identity: x25519.Identity) -> Items:
    return {
        name: (schema, sealing.open_sealed(identity, case=case, name=name, blob=blob))
        for name, (schema, blob) in held.items()
    }


def _contact(case: Submission, plain: Items, hidden: frozenset[str], working: Set[tuple[int, int]]) -> Contact:
    schema, payload = plain.pop(ANSWERS)
    first = on_the_unit(case, lambda user, unit: (user.pk, unit) in working)
    first = first or kind_of(case).contact(read_answers(case, schema, payload, hidden=hidden))
    written = sorted((int(name.removeprefix(PREFIX)), text) for name, (_schema, text) in plain.items())
    return corrected(first, merged([text for _number, text in written]))
