"""A lost link: a new one goes to the address we know, and to no other. Who asked is never told whether it fits."""

from __future__ import annotations

import hmac
from contextlib import suppress
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.utils.crypto import salted_hmac

from intake.vault.errors import VaultError
from intake.vault.personal import PersonalKey

from . import events, letters, own_page
from .actors import HOUSE
from .answers import open_item, seal_item
from .contact import contact_of
from .enums import Fact
from .lifecycle import locked
from .models import SealedItem, Submission

ASKED = "link-asked"
LETTER = "link"
# How often a link to one case may be asked for.
MOST, WITHIN_SECONDS = 3, 60 * 60


def ask(reference: str, email: str) -> None:
    """Hand a request to the workers, who may read. Says nothing of what came of it.

    The address is sealed to the case, one at a time; a case that is asked for too often waits.
    """
    from .tasks import send_new_link

    with transaction.atomic():
        submission = Submission.objects.select_for_update().filter(reference=reference, erased_at=None).first()
        if submission is None or not _within_limit(reference):
            return
        submission.sealed.filter(name=ASKED).delete()
        seal_item(submission, ASKED, email.encode())
        send_new_link.enqueue(str(submission.pk))


def _within_limit(reference: str) -> bool:
    """Count the requests for a case, under a name that does not tell the case."""
    name = f"lost-link-{salted_hmac('intake.lost_link', reference, algorithm='sha256').hexdigest()}"
    cache.add(name, 0, WITHIN_SECONDS)
    with suppress(ValueError):  # It lapsed between the two lines.
        return cache.incr(name) <= MOST
    return True


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
    if not known or not hmac.compare_digest(_plain(asked), _plain(known)):
        return False
    own_page.reissue(submission, PersonalKey.new())
    events.record(submission, Fact.LINK, HOUSE)
    letters.post_if_addressed(submission, LETTER, known, letters.context_for(submission))
    return True


def _plain(address: str) -> bytes:
    return address.strip().casefold().encode()
