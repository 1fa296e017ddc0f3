"""Find a case by a name, an e-mail address, a telephone number or a CVR number, without the words being anywhere.

A worker writes the terms after receipt: the public side cannot. Names are found by their words in any order, whole and
without regard to accents, and å, æ, ø like aa, ae, oe.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from intake.vault import blind, keys

from .actors import Actor
from .answers import Answers, open_answers
from .contact import contact_of
from .enums import Fact
from .kinds import Contact, Kind, kind_of
from .lifecycle import locked
from .models import Event, Search, Submission, Term
from .passed_on import passed_on

NAME, EMAIL, PHONE, CVR, ABOUT = "name", "email", "phone", "cvr", "about"
Word = tuple[str, str]

_LETTERS = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe", "ß": "ss"})
# A Danish number has eight digits, with or without its country's; what is in front of the last eight may be left out.
_DIGITS = 8
# Whoever finds more looks for something else.
MOST = 200
_LATELY = timedelta(days=7)


@dataclass(frozen=True)
class Criterion:
    """What is looked for: its sort, and what must all fit, each as one of several words. Without any, nothing fits."""

    sort: str
    words: tuple[tuple[Word, ...], ...]


def read(text: str) -> Criterion:
    """Understand what somebody typed: an address has an @, a number its digits, all else is a name."""
    if "@" in text:
        return Criterion(EMAIL, (((EMAIL, _email(text)),),))
    digits = re.sub(r"\D", "", text)
    if len(digits) >= _DIGITS and not re.search(r"[^\W\d_]", text):
        number = digits[-_DIGITS:]
        return Criterion(PHONE, (((PHONE, number), (CVR, number)),))
    return Criterion(NAME, tuple(((NAME, word),) for word in _name_words(text)))


def find(readable: QuerySet[Submission], sought: Criterion, actor: Actor) -> list[Submission]:
    """The cases that fit, among those the actor may read, MOST at most; that they looked is written down.

    Raises the vault's errors; ValueError if it is no person who looks.
    """
    if actor.user_id is None:
        raise ValueError("only people look for people")
    hashed = dict(zip(_flat(sought), blind.digests(_flat(sought)), strict=True))
    found = readable if sought.words else readable.none()
    for either in sought.words:
        fitting = Term.objects.filter(digest__in=[hashed[word] for word in either])
        found = found.filter(pk__in=fitting.values("submission"))
    cases = list(found[:MOST])
    Search.objects.create(actor_id=actor.user_id, sort=sought.sort, digests=sorted(hashed.values()), found=len(cases))
    return cases


def _flat(sought: Criterion) -> list[Word]:
    return [word for either in sought.words for word in either]


@transaction.atomic
def index(submission_id: UUID) -> int:
    """Write the terms of a case anew, as its contact stands now. Returns how many. Raises the vault's errors."""
    submission = locked(submission_id)
    if submission.erased_at is not None:
        return 0
    terms = [Term(submission=submission, digest=digest) for digest in blind.digests(sorted(set(_words(submission))))]
    submission.terms.all().delete()
    return len(Term.objects.bulk_create(terms))


def unindexed() -> list[UUID]:
    """The cases that no worker has indexed yet, and those whose contact was corrected in the last days: whether the
    task that followed came to its end stands nowhere, and to index again changes nothing.
    """
    lately = Event.objects.filter(what=Fact.CONTACT, at__gte=timezone.now() - _LATELY)
    waiting = Submission.objects.filter(Q(terms=None) | Q(pk__in=lately.values("submission")), erased_at=None)
    return list(waiting.values_list("pk", flat=True).distinct())


def _words(submission: Submission) -> Iterator[Word]:
    """As first written and as corrected since: whoever rings may name either."""
    identity = keys.identity_of(submission.pk)
    kind, answers = kind_of(submission), open_answers(submission, identity)
    for contact in (kind.contact(answers), contact_of(submission, answers, identity)):
        yield from _of_contact(contact)
    # How a person is reached goes with every hand-over; the number of a business is an answer like others.
    yield from _of_answers(kind, passed_on(submission).less(answers))


def marks(submission: Submission, answers: Answers, contact: Contact) -> set[Word]:
    """What another case would share if it were the same: never a name alone, and where somebody else sends a case in,
    nothing of theirs, since a ward sends many.
    """
    kind = kind_of(submission)
    words = set(_of_answers(kind, answers))
    if kind.about is None:
        words |= {word for each in (kind.contact(answers), contact) for word in _of_contact(each)}
    return {word for word in words if word[0] != NAME}


def _of_answers(kind: Kind, answers: Answers) -> Iterator[Word]:
    if kind.cvr is not None and (number := kind.cvr(answers)):
        yield CVR, number
    if kind.about is not None and (words := _name_words(kind.about(answers))):
        yield ABOUT, " ".join(words)


def _of_contact(contact: Contact) -> Iterator[Word]:
    """What there is of it: from answers that were not all passed on, some of it is missing."""
    yield from ((NAME, word) for word in _name_words(contact.name or ""))
    if contact.email:
        yield EMAIL, _email(contact.email)
    digits = re.sub(r"\D", "", contact.phone or "")
    if len(digits) >= _DIGITS:
        yield PHONE, digits[-_DIGITS:]


def _email(text: str) -> str:
    return text.strip().casefold()


def _name_words(text: str) -> list[str]:
    composed = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", composed)
    return re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
