"""Letters: what they may say, how they are written, how they get out.

A letter says little (law 5). Its context is the allow-list `Context`: no answer, no diagnosis, no place, no name of the
person it is about. Text and address lie sealed until the worker sends them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from smtplib import SMTPException
from typing import NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string, select_template
from django.utils import timezone, translation
from django.utils.functional import Promise

from intake.vault.errors import VaultError

from . import contact as contacts
from . import events, kinds, letter_texts, own_page
from .actors import HOUSE, Actor
from .answers import open_item, sealed
from .enums import Action, Fact, LetterStatus
from .kinds import kind_of
from .models import Letter, SealedItem, Submission

# The letter that goes with an action; the others need none.
LETTER_OF = {
    Action.ASK: "needs_info",
    Action.ACCEPT: "accepted",
    Action.DECLINE: "declined",
    Action.WAITLIST: "waitlisted",
}

# The letters that go to staff: no rule of the person's is about them.
TO_COLLEAGUES, TO_LEAD = "alert", "escalated"

# Waits before the next attempt. A mail server that is down over a weekend loses nobody's letter.
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440, 2880))
# While one worker sends, no other takes the letter; longer than any SMTP time-out.
LEASE = timedelta(minutes=5)


# A letter is kept with this mark in place of the secret link, which is put in as the letter leaves the house: so staff,
# who read the letter on the desk, do not hold the person's key.
LINK_MARK = "[link]"

# What letters have in common, each with its own sentences for what is not known: who rings whom, and the greeting.
PARTS = ("call", "ask", "greeting")


@dataclass(frozen=True, kw_only=True)
class Context:
    """Everything a letter template may use."""

    reference: str
    title: Promise | str
    team: str = ""
    phone: str = ""
    coordinator: str = ""
    reason: Promise | str = ""
    # Where the address of the person's own page will stand: see LINK_MARK.
    link: str = ""


@dataclass(frozen=True)
class Text:
    """A written letter."""

    subject: str
    body: str


class Enclosed(NamedTuple):
    """A file that goes with a letter."""

    name: str
    content: str
    content_type: str


def context_for(submission: Submission, actor: Actor = HOUSE, *, reason: Promise | str = "") -> Context:
    """Gather what the letter may say."""
    return Context(
        reference=submission.reference,
        title=kind_of(submission).title,
        team=submission.team.name if submission.team else "",
        phone=submission.team.phone if submission.team else "",
        coordinator=actor.name,
        reason=reason,
        link=LINK_MARK,
    )


def write(submission: Submission, template: str, context: Context) -> Text:
    """Write a letter in the applicant's language, in the house's own words where it has written some.

    What is about the kind goes before what is for all kinds.
    """
    own = letter_texts.current(submission.kind, template, submission.language)
    chosen = own.get(submission.kind)
    if chosen is None and own and not has_text_of_its_own(submission.kind, template):
        chosen = own.get("")
    if chosen is None:
        return as_shipped(submission.kind, template, submission.language, context)
    return in_own_words(submission.kind, submission.language, chosen.subject, chosen.body, context)


def as_shipped(kind: str, template: str, language: str, context: Context) -> Text:
    """Write a letter as the house came with it. The first line of a template is the subject."""
    with translation.override(language):
        return in_two(select_template(_names(kind, template)).render(_in_words(context)))


def in_own_words(kind: str, language: str, subject: str, body: str, context: Context) -> Text:
    """Write a letter of a text with places for words (`letter_texts`)."""
    words = _words(kind, language, context)
    return Text(letter_texts.fill(subject, words), letter_texts.fill(body, words) + "\n")


def has_text_of_its_own(kind: str, template: str) -> bool:
    """Whether the house came with a text of a letter for this kind alone."""
    names = _names(kind, template)
    return bool(kind) and select_template(names).template.name == names[0]


def _names(kind: str, template: str) -> list[str]:
    return [f"intake/letters/{kind}/{template}.txt", f"intake/letters/{template}.txt"]


def _in_words(context: Context) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(context).items()}


def _words(kind: str, language: str, context: Context) -> dict[str, str]:
    """What may stand in the places of a text, in the reader's language."""
    with translation.override(language):
        words = _in_words(context)
        if kind and not kinds.kind(kind).letters_name_team:
            words["team"] = ""
    return words | parts(language, words)


def parts(language: str, words: Mapping[str, str]) -> dict[str, str]:
    """The sentences that letters have in common, of the words they are made of."""
    with translation.override(language):
        return {name: render_to_string(f"intake/letters/parts/{name}.txt", dict(words)).strip() for name in PARTS}


def in_two(rendered: str) -> Text:
    """Part a rendered template into its first line, the subject, and the rest."""
    subject, _, body = rendered.strip().partition("\n")
    return Text(subject.strip(), body.strip() + "\n")


def hand_in(submission: Submission, template: str, text: Text, to: str) -> SealedItem:
    """Hand a letter to the workers, in the caller's transaction; returns its text, sealed, for the caller to store."""
    from .tasks import deliver_letter

    letter = Letter.objects.create(submission=submission, template=template, next_attempt_at=timezone.now())
    deliver_letter.enqueue(letter.pk)
    payload = {"to": to, "subject": text.subject, "body": text.body}
    return sealed(submission, letter.sealed_name, json.dumps(payload).encode())


def post(submission: Submission, template: str, text: Text, to: str) -> None:
    """Hand a letter to the workers with its text, in the caller's transaction."""
    hand_in(submission, template, text, to).save()


def post_if_addressed(submission: Submission, template: str, to: str, context: Context) -> None:
    """Post a letter, if there is an address to post it to; the desk shows who must be rung instead."""
    if to:
        post(submission, template, write(submission, template, context), to)


def deliver(letter_id: int) -> LetterStatus | None:
    """Send one letter if it is waiting and due; returns where it stands after, or None if it was not ours to send.

    It is sent outside any transaction: a slow mail server must not hold the database. A worker that dies between
    sending and writing sends once more after the lease; both copies bear the same Message-ID.
    """
    letter = _lease(letter_id)
    if letter is None:
        return None
    try:
        if not _send(letter):
            return _finish(letter, LetterStatus.FAILED, Fact.LETTER_FAILED)
    except (OSError, SMTPException, VaultError, ValueError):
        # The exception is dropped here on purpose: its text holds the address (law 6). ValueError is an address that
        # cannot be written on an envelope; left to rise, it would stop every letter behind this one.
        return _failed(letter)
    return _finish(letter, LetterStatus.SENT, Fact.LETTER_SENT)


def _lease(letter_id: int) -> Letter | None:
    with transaction.atomic():
        due = Letter.objects.select_for_update().filter(
            pk=letter_id, status=LetterStatus.QUEUED, next_attempt_at__lte=timezone.now()
        )
        letter = due.first()
        if letter is not None:
            letter.attempts += 1
            letter.next_attempt_at = timezone.now() + LEASE
            letter.save(update_fields=["attempts", "next_attempt_at"])
    return letter


def _send(letter: Letter) -> bool:
    """Hand it to the mail server; not if the person wants no mail any more. Says whether it went."""
    sealed = json.loads(open_item(letter.submission, letter.sealed_name))
    to = sealed["to"] if letter.template in (TO_COLLEAGUES, TO_LEAD) else _address_now(letter.submission, sealed["to"])
    if to:
        body = own_page.with_link(letter.submission, sealed["body"], LINK_MARK)
        hand_over(to, sealed["subject"], body, name=f"{letter.submission_id}.{letter.pk}")
    return bool(to)


def _address_now(submission: Submission, written_to: str) -> str:
    """Where a letter may go as it leaves: what the person has said since it was written counts. Empty: nowhere."""
    rules = contacts.rules_of(submission)
    if rules is None:
        return written_to
    return (rules.email or written_to) if rules.may_mail else ""


def hand_over(to: str, subject: str, body: str, *, name: str, enclosed: Sequence[Enclosed] = ()) -> None:
    """Give a letter to the mail server. `name` is the same at each attempt, so that two copies are seen as one.

    Raises OSError, SMTPException, and ValueError for an address that cannot be written on an envelope.
    """
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    headers = {"Message-ID": f"<{name}@{host}>", "Auto-Submitted": "auto-generated"}
    EmailMessage(subject, body, to=[to], headers=headers, attachments=list(enclosed)).send()


def _failed(letter: Letter) -> LetterStatus:
    from .tasks import deliver_letter

    if letter.attempts > len(BACK_OFF):
        return _finish(letter, LetterStatus.FAILED, Fact.LETTER_FAILED)
    again = timezone.now() + BACK_OFF[letter.attempts - 1]
    with transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(next_attempt_at=again)
        deliver_letter.using(run_after=again).enqueue(letter.pk)
    return LetterStatus.QUEUED


def _finish(letter: Letter, status: LetterStatus, fact: Fact) -> LetterStatus:
    with transaction.atomic():
        submission = Submission.objects.select_for_update().get(pk=letter.submission_id)
        letter.status = status
        letter.sent_at = timezone.now() if status == LetterStatus.SENT else None
        letter.save(update_fields=["status", "sent_at"])
        events.record(submission, fact, HOUSE, detail={"letter": letter.template})
    return status
