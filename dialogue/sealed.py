"""What lies sealed of an invitation, and who opens it: staff by the list's key, the guest by their own link."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from intake.vault import keys, sealing
from intake.vault.errors import Shredded
from intake.vault.personal import PersonalKey

from .models import GuestList, Invitation

if TYPE_CHECKING:
    from pyrage import x25519

PERSON, ANSWER, NEEDS, LINK, LETTER = "person", "answer", "needs", "link", "letter"


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who is invited."""

    name: str
    email: str
    role: str = ""
    organisation: str = ""

    @property
    def title(self) -> str:
        """Role and organisation on one line."""
        return ", ".join(filter(None, (self.role, self.organisation)))


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What somebody said besides yes, maybe or no."""

    note: str = ""
    substitute_name: str = ""
    questions: str = ""


def named(what: str, key: UUID) -> str:
    """The name that a sealed thing bears inside: it opens in its own place only."""
    return f"{what}-{key}"


def seal(recipient: str, case: UUID, name: str, payload: bytes, *also: str) -> bytes:
    """Seal to a list's key, and to `also`."""
    return sealing.seal(recipient, case=case, name=name, payload=payload, also=also)


def seal_person(guest_list: GuestList, invitation: Invitation, person: Person) -> None:
    """Seal who is invited, to staff and to the person's own link."""
    name = named(PERSON, invitation.pk)
    payload = json.dumps(asdict(person)).encode()
    invitation.person = seal(guest_list.recipient, guest_list.case, name, payload, invitation.recipient)


def seal_answer(guest_list: GuestList, invitation: Invitation, answer: Answer) -> None:
    """Seal what was said. Works on the public side too."""
    name = named(ANSWER, invitation.pk)
    payload = json.dumps(asdict(answer)).encode()
    invitation.answer = seal(guest_list.recipient, guest_list.case, name, payload, invitation.recipient)


def seal_needs(guest_list: GuestList, invitation: Invitation, needs: str) -> None:
    """Seal what may tell of health or religion under a key of its own; without words there is nothing to keep.

    The caller holds the list (`guests.locked`): two who both found no key would make two, and only one is named. Works
    on the public side too. Where that key was destroyed (the meeting was held, then moved), a new one is made.
    """
    if not needs:
        invitation.needs = b""
        return
    if guest_list.needs_case is None:
        case = uuid4()
        guest_list.needs_case, guest_list.needs_recipient = case, keys.create(case)
        guest_list.save(update_fields=["needs_case", "needs_recipient"])
    name = named(NEEDS, invitation.pk)
    invitation.needs = seal(
        guest_list.needs_recipient, guest_list.needs_case, name, needs.encode(), invitation.recipient
    )


class Opened:
    """A guest list, opened with one key: the list's own (staff), or one invited person's."""

    def __init__(self, guest_list: GuestList, key: PersonalKey | None = None):
        self.guest_list = guest_list
        self._own = key.identity if key else None

    @cached_property
    def _identity(self) -> x25519.Identity:
        return self._own or keys.identity_of(self.guest_list.case)

    @cached_property
    def _needs_identity(self) -> x25519.Identity:
        case = self.guest_list.needs_case
        if self._own is not None:
            return self._own
        if case is None:
            raise Shredded(str(self.guest_list.pk))
        return keys.identity_of(case)

    def item(self, what: str, key: UUID, blob: bytes) -> bytes:
        """Open anything sealed to the list. Raises the vault's errors."""
        case, name = self.guest_list.case, named(what, key)
        return sealing.open_sealed(self._identity, case=case, name=name, blob=bytes(blob))

    def person(self, invitation: Invitation) -> Person:
        """Who is invited."""
        return Person(**self._json(PERSON, invitation, bytes(invitation.person)))

    def answer(self, invitation: Invitation) -> Answer:
        """What they said; nothing, where they have not."""
        said = self._json(ANSWER, invitation, bytes(invitation.answer)) if invitation.answer else {}
        # The address of a substitute was asked for once; nobody is shown it, and the next answer leaves it out.
        return Answer(**{name: text for name, text in said.items() if name != "substitute_email"})

    def needs(self, invitation: Invitation) -> str:
        """What the meeting must take care of; empty where there is nothing, or nothing any more."""
        case = self.guest_list.needs_case
        if not invitation.needs or case is None:
            return ""
        name = named(NEEDS, invitation.pk)
        opened = sealing.open_sealed(self._needs_identity, case=case, name=name, blob=bytes(invitation.needs))
        return opened.decode()

    def _json(self, what: str, invitation: Invitation, blob: bytes) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.item(what, invitation.pk, blob))
        return found
