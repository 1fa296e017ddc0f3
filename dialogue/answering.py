"""The public side: find an invitation by its link, and take an answer. It seals, and opens by the link's key alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from django.db import transaction
from django.utils import timezone

from cms.models import MeetingPage
from intake.vault.errors import VaultError
from intake.vault.personal import PersonalKey

from . import guests, sealed
from .enums import COMING, Response, What
from .models import Invitation, SpentLink
from .sealed import Answer, Opened


class Closed(Enum):
    """Why a link takes no answer."""

    UNKNOWN = "unknown"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    BEGUN = "begun"
    OVER = "over"
    SHUT = "shut"


class NoAnswer(Exception):
    """No answer is taken; `why` says why not."""

    def __init__(self, why: Closed):
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class Guest:
    """The one who holds a link."""

    invitation: Invitation
    key: PersonalKey

    @property
    def opened(self) -> Opened:
        """What the link opens."""
        return Opened(self.invitation.guest_list, self.key)

    @property
    def meeting(self) -> MeetingPage:
        """The meeting, as the page that stands for all its languages."""
        return self.invitation.guest_list.meeting


def find(secret: str) -> Guest:
    """The guest that a link belongs to. Raises NoAnswer if it was never one, or is one no more."""
    try:
        key = PersonalKey.from_secret(secret)
    except VaultError:
        raise NoAnswer(Closed.UNKNOWN) from None
    rows = Invitation.objects.select_related("guest_list__meeting__locale")
    invitation = rows.filter(digest=key.digest).first()
    if invitation is None:
        is_spent = SpentLink.objects.filter(digest=key.digest).exists()
        raise NoAnswer(Closed.REPLACED if is_spent else Closed.UNKNOWN)
    if invitation.withdrawn_at is not None:
        raise NoAnswer(Closed.WITHDRAWN)
    return Guest(invitation, key)


def closed(meeting: MeetingPage) -> Closed | None:
    """Why a meeting takes no answers (any more), if so."""
    if meeting.is_cancelled:
        return Closed.CANCELLED
    if meeting.is_over:
        return Closed.OVER
    return Closed.BEGUN if meeting.has_begun else None


def note_opened(guest: Guest) -> None:
    """Remember the first look. Programs that guard mailboxes look too, so it proves nothing."""
    first = Invitation.objects.filter(pk=guest.invitation.pk, opened_at=None)
    with transaction.atomic():
        if first.update(opened_at=timezone.now()):
            guests.record(guest.invitation, What.OPENED)


@transaction.atomic
def take(guest: Guest, response: Response, answer: Answer, needs: str) -> None:
    """Keep an answer in place of the one before. Raises NoAnswer if it came too late, Invitation.DoesNotExist.

    A new «yes», or «I send another», gets a letter with the meeting for the calendar. A worker writes it: only workers
    know the address.
    """
    from .tasks import confirm

    invitation = guests.locked(guest.invitation.pk)
    if invitation.digest != guest.key.digest:
        raise NoAnswer(Closed.REPLACED)
    if invitation.withdrawn_at is not None:
        raise NoAnswer(Closed.WITHDRAWN)
    if why := closed(invitation.guest_list.meeting):
        raise NoAnswer(why)
    is_news = response in COMING and invitation.response != response
    invitation.response, invitation.answered_at = response, timezone.now()
    sealed.seal_answer(invitation.guest_list, invitation, answer)
    sealed.seal_needs(invitation.guest_list, invitation, needs)
    invitation.save(update_fields=["response", "answered_at", "answer", "needs"])
    guests.record(invitation, What.ANSWERED)
    if is_news:
        confirm.enqueue(str(invitation.pk))
