"""Opening what is sealed, for one page. Whoever sees answers is in the log before the page is sent."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise
from pyrage import x25519

from intake.journeys import declaration
from intake.journeys.declaration import Area
from intake.journeys.own_page.forms import ContactForm
from intake.journeys.summary import summary
from intake.routing.route import reasons
from intake.submissions import access, linking
from intake.submissions.actors import Actor
from intake.submissions.answers import ENDING, Answers, open_item, open_items
from intake.submissions.contact import contact_of, rules_of
from intake.submissions.enums import Fact, OfferStatus
from intake.submissions.files import AttachedFile, attached
from intake.submissions.kinds import Contact, kind_of
from intake.submissions.messages import PREFIX, Message, conversation
from intake.submissions.models import HandOver, SealedItem, Submission
from intake.submissions.models.reminder import NOTE_PREFIX
from intake.submissions.passed_on import hidden, passed_on
from intake.vault import keys

from .support_map import Map, rows_of


@dataclass(frozen=True)
class Section:
    """A group of answers under one heading."""

    title: Promise | str
    rows: list[tuple[Promise | str, str]]


@dataclass(frozen=True)
class Opened:
    """Everything of a case that was sealed, for somebody who may read it. `notes` go by their event's number."""

    version: int
    contact: Contact
    sections: list[Section]
    files: list[AttachedFile]
    notes: dict[int, str]
    letters: dict[int, dict[str, str]]
    reasons: list[str]
    conversation: list[Message]
    # Question and answer, as the person gave them on their own page; empty if they said nothing.
    rules: list[tuple[Promise | str, str]]
    # What was written to a reminder, by its key.
    reminder_notes: dict[int, str]
    # What came of it, once it is closed.
    ending: Promise | str
    # The purposes of the consent that were withdrawn since.
    withdrawn: list[Promise | str]
    # Cases that may be the same one, of those the reader may read.
    suspected: list[Submission]
    # Who helps already, with what. None where the kind does not ask, or the consent does not cover it.
    map: Map | None
    # What the team that handed the case over wrote to those who took it on; and whether nothing was held back.
    words: list[str]
    is_whole: bool


@transaction.atomic
def open_case(submission: Submission, actor: Actor) -> Opened:
    """Open a case and record that the actor read it: both or neither.

    Raises Refused if they may not, and the vault's errors if it cannot be opened; then nothing is recorded,
    since nothing was seen.
    """
    read, answers = access.read(submission.pk, actor)
    kind, identity = kind_of(submission), keys.identity_of(submission.pk)
    passed = passed_on(submission)
    notes = open_items(submission, identity, prefix="note-")
    said = open_items(submission, identity, prefix=PREFIX)
    written = open_items(submission, identity, prefix="letter-")
    contact = contact_of(submission, answers if passed.is_whole else None, identity)
    return Opened(
        version=read.version,
        contact=contact,
        sections=_sections(submission, answers),
        files=attached(answers),
        notes={number: note.decode() for number, note in notes.items() if passed.has("notes", number)},
        letters={number: json.loads(letter) for number, letter in written.items()},
        reasons=reasons(submission),
        conversation=conversation(
            submission, {number: text for number, text in said.items() if passed.has("messages", number)}
        ),
        rules=_rules(submission, identity),
        reminder_notes={
            key: note.decode() for key, note in open_items(submission, identity, prefix=NOTE_PREFIX).items()
        },
        ending=_ending(submission, identity),
        withdrawn=_withdrawn(submission),
        suspected=linking.suspected(submission, answers, contact, actor),
        map=rows_of(kind.support_map(answers) if kind.support_map else None),
        words=_words(submission, identity),
        is_whole=passed.is_whole,
    )


@transaction.atomic
def open_contact(submission: Submission, actor: Actor) -> Contact:
    """Open whom a letter goes to, for the preview: that too is reading. Raises as `open_case`."""
    access.read(submission.pk, actor)
    return contact_of(submission)


def _rules(submission: Submission, identity: x25519.Identity) -> list[tuple[Promise | str, str]]:
    """What the person allows, in the words of the page they said it on."""
    rules = rules_of(submission, identity)
    if rules is None:
        return []
    asked, said = ContactForm().fields, rules.model_dump(exclude={"email", "phone"})
    return [(asked[name].label, asked[name].show(allowed)) for name, allowed in said.items()]


def _words(submission: Submission, identity: x25519.Identity) -> list[str]:
    """Of the last hand-over: what was said between two other teams is not for a third."""
    last = HandOver.objects.filter(submission=submission, status=OfferStatus.TAKEN_ON).last()
    return (
        []
        if last is None
        else [
            words.decode()
            for number, words in open_items(submission, identity, prefix="handover-").items()
            if number == last.pk
        ]
    )


def _ending(submission: Submission, identity: x25519.Identity) -> Promise | str:
    """What came of a closed case, in its kind's words; a code that nobody knows any more is shown as it is."""
    if not submission.outcome:
        return ""
    try:
        code = open_item(submission, ENDING, identity).decode()
    except SealedItem.DoesNotExist:
        return ""
    return {ending.code: ending.label for ending in kind_of(submission).endings}.get(code, code)


def _withdrawn(submission: Submission) -> list[Promise | str]:
    purposes = kind_of(submission).purposes
    codes = submission.events.filter(what=Fact.PURPOSE).order_by("sequence").values_list("detail__purpose", flat=True)
    return [purposes.get(code, code) for code in codes] if purposes else []


def _sections(submission: Submission, answers: Answers) -> list[Section]:
    """The answers as the person saw them on the last page of the journey."""
    area, gone = area_of(submission), hidden(submission, answers)
    if area is None:
        # A kind without a public door: its answers came another way, and their names must do.
        return [
            Section("", [(name, str(value or "")) for name, value in answers.model_dump().items() if name not in gone])
        ]
    # A page that hangs on an answer that is held back is shown with what there is of it.
    values = {name: value for name, value in answers.model_dump().items() if name not in gone}
    parts = [
        Section(part.step.title, [(row.label, row.text) for row in part.rows if row.name not in gone])
        for part in summary(area, values)
    ]
    return [part for part in parts if part.rows]


def area_of(submission: Submission) -> Area | None:
    """The area whose door a case came in by, if it has one."""
    return {area.kind.name: area for area in declaration.areas()}.get(submission.kind)
