"""The base of every typed answer, and reading and writing them sealed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel, ConfigDict

from intake.vault import keys, sealing

from .models import SealedItem, Submission

if TYPE_CHECKING:
    from pyrage import x25519

ANSWERS = "answers"


class Answers(BaseModel):
    """What one kind of submission asks. An area subclasses it once per version; old versions stay readable.

    Unknown fields are refused, and no error message repeats what was written (law 6).
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, str_strip_whitespace=True)

    def without(self, names: Iterable[str]) -> Self:
        """The answers less some of them; «list.name» is one answer of every entry in a list.

        Other names are passed over.
        The result may break the rules that the whole kept: it is for reading, and never stored.
        """
        gone: dict[str, Any] = {name: None for name in names if name in type(self).model_fields}
        for outer, dot, inner in (name.partition(".") for name in names):
            entries = getattr(self, outer, None) if dot and outer not in gone else None
            if entries:
                gone[outer] = tuple(entry.without([inner]) for entry in entries)
        return self.model_copy(update=gone)


def seal_item(submission: Submission, name: str, payload: bytes, *, schema: int = 1) -> SealedItem:
    """Seal something to the case's key and keep it under `name`. Works on the public side too."""
    blob = sealing.seal(keys.recipient_of(submission.pk), case=submission.pk, name=name, payload=payload)
    return SealedItem.objects.create(submission=submission, name=name, schema=schema, blob=blob)


def open_item(submission: Submission, name: str, identity: x25519.Identity | None = None) -> bytes:
    """Open a sealed item of the case.

    Raises SealedItem.DoesNotExist, and the vault's errors. Give `identity` (from `keys.identity_of`) to open several.
    """
    item = submission.sealed.get(name=name)
    return sealing.open_sealed(
        identity or keys.identity_of(submission.pk), case=submission.pk, name=name, blob=bytes(item.blob)
    )


def open_items(submission: Submission, identity: x25519.Identity, *, prefix: str) -> dict[int, bytes]:
    """Open every item whose name is the prefix and a number, by that number. One query, however many there are."""
    items = submission.sealed.filter(name__startswith=prefix).values_list("name", "blob")
    return {
        int(name.removeprefix(prefix)): sealing.open_sealed(identity, case=submission.pk, name=name, blob=bytes(blob))
        for name, blob in items
    }


def seal_answers(submission: Submission, answers: Answers, *, schema: int) -> None:
    """Seal the answers of a new submission."""
    seal_item(submission, ANSWERS, answers.model_dump_json().encode(), schema=schema)


def open_answers(submission: Submission, identity: x25519.Identity | None = None) -> Answers:
    """Open the answers in the version they were written in."""
    from .kinds import kind_of

    schema = submission.sealed.values_list("schema", flat=True).get(name=ANSWERS)
    return kind_of(submission).answers[schema].model_validate_json(open_item(submission, ANSWERS, identity))
