"""Who has read what: opening a case is an event like any other."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import F

from intake.vault import keys

from . import events, mentions, messages
from .actors import Actor
from .answers import Answers, open_answers, open_item
from .contacts import contacts_of
from .enums import Fact
from .files import AttachedFile, attached
from .kinds import Contact
from .lifecycle import Refused, locked
from .models import Export, ExportedCase, SealedItem, Submission
from .passed_on import passed_on
from .permissions import may_read
from .queue import readable_for


@transaction.atomic
def read(submission_id: UUID, actor: Actor) -> tuple[Submission, Answers]:
    """Open a case's answers for a member of staff, less what was not passed on to them, and record that they looked.

    The event is written in the same transaction and before the answers are returned: nobody reads unseen.
    Raises Refused.
    """
    submission = locked(submission_id)
    verdict = may_read(actor, submission, assisting_teams(submission))
    if not verdict:
        raise Refused(verdict.reason)
    events.record(submission, Fact.READ, actor)
    messages.seen(submission, actor)
    mentions.seen(submission, actor)
    return submission, passed_on(submission).less(open_answers(submission))


@transaction.atomic
def glance(cases: Iterable[Submission], actor: Actor) -> dict[UUID, Contact]:
    """Open whom the cases of a page are about, of those the actor may read, and record it once in each.

    A case that cannot be opened is missing, and nothing is recorded in it. That the owners saw a name in a list does
    not make the case read.
    """
    readable = readable_for(actor).filter(pk__in=[case.pk for case in cases]).order_by("pk")
    found = list(readable.select_for_update(of=("self",)).select_related("sender__unit", "sender__contact"))
    contacts = contacts_of(found)
    seen = events.record_glances([case for case in found if case.pk in contacts], actor)
    return {case: contact for case, contact in contacts.items() if case in seen}


@transaction.atomic
def read_file(submission_id: UUID, item: str, actor: Actor) -> tuple[AttachedFile, bytes]:
    """Open a file that came with the answers, and record who looked at which. One that no answer speaks of, or whose
    consent was withdrawn, is not there.

    Raises Refused, SealedItem.DoesNotExist, and the vault's errors.
    """
    submission = locked(submission_id)
    verdict = may_read(actor, submission, assisting_teams(submission))
    if not verdict:
        raise Refused(verdict.reason)
    identity = keys.identity_of(submission.pk)
    files = attached(passed_on(submission).less(open_answers(submission, identity)))
    number = next((number for number, file in enumerate(files, 1) if file.item == item), None)
    if number is None:
        raise SealedItem.DoesNotExist
    events.record(submission, Fact.READ, actor, detail={"file": number})
    return files[number - 1], open_item(submission, item, identity)


def begin_export(
    actor: Actor,
    *,
    purpose: str,
    remark: str,
    criterion: dict[str, str],
    columns: list[str],
    file_format: str,
    with_contact: bool,
) -> Export:
    """Write down that somebody takes cases out, before the first of them leaves. ValueError if it is no person."""
    if actor.user_id is None:
        raise ValueError("only people take cases out")
    return Export.objects.create(
        actor_id=actor.user_id,
        role=actor.main_role,
        purpose=purpose,
        remark=remark,
        criterion=criterion,
        columns=columns,
        format=file_format,
        with_contact=with_contact,
    )


@transaction.atomic
def exported(export: Export, rows: int, opened: Iterable[UUID] = ()) -> None:
    """Write down which cases leave next: how many, and each whose contact was opened, for its access log."""
    Export.objects.filter(pk=export.pk).update(rows=F("rows") + rows)
    ExportedCase.objects.bulk_create([ExportedCase(export=export, submission_id=case) for case in opened])


def exports_of(submission: Submission) -> list[Export]:
    """The exports that a case's contact was opened for, newest first: lines of its access log, beside the readings."""
    return list(Export.objects.filter(cases__submission=submission).select_related("actor"))


def assisting_teams(submission: Submission) -> frozenset[int]:
    """The keys of the teams that assist with a case."""
    return frozenset(submission.assisting.values_list("pk", flat=True))
