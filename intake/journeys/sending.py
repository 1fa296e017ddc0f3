"""Send what was written: once, however often the button is pressed."""

from __future__ import annotations

import hashlib

from django.db import transaction

from intake.routing.tasks import route_received
from intake.submissions import process
from intake.submissions.models import Draft, Submission
from intake.vault.personal import PersonalKey

from . import drafts
from .declaration import Area, Values


def send(area: Area, values: Values, language: str, draft: Draft) -> Submission:
    """Turn a draft into a submission, in one transaction; a draft that was sent gives the submission it became.

    The draft's row is locked first, so that of two clicks at once the second waits and then finds the first one's
    reference. Raises Draft.DoesNotExist if the draft was deleted meanwhile, pydantic.ValidationError if the answers do
    not make a whole.
    """
    with transaction.atomic():
        row = Draft.objects.select_for_update().get(pk=draft.pk)
        if row.reference:
            return Submission.objects.get(reference=row.reference)
        answers = area.build(values)
        own = PersonalKey.new()
        submission = process.receive(kind=area.kind, answers=answers, language=language, origin=_origin(row), own=own)
        row.reference, row.blob = submission.reference, drafts.seal_own(row, own)
        row.save(update_fields=["reference", "blob"])
        route_received.enqueue(str(submission.pk))
    return submission


def _origin(row: Draft) -> str:
    """A name for the draft that does not lead back to it."""
    return hashlib.sha256(f"draft {row.digest}".encode()).hexdigest()
