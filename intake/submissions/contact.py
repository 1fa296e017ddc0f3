"""Whom letters go to and how the person may be reached: as first written, and as they have corrected it since."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from pydantic import BaseModel, ConfigDict
from pyrage import x25519

from intake.vault import keys
from portal.accounts.models import User
from portal.accounts.units import is_on

from . import events
from .actors import PERSON
from .answers import Answers, open_answers, open_items, seal_item
from .enums import Fact
from .kinds import Contact, kind_of
from .lifecycle import Refused, locked
from .models import Submission
from .permissions import may_write

PREFIX = "contact-"


class ContactRules(BaseModel):
    """What the person wrote on their own page. An address or a number left out is as it was.

    The rules say what is safe: whoever lives with somebody else may not want us on their voicemail.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    email: str = ""
    phone: str = ""
    may_mail: bool = True
    may_call: bool = True
    may_text: bool = True
    may_voicemail: bool = True
    may_name_us: bool = True


@transaction.atomic
def correct(submission_id: UUID, rules: ContactRules) -> None:
    """Keep what the person corrected; a worker makes the case findable by it. Works on the public side too.

    Raises Refused.
    """
    from .tasks import index_again  # The tasks send letters, and letters go to contacts.

    submission = locked(submission_id)
    verdict = may_write(PERSON, submission)
    if not verdict:
        raise Refused(verdict.reason)
    events.record(submission, Fact.CONTACT, PERSON)
    seal_item(submission, f"{PREFIX}{submission.version}", rules.model_dump_json().encode(), is_shared=True)
    index_again.enqueue(str(submission_id))


def rules_of(submission: Submission, identity: x25519.Identity | None = None) -> ContactRules | None:
    """The present rules: each correction lays its address and number over the earlier ones. None if there is none.

    Opens with the case's key, or with the `identity` given. Raises the vault's errors.
    """
    if not submission.sealed.filter(name__startswith=PREFIX).exists():
        return None
    opened = open_items(submission, identity or keys.identity_of(submission.pk), prefix=PREFIX)
    return merged([opened[number] for number in sorted(opened)])


def merged(written: list[bytes]) -> ContactRules | None:
    """Lay corrections over each other, the oldest first."""
    present: ContactRules | None = None
    for one in written:
        rules = ContactRules.model_validate_json(one)
        if present is not None:
            rules = rules.model_copy(
                update={"email": rules.email or present.email, "phone": rules.phone or present.phone}
            )
        present = rules
    return present


def contact_of(
    submission: Submission, answers: Answers | None = None, identity: x25519.Identity | None = None
) -> Contact:
    """Whom a letter goes to now. Without the person's yes to mail there is no address, and so no letter."""
    first = on_the_unit(submission) or kind_of(submission).contact(answers or open_answers(submission, identity))
    return corrected(first, rules_of(submission, identity))


def corrected(first: Contact, rules: ContactRules | None) -> Contact:
    """A contact as first written, by the rules that the person gave since."""
    if rules is None or first.is_fixed:
        return first
    email = (rules.email or first.email) if rules.may_mail else ""
    return Contact(name=first.name, email=email, phone=rules.phone or first.phone)


def has_left(submission: Submission, works_on: Callable[[User, int | None], bool] = is_on) -> bool:
    """Whether the one who answers for a case on the unit that sent it works there no more."""
    sender = submission.sender
    return sender.unit is not None and sender.contact is not None and not works_on(sender.contact, sender.unit_id)


def on_the_unit(submission: Submission, works_on: Callable[[User, int | None], bool] = is_on) -> Contact | None:
    """Who answers for a case on the unit that sent it, if that is not (any more) the one who wrote its answers.

    Nobody who has left the unit gets a letter, whatever address they once wrote on the case's own page: it bears the
    link to that page. The unit is rung instead.
    """
    sender = submission.sender
    if sender.unit is None or sender.contact is None:
        return None
    if has_left(submission, works_on):
        return Contact(name=str(sender.unit), phone=sender.unit.phone, is_fixed=True)
    if sender.contact_id == sender.user_id:
        return None
    return Contact(name=str(sender.contact), email=sender.contact.email, phone=sender.unit.phone)
