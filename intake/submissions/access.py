"""Who has read what: opening a case is an event like any other."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from . import events, messages
from .actors import Actor
from .answers import Answers, open_answers
from .enums import Fact
from .lifecycle import Refused, locked
from .models import Submission
from .permissions import may_read


@transaction.atomic
def read(submission_id: UUID, actor: Actor) -> tuple[Submission, Answers]:
    """Open a case's answers for a member of staff and record that they looked.

    The event is written in the same transaction and before the answers are returned: nobody reads unseen.
    Raises Refused.
    """
    submission = locked(submission_id)
    verdict = may_read(actor, submission, assisting_teams(submission))
    if not verdict:
        raise Refused(verdict.reason)
    events.record(submission, Fact.READ, actor)
    messages.seen(submission, actor)
    return submission, open_answers(submission)


def assisting_teams(submission: Submission) -> frozenset[int]:
    """The keys of the teams that assist with a case."""
    return frozenset(submission.assisting.values_list("pk", flat=True))
