"""The files that lie with a draft, sealed to the draft's own key: nobody but the writer's browser opens them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Sum
from django.utils.datastructures import MultiValueDict

from intake.submissions.files import PREFIX
from intake.submissions.models import Draft, DraftFile
from intake.vault import sealing
from intake.vault.personal import PersonalKey

from .refusals import FileRefused, Reason

if TYPE_CHECKING:
    from intake.journeys.drafts import OpenDraft

ABOUT = "about-"
# Bytes that the files of all drafts together may take: whoever would fill the disk stops the files, not the portal.
ROOM = 2 * 1024**3


@dataclass(frozen=True)
class HeldFile:
    """What we know of a file that lies with a draft.

    `digest` is the SHA-256 of what was sent, so that a page that is sent twice brings the file once.
    """

    item: str
    name: str
    media_type: str
    size: int
    digest: str


# By step, then by field.
Held = dict[str, MultiValueDict]


def held_by(draft: OpenDraft | None) -> Held:
    """The files of a draft, in the order they came."""
    found: Held = {}
    rows = DraftFile.objects.filter(draft=draft.row.pk).defer("blob") if draft and not draft.is_sent else ()
    for row in rows:
        name = f"{ABOUT}{row.pk.hex}"
        about = sealing.open_sealed(draft.key.identity, case=row.draft_id, name=name, blob=bytes(row.about))
        found.setdefault(row.step, MultiValueDict()).appendlist(row.field, HeldFile(**json.loads(about)))
    return found


def add(draft: OpenDraft, step: str, field: str, file: HeldFile, content: bytes, *, most: int) -> None:
    """Keep a file with the draft. Raises FileRefused if there is no room for it."""
    with transaction.atomic():
        row = Draft.objects.select_for_update().filter(pk=draft.row.pk, reference="").first()
        if row is None:
            return
        there = held_by(draft).get(step, MultiValueDict()).getlist(field)
        if file.digest in {one.digest for one in there}:
            return
        if len(there) >= most:
            raise FileRefused(Reason.TOO_MANY)
        if (DraftFile.objects.aggregate(taken=Sum("size"))["taken"] or 0) + file.size > ROOM:
            raise FileRefused(Reason.NO_ROOM)
        key = UUID(file.item.removeprefix(PREFIX))
        about = json.dumps(asdict(file)).encode()
        DraftFile.objects.create(
            id=key,
            draft=row,
            step=step,
            field=field,
            size=file.size,
            about=sealing.seal(row.recipient, case=row.pk, name=f"{ABOUT}{key.hex}", payload=about),
            blob=sealing.seal(row.recipient, case=row.pk, name=file.item, payload=content),
        )


def new_item() -> str:
    """A name for a file's bytes that nobody has: the same in the draft and, later, in the case."""
    return f"{PREFIX}{uuid4().hex}"


def remove(draft: OpenDraft, step: str, field: str, item: str) -> None:
    """Delete a file of the draft; one that is not there is no fault."""
    try:
        key = UUID(item.removeprefix(PREFIX))
    except ValueError:
        return
    DraftFile.objects.filter(pk=key, draft=draft.row.pk, step=step, field=field).delete()


def contents(row: Draft, key: PersonalKey) -> dict[str, bytes]:
    """Open every file of a draft, to seal it to the case. Raises the vault's errors."""
    return {
        (item := f"{PREFIX}{file.pk.hex}"): sealing.open_sealed(
            key.identity, case=row.pk, name=item, blob=bytes(file.blob)
        )
        for file in row.files.all()
    }
