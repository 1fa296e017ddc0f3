"""Save and return: a draft that its writer finds again from any device, by a link and a code that come by mail.

Three secrets, none of which leads to another by itself. The draft's own opens the answers and lies in the browser's
cookie. The link's opens the draft's, and goes out in a letter. The code makes sure that whoever has the link also reads
the mail now: without it the server does not hand the draft's secret to a browser.
"""

from __future__ import annotations

import json
import secrets
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from intake.vault import sealing
from intake.vault.errors import VaultError
from intake.vault.personal import PersonalKey
from portal.prints import prints

from . import draft_letters, mailbox, own_page
from .models import Draft, SavedLink

DOOR = "fortsaet"
CODE_LENGTH = 6
CODE_LIVES = timedelta(minutes=10)
MOST_ATTEMPTS = 5
# Five guesses at each of thirty codes find one of a million in 0.015 % of all links that fall into wrong hands.
MOST_CODES_AN_HOUR, MOST_CODES = 5, 30
_SEALED_AS = "saved-link"


class TooMany(Exception):
    """So many letters went out that the next one must wait."""


class No(Enum):
    """Why a code did not open."""

    WRONG = "wrong"
    SPENT = "spent"  # too old, tried too often, used, or never sent


def until() -> datetime:
    """How long what is saved now is kept."""
    return timezone.now() + timedelta(days=settings.DOK_SAVED_DAYS)


@transaction.atomic
def save(draft_id: UUID, draft_key: PersonalKey, email: str, language: str) -> SavedLink:
    """Keep a draft under a new link and post the link; an earlier link dies. Works on the public side.

    Raises Draft.DoesNotExist if it was deleted or sent meanwhile, TooMany.
    """
    draft = _locked(draft_id)
    if not mailbox.has_room(email, mailbox.SAVED):
        raise TooMany
    SavedLink.objects.filter(draft=draft).delete()
    key = PersonalKey.new()
    link = SavedLink(draft=draft, digest=key.digest)
    opened = json.dumps({"draft": draft_key.secret, "email": email}).encode()
    link.blob = sealing.seal(key.recipient, case=link.pk, name=_SEALED_AS, payload=opened)
    link.save()
    _keep(draft)
    text = draft_letters.write(
        "link", language, link=own_page.address(key.secret, language, DOOR), day=timezone.localdate(draft.expires_at)
    )
    draft_letters.post(link, text, email, until=draft.expires_at)
    return link


@transaction.atomic
def renew(draft_id: UUID) -> bool:
    """Keep a saved draft for the whole time again. Says whether it is one; raises Draft.DoesNotExist."""
    draft = _locked(draft_id)
    if not draft.is_saved:
        return False
    _keep(draft)
    return True


def _locked(draft_id: UUID) -> Draft:
    return Draft.objects.select_for_update().get(pk=draft_id, reference="", expires_at__gt=timezone.now())


def _keep(draft: Draft) -> None:
    draft.expires_at, draft.is_saved = until(), True
    draft.save(update_fields=["expires_at", "is_saved"])


def forget(draft: Draft) -> None:
    """Take away the link to a draft that was sent. One that was made at the same moment opens nothing: see `find`."""
    if draft.is_saved:
        SavedLink.objects.filter(draft=draft).delete()


def find(secret: str) -> tuple[SavedLink, PersonalKey] | None:
    """The link that a secret belongs to, with its key. None if there is none (any more)."""
    try:
        key = PersonalKey.from_secret(secret)
    except VaultError:
        return None
    live = SavedLink.objects.select_related("draft").filter(draft__expires_at__gt=timezone.now(), draft__reference="")
    link = live.filter(digest=key.digest).first()
    return (link, key) if link else None


def is_code_waiting(link: SavedLink) -> bool:
    """Whether a code was sent that can still be used."""
    if not link.code or link.code_sent_at is None or link.attempts >= MOST_ATTEMPTS:
        return False
    return timezone.now() < link.code_sent_at + CODE_LIVES


@transaction.atomic
def send_code(link_id: UUID, key: PersonalKey, language: str) -> None:
    """Post a new code to the link's address; the one before is worth nothing then.

    Raises TooMany, SavedLink.DoesNotExist if the draft was deleted meanwhile.
    """
    link, now = SavedLink.objects.select_for_update().get(pk=link_id), timezone.now()
    if link.hour_began_at is None or now >= link.hour_began_at + timedelta(hours=1):
        link.hour_began_at, link.codes_this_hour = now, 0
    if link.codes_this_hour >= MOST_CODES_AN_HOUR or link.codes_in_all >= MOST_CODES:
        raise TooMany
    # Not counted against the address: a code needs the link, and whoever fills a stranger's mailbox with links would
    # keep the stranger's own codes back.
    email = _opened(link, key)["email"]
    code = f"{secrets.randbelow(10**CODE_LENGTH):0{CODE_LENGTH}}"
    link.code, link.code_sent_at, link.attempts = _digests(key, code)[0], now, 0
    link.codes_this_hour += 1
    link.codes_in_all += 1
    link.save()
    link.letters.all().delete()  # A code that did not get out in time would only confuse.
    text = draft_letters.write("code", language, code=code, minutes=int(CODE_LIVES.total_seconds() // 60))
    draft_letters.post(link, text, email, until=now + CODE_LIVES)


@transaction.atomic
def use_code(link_id: UUID, key: PersonalKey, code: str) -> PersonalKey | No:
    """Try a code: the draft's own key if it is right, and then it is used up. Raises SavedLink.DoesNotExist."""
    link = SavedLink.objects.select_for_update().get(pk=link_id)
    if not is_code_waiting(link):
        return No.SPENT
    link.attempts += 1
    is_right = any(constant_time_compare(link.code, digest) for digest in _digests(key, code))
    if is_right:
        link.code = ""
    link.save(update_fields=["attempts", "code"])
    if is_right:
        return PersonalKey.from_secret(_opened(link, key)["draft"])
    return No.WRONG if is_code_waiting(link) else No.SPENT


def _digests(key: PersonalKey, code: str) -> list[str]:
    """A code as it is kept: six digits are soon guessed by whoever has the database, but not the link's secret too.

    By the present SECRET_KEY first, then by those before it: a code that is in the mail outlives a change of the key.
    """
    return prints("intake.saved.code", f"{key.secret} {code}")


def _opened(link: SavedLink, key: PersonalKey) -> dict[str, str]:
    return json.loads(sealing.open_sealed(key.identity, case=link.pk, name=_SEALED_AS, blob=bytes(link.blob)))


def delete(link: SavedLink) -> None:
    """Delete the draft now, with its link and the letters that have not left."""
    Draft.objects.filter(pk=link.draft_id).delete()
