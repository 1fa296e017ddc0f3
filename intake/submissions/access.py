"""Who has read what: opening a case is an event like any other."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from intake.vault import keys

from . import events, messages
from .actors import Actor
from .answers import Answers, open_answers, open_item
from .enums import Fact
from .files import AttachedFile, attached
from .lifecycle import Refused, locked
from .models import SealedItem, Submission
from .passed_on import passed_on
from .permissions import may_read


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
    return submission, passed_on(submission).less(open_answers(submission))


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


def assisting_teams(submission: Submission) -> frozenset[int]:
    """The keys of the teams that assist with a case."""
    return frozenset(submission.assisting.values_list("pk", flat=True))
