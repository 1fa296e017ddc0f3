"""Cases that may be the same: found by what they share, linked, or one laid into the other.

Nothing here crosses the actor's own sight: another case is one whose answers they may read (`queue.readable_for`), and
one that they may not is answered like one that does not exist.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from intake.vault import blind

from . import events, lookup
from .actors import Actor
from .answers import Answers, seal_note
from .enums import Action, Fact, State
from .kinds import Contact
from .lifecycle import Refused, advance, locked
from .models import CaseLink, Submission, Term
from .permissions import may_link
from .queue import readable_for

NOT_FOUND = _("Vi fandt ingen anden sag med det nummer, som du kan læse.")
_OTHER_KIND = _("Kun to sager af samme slags kan blive til én. Forbind dem i stedet.")
_OTHER_IS_OVER = _("Den anden sag er slut eller har fået afslag. Vælg den, der skal leve videre.")
# More than these are no suspicion but a sender who writes often.
MOST = 5


def suspected(submission: Submission, answers: Answers, contact: Contact, actor: Actor) -> list[Submission]:
    """The cases that may be the same as an opened one, the newest first, MOST at most. Raises the vault's errors.

    The same e-mail address, telephone number or CVR number; where somebody else sends a case in, the same person.
    """
    words = sorted(lookup.marks(submission, answers, contact))
    if not words:
        return []
    alike = Term.objects.filter(digest__in=blind.digests(words)).exclude(submission=submission)
    found = readable_for(actor).filter(pk__in=alike.values("submission"))
    together = Q(pk__in=_partners(submission)) | Q(merged_into=submission)
    if submission.merged_into_id:
        together |= Q(pk=submission.merged_into_id)
    return list(found.exclude(together).order_by("-received_at", "id")[:MOST])


def linked(submission: Submission, actor: Actor) -> QuerySet[Submission]:
    """The cases it is linked with, of those the actor may read."""
    return readable_for(actor).filter(pk__in=_partners(submission)).order_by("-received_at", "id")


def merged(submission: Submission, actor: Actor) -> QuerySet[Submission]:
    """The cases that were laid into it, of those the actor may read."""
    return readable_for(actor).filter(merged_into=submission).order_by("-received_at", "id")


def _partners(submission: Submission) -> list[UUID]:
    pairs = CaseLink.objects.filter(Q(one=submission) | Q(other=submission)).values_list("one_id", "other_id")
    return [one if other == submission.pk else other for one, other in pairs]


@transaction.atomic
def link(submission_id: UUID, other_id: UUID, actor: Actor, *, note: str = "") -> None:
    """Say that two cases belong together. Twice is once. Raises Refused."""
    case, other = _both(submission_id, other_id, actor)
    if CaseLink.objects.get_or_create(**_pair(case, other))[1]:
        _tell_both(case, other, Fact.LINKED, actor)
    if note:
        _note(case, note, actor)


@transaction.atomic
def unlink(submission_id: UUID, other_id: UUID, actor: Actor, *, note: str = "") -> None:
    """Take a link away again. One that is gone already stays gone. Raises Refused."""
    case, other = _both(submission_id, other_id, actor)
    if CaseLink.objects.filter(**_pair(case, other)).delete()[0]:
        _tell_both(case, other, Fact.UNLINKED, actor)
    if note:
        _note(case, note, actor)


@transaction.atomic
def merge(submission_id: UUID, into_id: UUID, actor: Actor, *, note: str = "", seen_version: int | None = None) -> None:
    """Close a case as one that continues in another of the same kind. Both stay readable; no key is touched.

    What was laid into the first lies in the second from now on. Raises Refused.
    """
    case, into = _both(submission_id, into_id, actor)
    verdict = may_link(actor, into)
    if not verdict:
        raise Refused(verdict.reason)
    if case.kind != into.kind:
        raise Refused(_OTHER_KIND)
    if State(into.state).is_final or into.state == State.DECLINED:
        raise Refused(_OTHER_IS_OVER)
    detail = {"case": str(into.pk)}
    advance(case.pk, Action.MERGE, actor, seen_version=seen_version, changes={"merged_into": into}, detail=detail)
    Submission.objects.filter(merged_into=case).update(merged_into=into)
    CaseLink.objects.filter(**_pair(case, into)).delete()
    events.record(into, Fact.MERGED_IN, actor, detail={"case": str(case.pk)})
    if note:
        case.refresh_from_db()
        seal_note(case, note)


def forget(submission: Submission) -> None:
    """Take every link of a case away, as it is erased."""
    CaseLink.objects.filter(Q(one=submission) | Q(other=submission)).delete()


def _both(submission_id: UUID, other_id: UUID, actor: Actor) -> tuple[Submission, Submission]:
    """Hold both rows, always in the order of their keys, so that two who do this at once wait and do not deadlock."""
    if submission_id == other_id:
        raise Refused(NOT_FOUND)
    held = {key: locked(key) for key in sorted((submission_id, other_id))}
    verdict = may_link(actor, held[submission_id])
    if not verdict:
        raise Refused(verdict.reason)
    if readable_for(actor).filter(pk__in=held).count() != len(held):
        raise Refused(NOT_FOUND)
    return held[submission_id], held[other_id]


def _pair(case: Submission, other: Submission) -> dict[str, Any]:
    one, two = sorted((case, other), key=lambda each: each.pk)
    return {"one": one, "other": two}


def _tell_both(case: Submission, other: Submission, fact: Fact, actor: Actor) -> None:
    for told, about in ((case, other), (other, case)):
        events.record(told, fact, actor, detail={"case": str(about.pk)})


def _note(case: Submission, note: str, actor: Actor) -> None:
    events.record(case, Fact.NOTE, actor)
    seal_note(case, note)
