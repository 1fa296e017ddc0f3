"""A new link to a case's own page, in place of the old one, which dies.

Whoever lost theirs gets it at the address we know, and at no other; who asked is never told whether it fits. Whoever
was handed a case on a ward gets it at the address of their account.
"""

from __future__ import annotations

import hmac
from uuid import UUID

from django.db import transaction

from intake.vault.errors import VaultError
from intake.vault.personal import PersonalKey
from portal import limits

from . import events, letters, mailbox, own_page
from .actors import HOUSE
from .answers import open_item, seal_item
from .contact import contact_of
from .enums import Fact, LetterStatus
from .lifecycle import locked
from .models import SealedItem, Submission

ASKED = "link-asked"
LETTER = "link"
HANDED_OVER = "handed_over"
# How often a link to one case may be asked for.
RATE = "3/hour"


def ask(reference: str, email: str) -> None:
    """Hand a request to the workers, who may read. Says nothing of what came of it.

    The address is sealed to the case, one at a time; a case that is asked for too often waits.
    """
    from .tasks import send_new_link

    with transaction.atomic():
        submission = Submission.objects.select_for_update().filter(reference=reference, erased_at=None).first()
        if submission is None or not limits.within(RATE, "lost-link", reference):
            return
        submission.sealed.filter(name=ASKED).delete()
        seal_item(submission, ASKED, email.encode())
        send_new_link.enqueue(str(submission.pk))


@transaction.atomic
def send_new(submission_id: UUID) -> bool:
    """Send a new link if the address asked for is the one we know; the old link dies then. Says whether it went."""
    submission = locked(submission_id)
    try:
        asked = open_item(submission, ASKED).decode()
        known = contact_of(submission).email
    except (SealedItem.DoesNotExist, VaultError):
        return False  # Erased meanwhile, or done by another worker.
    submission.sealed.filter(name=ASKED).delete()
    if not known or not hmac.compare_digest(_plain(asked), _plain(known)) or not mailbox.has_room(known):
        return False
    _renew(submission, LETTER, known)
    return True


@transaction.atomic
def tell_new_contact(submission_id: UUID, user_id: int) -> bool:
    """Send a link to the colleague who was handed a case, unless it has gone on since. Says whether it went."""
    submission = locked(submission_id)
    contact = submission.sender.contact
    if submission.erased_at is not None or contact is None or contact.pk != user_id:
        return False
    # What still waits for the former contact would bear the new link.
    submission.letters.filter(status=LetterStatus.QUEUED).update(status=LetterStatus.FAILED)
    _renew(submission, HANDED_OVER, contact.email)
    return True


def _renew(submission: Submission, template: str, address: str) -> None:
    own_page.reissue(submission, PersonalKey.new())
    events.record(submission, Fact.LINK, HOUSE)
    letters.post_if_addressed(submission, template, address, letters.context_for(submission))


def _plain(address: str) -> bytes:
    return address.strip().casefold().encode()
