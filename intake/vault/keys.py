"""The life of a case's key: made at receipt, opened by staff, rewrapped when the ring changes, destroyed at erasure."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from uuid import UUID

from django.db import transaction
from pyrage import x25519

from . import ring
from .errors import Shredded, VaultClosed
from .models import CaseKey

ROTATION_BATCH = 200


def create(case: UUID) -> str:
    """Make the key pair of a new case and return its public half (an age recipient)."""
    identity = x25519.Identity.generate()
    recipient = str(identity.to_public())
    CaseKey.objects.create(case=case, recipient=recipient, wrapped=ring.wrap(str(identity)), ring=ring.fingerprint())
    return recipient


def recipient_of(case: UUID) -> str:
    """Return the public half of a case's key.

    Raises Shredded if the key was destroyed.
    """
    recipient = CaseKey.objects.filter(case=case).values_list("recipient", flat=True).first()
    if recipient is None:
        raise Shredded(str(case))
    return recipient


def identity_of(case: UUID) -> x25519.Identity:
    """Open the private half of a case's key.

    Raises Shredded if it was destroyed, VaultClosed on a side that may not read.
    """
    wrapped = CaseKey.objects.filter(case=case).values_list("wrapped", flat=True).first()
    if wrapped is None:
        raise Shredded(str(case))
    return ring.unwrap(bytes(wrapped))


def wrapped_of(cases: Iterable[UUID]) -> dict[UUID, bytes]:
    """The private halves of many cases' keys as they lie: one query. Those that were destroyed are missing."""
    rows = CaseKey.objects.filter(case__in=list(cases)).values_list("case", "wrapped")
    return {case: bytes(wrapped) for case, wrapped in rows}


def identities_of(cases: Iterable[UUID]) -> dict[UUID, x25519.Identity]:
    """Open the private halves of many cases' keys: one query. Those that were destroyed, or fit no identity of this
    process, are missing.
    """
    own, opened = ring.identities(), {}
    for case, wrapped in wrapped_of(cases).items():
        with suppress(VaultClosed):
            opened[case] = ring.unwrap(wrapped, own)
    return opened


def shred(case: UUID) -> bool:
    """Destroy a case's key. Everything sealed to it is unreadable from now on. Says whether there was a key."""
    deleted, _ = CaseKey.objects.filter(case=case).delete()
    return deleted > 0


def outdated() -> int:
    """Count the keys that are still wrapped to an earlier ring."""
    return CaseKey.objects.exclude(ring=ring.fingerprint()).count()


def rotate() -> Iterator[int]:
    """Rewrap every key of an earlier ring to the present one; yield how many were done after each batch.

    Only the small key rows change; no answer is opened. May be stopped and started again at any time: a row that is
    done bears the new ring's fingerprint. The process needs an identity of the earlier ring until the end.
    """
    present, done = ring.fingerprint(), 0
    while batch := list(CaseKey.objects.exclude(ring=present).order_by("case")[:ROTATION_BATCH]):
        with transaction.atomic(using=CaseKey.objects.db):
            for key in batch:
                # An update, not a save: a key that was shredded meanwhile must not come back.
                CaseKey.objects.filter(case=key.case, ring=key.ring).update(
                    wrapped=ring.wrap(str(ring.unwrap(bytes(key.wrapped)))), ring=present
                )
        done += len(batch)
        yield done
