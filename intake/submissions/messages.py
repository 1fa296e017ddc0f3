"""Messages between the team and the person, sealed to both. A letter says only that there is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from intake.vault.personal import PersonalKey
from portal.accounts.models import Role

from . import deadlines, events, letters, own_page
from .actors import PERSON, PERSON_ROLE, Actor
from .answers import seal_item
from .contact import contact_of
from .enums import Fact, State
from .lifecycle import Refused, locked
from .models import OwnPage, Submission
from .permissions import may_write, owns
from .silencing import message_read

PREFIX = "message-"
LETTER = "message"


@dataclass(frozen=True)
class Message:
    """One message, with the event that it belongs to."""

    number: int
    at: datetime
    is_from_person: bool
    who: str
    text: str


@transaction.atomic
def write(submission_id: UUID, text: str, actor: Actor) -> None:
    """Write to the person, and post the letter that says so. Raises Refused, and the vault's errors."""
    submission = _record(submission_id, text, actor)
    _set_waiting(submission, None)
    deadlines.asked_again(submission)
    letters.post_if_addressed(submission, LETTER, contact_of(submission).email, letters.context_for(submission, actor))


@transaction.atomic
def answer(submission_id: UUID, text: str) -> None:
    """Take a message from the person. Works on the public side too. Raises Refused."""
    submission = _record(submission_id, text, PERSON)
    _set_waiting(submission, timezone.now())
    deadlines.answered(submission)


def _record(submission_id: UUID, text: str, actor: Actor) -> Submission:
    submission = locked(submission_id)
    verdict = may_write(actor, submission)
    if not verdict:
        raise Refused(verdict.reason)
    events.record(submission, Fact.MESSAGE, actor)
    seal_message(submission, text)
    return submission


def seal_message(submission: Submission, text: str) -> None:
    """Seal a message under the number of the event it belongs to. A case from before there were own pages gets one."""
    if not OwnPage.objects.filter(submission=submission).exists():
        own_page.issue(submission, PersonalKey.new()).save()
    seal_item(submission, f"{PREFIX}{submission.version}", text.encode(), is_shared=True)


def seen(submission: Submission, actor: Actor) -> None:
    """Take the mark of a new message away when the team has read it.

    While an answer is waited for, reading is not enough: the mark stays until somebody goes on with the case.
    """
    waited_for = submission.state == State.NEEDS_INFO
    if submission.message_at and not waited_for and owns(actor, submission, Role.COORDINATOR):
        _set_waiting(submission, None)
        message_read(submission, actor)


def conversation(submission: Submission, texts: Mapping[int, bytes]) -> list[Message]:
    """The messages in order; `texts` are those that were opened, by their event's number."""
    rows = submission.events.filter(sequence__in=texts).select_related("actor").order_by("sequence")
    return [
        Message(row.sequence, row.at, row.role == PERSON_ROLE, str(row.actor or ""), texts[row.sequence].decode())
        for row in rows
    ]


def _set_waiting(submission: Submission, since: datetime | None) -> None:
    submission.message_at = since
    Submission.objects.filter(pk=submission.pk).update(message_at=since)
