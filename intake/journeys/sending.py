"""Send what was written: once, however often the button is pressed."""

from __future__ import annotations

import hashlib

from intake.routing.tasks import route_received
from intake.submissions import process, saved
from intake.submissions.files import attached
from intake.submissions.models import Draft, Submission
from intake.submissions.senders import ANYBODY, SentBy
from intake.vault.personal import PersonalKey

from . import drafts
from .declaration import Area, Values
from .files import held


def send(
    area: Area,
    values: Values,
    language: str,
    draft: Draft,
    sender: SentBy = ANYBODY,
    key: PersonalKey | None = None,
) -> Submission:
    """Turn a draft into a submission, in one transaction; a draft that was sent gives the submission it became.

    Nothing is locked first: of two clicks at once the second waits in `receive` for the first, since both have one
    origin, and is given what the first became. The files that the answers speak of are opened with the draft's `key`
    and sealed to the case's; whatever else lay with the draft goes. A link to the draft dies, since the case has one of
    its own. Raises Draft.DoesNotExist if the draft was deleted meanwhile, pydantic.ValidationError if the answers do
    not make a whole.
    """
    answers = area.build(values)
    own = PersonalKey.new()
    files = held.contents(draft, key) if key and attached(answers) else {}

    def leave_the_draft(submission: Submission) -> None:
        if drafts.turn_into(draft, submission.reference, own):
            if area.file_answers:
                draft.files.all().delete()
            saved.forget(draft)
            route_received.enqueue(str(submission.pk))

    return process.receive(
        kind=area.kind,
        answers=answers,
        language=language,
        origin=_origin(draft),
        own=own,
        sender=sender,
        files=files,
        then=leave_the_draft,
    )


def _origin(draft: Draft) -> str:
    """A name for the draft that does not lead back to it."""
    return hashlib.sha256(f"draft {draft.digest}".encode()).hexdigest()
