"""How long a case is kept, and how it is erased: the key is destroyed and a tombstone stays.

DOMAIN §4 gives the periods; they are declared per kind (`Kind.retention`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from intake.vault import keys
from intake.vault.errors import Shredded
from portal.tasks import for_each

from . import draft_letters, events, lifecycle, linking, mentions, withdrawal
from .actors import HOUSE
from .enums import Action, Fact, State
from .kinds import Kind, kind_of, kinds
from .models import Draft, OwnPage, Search, Sender, Submission
from .workdays import add_workdays

MERGED = "merged"


@dataclass(frozen=True)
class Due:
    """A case that must go, and why."""

    submission: Submission
    ground: str


def due() -> Iterator[Due]:
    """Find the cases whose time is up, oldest end first."""
    for kind in kinds():
        for ground, cases in _grounds(kind):
            for submission in cases.filter(kind=kind.name, erased_at=None).order_by("ended_at", "id"):
                yield Due(submission, ground)


def _grounds(kind: Kind) -> Iterator[tuple[str, QuerySet[Submission]]]:
    keep, now = kind.retention, timezone.now()
    after = {
        "declined": ((State.DECLINED,), keep.declined_days),
        "withdrawn": ((State.WITHDRAWN, State.CONSENT_WITHDRAWN), keep.withdrawn_days),
        "closed": ((State.CLOSED,), keep.closed_days),
        "expired": ((State.EXPIRED,), 0),
    }
    for ground, (states, days) in after.items():
        yield ground, Submission.objects.filter(state__in=states, ended_at__lte=now - timedelta(days=days))
    # What was laid into another case lives no longer than that one.
    young = Submission.objects.filter(state=State.CLOSED, ended_at__gt=now - timedelta(days=keep.closed_days))
    yield MERGED, young.filter(merged_into__erased_at__isnull=False)


def last_day(submission: Submission) -> date | None:
    """The day by which an ended case is erased; None while it goes on."""
    keep = kind_of(submission).retention
    days = {
        State.DECLINED: keep.declined_days,
        State.WITHDRAWN: keep.withdrawn_days,
        State.CONSENT_WITHDRAWN: keep.withdrawn_days,
        State.CLOSED: keep.closed_days,
        State.EXPIRED: 0,
    }
    kept = days.get(State(submission.state))
    if kept is None or submission.ended_at is None:
        return None
    # The night's erasure finds it when the days are over, and what was laid into it the night after.
    own = timezone.localdate(submission.ended_at) + timedelta(days=kept + 1)
    onward = last_day(submission.merged_into) if submission.merged_into else None
    return min(own, onward + timedelta(days=1)) if onward else own


def unconfirmed() -> Iterator[Submission]:
    """Find the cases whose consent lapsed, or was not confirmed with the citizen within the kind's working days."""
    today = timezone.localdate()
    for kind in kinds():
        limit = kind.retention.consent_check_workdays
        if limit is None:
            continue
        sources = [row.source for row in lifecycle.TRANSITIONS if row.action == Action.EXPIRE]
        for case in Submission.objects.filter(kind=kind.name, state__in=sources).select_related("consent"):
            unconfirmed_at = case.consent.confirmed_at is None and case.state in (
                State.SUBMITTED,
                State.CONSENT_CHECK,
            )
            too_late = today > add_workdays(timezone.localdate(case.received_at), limit)
            if case.consent.expires_on < today or (unconfirmed_at and too_late):
                yield case


@transaction.atomic
def erase(submission_id: UUID, ground: str) -> Submission:
    """Destroy a case's key and everything sealed; keep reference, kind, dates and events as its tombstone.

    The event is the certificate: the ground, how many sealed items went, and the hash of the key's public half.
    """
    submission = lifecycle.locked(submission_id)
    certificate = {"ground": ground, "items": submission.sealed.count(), "key": _key_hash(submission_id)}
    submission.sealed.all().delete()
    submission.letters.all().delete()
    submission.terms.all().delete()
    linking.forget(submission)
    mentions.forget(submission)
    OwnPage.objects.filter(submission=submission).delete()
    # The door and the unit stay, for the figures; the people do not. Who rang the ward stands in the events.
    Sender.objects.filter(submission=submission).update(user=None, contact=None, rung_by=None)
    submission.assisting.clear()
    submission.tags, submission.origin, submission.message_at = [], None, None
    submission.erased_at = timezone.now()
    submission.save(update_fields=["tags", "origin", "message_at", "erased_at"])
    events.record(submission, Fact.ERASED, HOUSE, detail=certificate)
    keys.shred(submission_id)
    return submission


def _key_hash(case: UUID) -> str:
    try:
        return hashlib.sha256(keys.recipient_of(case).encode()).hexdigest()
    except Shredded:
        return ""


def sweep() -> dict[str, int]:
    """Do the night's work: let lapse, erase, drop old drafts with their links and letters, forget old searches, and
    destroy what a worker that died left of a purpose taken back.

    Returns how many lapsed, were erased and were dropped, and of how many cases something was destroyed.
    """
    forgone = for_each(withdrawal.narrowed(), withdrawal.destroy)
    expired = for_each([case.pk for case in unconfirmed()], _let_lapse)
    erased = for_each([(item.submission.pk, item.ground) for item in due()], lambda item: erase(*item))
    drafts = Draft.objects.filter(expires_at__lte=timezone.now()).delete()[1].get(Draft._meta.label, 0)
    draft_letters.sweep()
    kept = timedelta(days=settings.DOK_SEARCHES_KEPT_DAYS)
    Search.objects.filter(at__lte=timezone.now() - kept).delete()
    return {"expired": expired, "erased": erased, "drafts": drafts, "forgone": forgone}


def _let_lapse(submission_id: UUID) -> bool:
    """Let one case expire, unless somebody acted on it since the list was made: then it has the night off."""
    with suppress(lifecycle.Refused):
        lifecycle.advance(submission_id, Action.EXPIRE, HOUSE)
        return True
    return False
