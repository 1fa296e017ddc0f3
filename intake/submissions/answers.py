"""The base of every typed answer, and reading and writing them sealed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel, ConfigDict

from intake.vault import keys, sealing

from .models import Consent, SealedItem, Submission

if TYPE_CHECKING:
    from pyrage import x25519

    from .kinds import Kind

ANSWERS = "answers"
# The answer that says what was consented to, in a kind of which parts can be taken back.
CATEGORIES = "consent_categories"
# Why a case lies where it lies, and under names that begin so what other rules would say: it tells answers, so it goes
# when the consent to one of them goes.
ROUTING = "routing"
# What came of a case, by its code: where somebody lives now says who they are, so the clear column says less.
ENDING = "ending"


class Answers(BaseModel):
    """What one kind of submission asks. An area subclasses it once per version; old versions stay readable.

    Unknown fields are refused, and no error message repeats what was written (law 6).
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, str_strip_whitespace=True)

    @classmethod
    def names(cls) -> frozenset[str]:
        """The names of its answers, and of those in its lists."""
        schema = cls.model_json_schema()
        parts = [schema, *schema.get("$defs", {}).values()]
        return frozenset(name for part in parts for name in part.get("properties", {}))

    def without(self, names: Iterable[str]) -> Self:
        """The answers less some of them; «list.name» is one answer of every entry in a list.

        Other names are passed over.
        The result may break the rules that the whole kept.
        """
        gone: dict[str, Any] = {name: None for name in names if name in type(self).model_fields}
        for outer, dot, inner in (name.partition(".") for name in names):
            entries = getattr(self, outer, None) if dot and outer not in gone else None
            if entries:
                gone[outer] = tuple(entry.without([inner]) for entry in entries)
        return self.model_copy(update=gone)

    def agreed_to(self, categories: Iterable[str]) -> Self:
        """The same answers with no more categories of the consent in them than these, where they have any."""
        if CATEGORIES not in type(self).model_fields:
            return self
        agreed = tuple(one for one in getattr(self, CATEGORIES) if one in set(categories))
        return self.model_copy(update={CATEGORIES: agreed})


def sealed(
    submission: Submission, name: str, payload: bytes, *, schema: int = 1, is_shared: bool = False
) -> SealedItem:
    """Seal something to the case's key: an item for the caller to store. Works on the public side too.

    What `is_shared` is sealed to the person's own key as well. Raises OwnPage.DoesNotExist if they have none.
    """
    also = (submission.own_page.recipient,) if is_shared else ()
    blob = sealing.seal(submission.recipient, case=submission.pk, name=name, payload=payload, also=also)
    return SealedItem(submission=submission, name=name, schema=schema, is_shared=is_shared, blob=blob)


def seal_item(submission: Submission, name: str, payload: bytes, *, is_shared: bool = False) -> None:
    """Seal something, as `sealed` does, and keep it under `name`."""
    sealed(submission, name, payload, is_shared=is_shared).save()


def seal_note(submission: Submission, text: str) -> None:
    """Seal a note of staff's under the number of the event it belongs to, which was recorded last."""
    seal_item(submission, f"note-{submission.version}", text.encode())


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


def seal_answers(submission: Submission, answers: Answers, *, schema: int) -> SealedItem:
    """Seal the answers of a new submission, to the person who gave them too if they are about that person alone: an
    item for the caller to store.

    A referral tells of a citizen, and the referrer's link goes by mail: such a link must not open health information.
    """
    from .kinds import kind_of

    own = not kind_of(submission).needs_consent
    return sealed(submission, ANSWERS, answers.model_dump_json().encode(), schema=schema, is_shared=own)


def open_answers(submission: Submission, identity: x25519.Identity | None = None) -> Answers:
    """Open the answers in the version they were written in, less those whose consent was withdrawn."""
    schema = submission.sealed.values_list("schema", flat=True).get(name=ANSWERS)
    return read_answers(submission, schema, open_item(submission, ANSWERS, identity))


def read_answers(
    submission: Submission, schema: int, payload: bytes, *, hidden: frozenset[str] | None = None
) -> Answers:
    """Make the typed answers of what was sealed, less those whose consent was withdrawn: nobody reads them any more.

    `hidden` are these (from `not_covered`), where many cases are read.
    """
    from .kinds import kind_of

    typed = kind_of(submission).answers[schema].model_validate_json(payload)
    names = uncovered(submission) if hidden is None else hidden
    return typed.without(names) if names else typed


def uncovered(submission: Submission) -> frozenset[str]:
    """The names of the answers that rest on a part of the consent that was withdrawn."""
    from .kinds import kind_of

    kind = kind_of(submission)
    if not kind.rests_on:
        return frozenset()
    return not_covered(kind, Consent.objects.values_list("categories", flat=True).get(submission=submission))


def not_covered(kind: Kind, given: Iterable[str]) -> frozenset[str]:
    """The names of the answers that rest on a category outside a consent."""
    return frozenset(name for name, category in kind.rests_on.items() if category not in given)
