"""Letters that belong to no case: sealed by whoever writes them, sent by a worker, and gone as they leave.

The public side seals them and cannot open them again. A worker sends them with the same patience as the letters of a
case. A room that writes such letters has a table of its own, and says in a `Round` how one of them is sent.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPException
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from intake.vault import ring
from intake.vault.errors import VaultError

from . import letters
from .models import PassingLetter

logger = logging.getLogger(__name__)

Opened = dict[str, Any]


@dataclass(frozen=True)
class Round:
    """How the letters of one table go out.

    `sealed_as` is the name they bear inside, `send` gives one to the mail server, `later` puts the next attempt into
    the task table after a wait.
    """

    model: type[PassingLetter]
    sealed_as: str
    send: Callable[[Any, Opened], None]
    later: Callable[[str, timedelta], None]

    def post(self, letter: PassingLetter, content: Opened) -> None:
        """Seal a letter and hand it to the workers, in the caller's transaction."""
        letter.next_attempt_at = timezone.now()
        letter.blob = ring.seal(json.dumps(content).encode(), case=letter.pk, name=self.sealed_as)
        letter.save()
        self.later(str(letter.pk), timedelta(0))

    def waiting(self) -> list[UUID]:
        """The letters that are due, and that no worker is sending."""
        due = self.model._default_manager.filter(next_attempt_at__lte=timezone.now())
        return list(due.values_list("pk", flat=True))

    def deliver(self, letter_id: UUID) -> bool:
        """Send one letter if it is due, outside any transaction; says whether it went."""
        letter = self.lease(letter_id)
        if letter is None:
            return False
        try:
            opened = json.loads(ring.open_sealed(bytes(letter.blob), case=letter.pk, name=self.sealed_as))
            self.send(letter, opened)
        except (OSError, SMTPException, VaultError, ValueError):
            # The exception is dropped here on purpose: its text holds the address (law 6).
            self._again(letter)
            return False
        letter.delete()
        return True

    def lease(self, letter_id: UUID) -> PassingLetter | None:
        """Take a letter that is due, and let no other worker take it meanwhile; one that came too late goes."""
        now = timezone.now()
        with transaction.atomic():
            due = self.model._default_manager.select_for_update().filter(pk=letter_id, next_attempt_at__lte=now)
            letter = due.first()
            if letter is not None and letter.expires_at <= now:
                letter.delete()
                return None
            if letter is not None:
                letter.attempts += 1
                letter.next_attempt_at = now + letters.LEASE
                letter.save(update_fields=["attempts", "next_attempt_at"])
        return letter

    def _again(self, letter: PassingLetter) -> None:
        wait = letters.BACK_OFF[min(letter.attempts, len(letters.BACK_OFF)) - 1]
        again = timezone.now() + wait
        with transaction.atomic():
            mine = self.model._default_manager.filter(pk=letter.pk)
            if letter.attempts > len(letters.BACK_OFF) or again >= letter.expires_at:
                logger.warning("a %s was given up after %s attempts", self.sealed_as, letter.attempts)
                mine.delete()
                return
            # An update, not a save: a letter that was deleted meanwhile must not come back.
            if mine.update(next_attempt_at=again):
                self.later(str(letter.pk), wait)

    def sweep(self) -> int:
        """Delete what came too late. Returns how many letters went."""
        return self.model._default_manager.filter(expires_at__lte=timezone.now()).delete()[0]
