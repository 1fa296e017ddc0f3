"""A new link to a case's own page, in place of the old one, which dies.

Whoever lost theirs gets it at the address we know, and at no other; who asked is never told whether it fits. Whoever
was handed a case on a ward gets it at the address of their account.
"""

from __future__ import annotations

import hmac
import secrets
from uuid import UUID

from django.db import transaction

from intake.vault.errors import VaultError
from intake.vault.personal import PersonalKey
from portal import limits

from . import events, letters, mailbox, own_page
from .actors import HOUSE
from .answers import open_item, seal_item
from .contact import PREFIX, contact_of
from .enums import Fact, LetterStatus
from .lifecycle import locked
from .models import SealedItem, Submission

ASKED = "link-asked-"
LETTER = "link"
HANDED_OVER = "handed_over"
# How often a link to one case may be asked for with one address, and with any: a stranger who knows a number must not
# keep its person from asking.
RATE, RATE_OF_ALL = "3/hour", "60/hour"


def ask(reference: str, email: str) -> None:
    """Hand a request to the workers, who may read. Says nothing of what came of it.

    The address is sealed to the case, beside others that wait; one that is asked for too often waits for an hour.
    """
    from .tasks import send_new_link

    with transaction.atomic():
        submission = Submission.objects.select_for_update().filter(reference=reference, erased_at=None).first()
        if submission is None or not _is_seldom(reference, email):
            return
        seal_item(submission, f"{ASKED}{secrets.token_hex(8)}", email.encode())
        send_new_link.enqueue(str(submission.pk))


def _is_seldom(reference: str, email: str) -> bool:
    of_one = limits.within(RATE, "lost-link", reference, email.strip().casefold())
    return of_one and limits.within(RATE_OF_ALL, "lost-link", reference)


@transaction.atomic
def send_new(submission_id: UUID) -> bool:
    """Send a new link if an address asked for is the one we know; the old link dies then. Says whether it went."""
    submission = locked(submission_id)
    waiting = submission.sealed.filter(name__startswith=ASKED)
    try:
        asked = [open_item(submission, name).decode() for name in waiting.values_list("name", flat=True)]
        known = contact_of(submission).email
    except (SealedItem.DoesNotExist, VaultError):
        return False  # Erased meanwhile, or done by another worker.
    waiting.delete()
    is_theirs = any(hmac.compare_digest(_plain(one), _plain(known)) for one in asked)
    if not known or not is_theirs or not mailbox.has_room(known, mailbox.LINK):
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
    # What the former contact wrote about themselves after it was handed over, while their link still led there.
    submission.sealed.filter(name__startswith=PREFIX).delete()
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
