"""Drafts: what was written so far, sealed with a secret that only the browser's cookie has.

A draft lives for a day; one that is saved under a link (`intake/submissions/saved.py`), for as long as the link. No
draft is written by a GET, and the server cannot read one that nobody asks for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from intake.submissions.models import Draft
from intake.vault import sealing
from intake.vault.errors import VaultError
from intake.vault.personal import PersonalKey
from portal.accounts.models import User
from portal.cookies import draft_cookie, drafts_of_accounts
from portal.prints import prints

from .course import Posted, Written
from .declaration import Area

LIFETIME = timedelta(hours=24)
SEALED_AS = "draft"
OWN_PAGE = "own-page"
# Hidden on every page of a journey: the form that it was shown for.
FORM = "formular"


def cookie_of(area: Area, account: int | None = None) -> str:
    """Name the cookie of an area's draft, nobody's or an account's."""
    return draft_cookie(area.kind.name, account)


@dataclass
class OpenDraft:
    """A draft in the hands of the one who writes it."""

    row: Draft
    key: PersonalKey
    written: Written

    @property
    def is_sent(self) -> bool:
        return bool(self.row.reference)


def form_of(draft: OpenDraft | None) -> str:
    """The mark that a page bears for the draft it is shown for; nothing, as long as nothing is written."""
    return mark(draft.row.digest) if draft else ""


def mark(text: str) -> str:
    """A mark of a text that tells nothing of it."""
    return _marks(text)[0]


def is_mark_of(text: str, said: str) -> bool:
    """Whether this is the text's mark, also on a page that was opened before SECRET_KEY was changed."""
    return any(constant_time_compare(said, one) for one in _marks(text))


def _marks(text: str) -> list[str]:
    return [one[:32] for one in prints("intake.journeys.which_form", text)]


def find(request: HttpRequest, area: Area, account: int | None = None) -> OpenDraft | None:
    """Open the account's draft, else nobody's, that lies in the browser. None if there is none, or it is too old."""
    secrets = [request.COOKIES.get(name, "") for name in dict.fromkeys((cookie_of(area, account), cookie_of(area)))]
    found = (_opened(secret, area) for secret in secrets if secret)
    return next((draft for draft in found if draft and draft.row.writer_id in (None, account)), None)


def of_accounts(request: HttpRequest, area: Area) -> Iterator[OpenDraft]:
    """Every draft of an account that lies in the browser, whoever it is."""
    found = (_opened(secret, area) for secret in drafts_of_accounts(request, area.kind.name))
    return (draft for draft in found if draft and draft.row.writer_id is not None)


def _opened(secret: str, area: Area) -> OpenDraft | None:
    try:
        return open_with(PersonalKey.from_secret(secret), area)
    except VaultError:
        return None


def open_with(key: PersonalKey, area: Area) -> OpenDraft | None:
    """Open an area's draft with its own key. None if there is none, or it is too old."""
    try:
        row = Draft.objects.get(digest=key.digest)
        is_it = row.kind == area.kind.name and row.expires_at > timezone.now()
        return OpenDraft(row, key, _open(row, key)) if is_it else None
    except (VaultError, Draft.DoesNotExist):
        return None


def write(area: Area, draft: OpenDraft | None, slug: str, posted: Posted, writer: User | None = None) -> OpenDraft:
    """Keep what was posted on one step; begin a draft if there is none, which is `writer`'s. What other tabs wrote
    meanwhile stays.
    """
    if draft is None:
        return _begin(area, {slug: posted}, writer)
    with transaction.atomic():
        row = Draft.objects.select_for_update().filter(pk=draft.row.pk).first()
        if row is None:
            return _begin(area, {**draft.written, slug: posted}, writer)
        if row.reference:
            return OpenDraft(row, draft.key, {})
        written = {**_open(row, draft.key), slug: posted}
        row.blob, row.expires_at = _seal(row, written), max(row.expires_at, timezone.now() + LIFETIME)
        row.save(update_fields=["blob", "expires_at"])
    return OpenDraft(row, draft.key, written)


def turn_into(row: Draft, reference: str, own: PersonalKey) -> bool:
    """Put what was sent in place of the answers; says whether that had not been done before. Raises Draft.DoesNotExist.

    The secret of the person's own page is kept where the draft's cookie alone opens it, for the receipt to show again.
    The page has a key of its own, not the draft's: that one lies in a browser's cookie, perhaps on a computer that
    others use, and is good for a day; this one goes out by letter and is good for as long as the case is kept.
    """
    secret = sealing.seal(row.recipient, case=row.pk, name=OWN_PAGE, payload=own.secret.encode())
    until, same = timezone.now() + LIFETIME, Draft.objects.filter(pk=row.pk)
    if same.filter(reference="").update(reference=reference, blob=secret, expires_at=until, is_saved=False):
        return True
    if same.exists():
        return False
    raise Draft.DoesNotExist


def own_secret(draft: OpenDraft) -> str | None:
    """The secret of the own page of what was sent from this draft. None if nothing was."""
    try:
        sealed = bytes(draft.row.blob)
        return sealing.open_sealed(draft.key.identity, case=draft.row.pk, name=OWN_PAGE, blob=sealed).decode()
    except VaultError:
        return None


def discard(draft: OpenDraft | None) -> None:
    """Delete a draft, sent or not."""
    if draft is not None:
        Draft.objects.filter(pk=draft.row.pk).delete()


def claim(draft: OpenDraft, account: int) -> bool:
    """Make a draft that is nobody's the account's; says whether it was."""
    is_mine = Draft.objects.filter(pk=draft.row.pk, writer=None).update(writer=account) == 1
    if is_mine:
        draft.row.writer_id = account
    return is_mine


def give_cookie(response: HttpResponse, area: Area, draft: OpenDraft) -> None:
    """Hand the browser its secret, for as long as it stays open."""
    response.set_cookie(
        cookie_of(area, draft.row.writer_id),
        draft.key.secret,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def take_cookie(response: HttpResponse, area: Area, account: int | None = None) -> None:
    response.delete_cookie(cookie_of(area, account), samesite="Lax")


def _begin(area: Area, written: Written, writer: User | None) -> OpenDraft:
    key = PersonalKey.new()
    row = Draft(
        kind=area.kind.name,
        digest=key.digest,
        recipient=key.recipient,
        expires_at=timezone.now() + LIFETIME,
        writer=writer,
    )
    row.blob = _seal(row, written)
    row.save()
    return OpenDraft(row, key, written)


def _seal(row: Draft, written: Written) -> bytes:
    return sealing.seal(row.recipient, case=row.pk, name=SEALED_AS, payload=json.dumps(written).encode())


def _open(row: Draft, key: PersonalKey) -> Written:
    if row.reference:
        return {}
    return json.loads(sealing.open_sealed(key.identity, case=row.pk, name=SEALED_AS, blob=row.blob))
