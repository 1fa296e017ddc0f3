"""Letters to somebody who has not sent anything yet: the link to a draft, and the code that opens it.

How they go out stands in passing_letters.py. Nothing is kept of one that was sent, or that is of no use any more.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import timezone, translation

from . import letters, passing_letters
from .models import DraftLetter, SavedLink


def write(template: str, language: str, **lines: object) -> letters.Text:
    """Write a letter in a language. The first line of a template is the subject."""
    with translation.override(language):
        return letters.in_two(render_to_string(f"intake/draft_letters/{template}.txt", lines))


def post(link: SavedLink, text: letters.Text, to: str, *, until: datetime) -> DraftLetter:
    """Seal a letter and hand it to the workers, in the caller's transaction. After `until` it is not sent any more."""
    letter = DraftLetter(link=link, expires_at=until)
    ROUND.post(letter, {"to": to, "subject": text.subject, "body": text.body})
    return letter


def waiting() -> list[UUID]:
    """The letters that are due, and that no worker is sending."""
    return ROUND.waiting()


def deliver(letter_id: UUID) -> bool:
    """Send one letter if it is due, outside any transaction; says whether it went."""
    return ROUND.deliver(letter_id)


def sweep() -> int:
    """Delete what came too late. Returns how many letters went."""
    return ROUND.sweep()


def _send(letter: DraftLetter, opened: passing_letters.Opened) -> None:
    letters.hand_over(opened["to"], opened["subject"], opened["body"], name=f"draft.{letter.pk}")


def _later(letter_id: str, wait: timedelta) -> None:
    from .tasks import deliver_draft_letter

    deliver_draft_letter.using(run_after=timezone.now() + wait if wait else None).enqueue(letter_id)


ROUND = passing_letters.Round(DraftLetter, "draft-letter", _send, _later)
