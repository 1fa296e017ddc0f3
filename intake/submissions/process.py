"""What happens, in which order: each function is one transaction that reads as its steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from intake.vault import keys
from intake.vault.personal import PersonalKey
from portal.accounts.models import Team

from . import events, letters, mailbox, mentions, messages, own_page, senders
from .actors import PERSON, Actor
from .answers import ENDING, Answers, seal_answers, seal_item, seal_note
from .contact import contact_of
from .enums import Action, Fact, State, Via
from .files import seal_files
from .kinds import Kind, kind_of
from .lifecycle import Refused, advance, locked, step
from .models import Consent, SealedItem, Submission
from .permissions import may_note, may_tag
from .queue import waiting_for
from .reference import new_reference
from .senders import ANYBODY, SentBy

RECEIPT = "received"
# At a reference that nobody has.
_ATTEMPTS = 5
# What tells that a team has taken a case up.
_BEGUN = (Action.CLAIM, Action.ASSIGN, Action.TAKE_ON)


def receive(
    *,
    kind: Kind,
    answers: Answers,
    language: str,
    origin: str | None = None,
    own: PersonalKey | None = None,
    sender: SentBy = ANYBODY,
    files: Mapping[str, bytes] | None = None,
    then: Callable[[Submission], None] = lambda _submission: None,
) -> Submission:
    """Take in what somebody sent: key, seal, record, letter. The same origin twice gives the first submission.

    `own` is the key of the person's own page; without it one is made, and the letter alone tells its secret.
    `sender` is who stands behind it, as far as the door knows. `files` are the bytes of what the answers say is
    attached, by item; ValueError if one is missing. `then` is done in the same transaction, after all else.
    Works on the public side: everything is sealed to public keys. Routing follows in the worker, which may read.
    """
    attempts = 0
    while True:
        attempts += 1
        case = uuid4()
        try:
            return _receive(case, kind, answers, language, origin, own, sender, files or {}, then)
        except IntegrityError:
            # The origin is known, or the reference is taken: the database says so, and nobody asks it beforehand.
            keys.shred(case)
            if origin and (earlier := Submission.objects.filter(origin=origin).first()):
                return earlier
            if attempts == _ATTEMPTS:
                raise


@transaction.atomic
def _receive(
    case: UUID,
    kind: Kind,
    answers: Answers,
    language: str,
    origin: str | None,
    own: PersonalKey | None,
    sender: SentBy,
    files: Mapping[str, bytes],
    then: Callable[[Submission], None],
) -> Submission:
    # The key first, since it may lie in another database; a key without a case opens nothing.
    recipient = keys.create(case)
    now = timezone.now()
    assessment = kind.assess(answers, timezone.localdate(now))
    submission = Submission.objects.create(
        id=case,
        reference=new_reference(kind.prefix),
        kind=kind.name,
        language=language,
        urgency=assessment.urgency,
        due_on=assessment.due_on,
        received_at=now,
        origin=origin,
        version=events.FIRST,
    )
    submission.recipient = recipient
    senders.write(submission, sender)
    link = own_page.issue(submission, own or PersonalKey.new())
    _write_consent(submission, kind, answers)
    known = {} if sender.via == Via.OPEN else {"via": str(sender.via)}
    events.begin(submission, Fact.RECEIVED, PERSON, to_state=State.SUBMITTED, detail=known)
    letter = _post_receipt(submission, kind.contact(answers).email, sender)
    SealedItem.objects.bulk_create([link, seal_answers(submission, answers, schema=kind.schema), *letter])
    seal_files(submission, answers, files)
    then(submission)
    return submission


def _write_consent(submission: Submission, kind: Kind, answers: Answers) -> None:
    """Keep in the clear what staff and the night's sweep must know of a consent, where the kind asks for one."""
    if kind.consent is None:
        return
    given = kind.consent(answers)
    Consent.objects.create(
        submission=submission,
        text_version=given.text_version,
        method=given.method,
        categories=list(given.categories),
        given_on=given.given_on,
        expires_on=given.expires_on,
    )


def _post_receipt(submission: Submission, to: str, sender: SentBy) -> list[SealedItem]:
    # A ward's shared mailbox gets a receipt for each of its referrals: we know who typed the address.
    if not to or (sender.via == Via.OPEN and not mailbox.has_room(to, mailbox.RECEIPT)):
        return []
    text = letters.write(submission, RECEIPT, letters.context_for(submission))
    return [letters.hand_in(submission, RECEIPT, text, to)]


@transaction.atomic
def take(submission_id: UUID, action: Action, actor: Actor, *, seen_version: int | None = None) -> Submission:
    """Claim a case, take it over from a colleague, or lay it back. Raises Refused."""
    assignee = None if action == Action.RELEASE else actor.user_id
    return advance(submission_id, action, actor, seen_version=seen_version, changes={"assignee_id": assignee})


@transaction.atomic
def tag(submission_id: UUID, tags: Sequence[str], actor: Actor, *, beside: bool = False) -> None:
    """Put these words on a case, in place of those it has or `beside` them; `slugs`, for who looks for cases.

    The event says how many, and never which: no event is ever destroyed, and a word may be. Raises Refused.
    """
    submission = locked(submission_id)
    verdict = may_tag(actor, submission)
    if not verdict:
        raise Refused(verdict.reason)
    had, has = set(submission.tags), {*tags, *(submission.tags if beside else ())}
    if had == has:
        return
    Submission.objects.filter(pk=submission_id).update(tags=sorted(has))
    events.record(submission, Fact.TAGGED, actor, detail={"added": len(has - had), "removed": len(had - has)})


@transaction.atomic
def take_next(actor: Actor) -> Submission | None:
    """Give a coordinator the most urgent case that nobody has. None if there is none for them.

    Two who ask at once are given two cases: a row that somebody is about to take is passed over (PostgreSQL), or who
    comes second waits for the first (SQLite has one writer).
    """
    waiting = waiting_for(actor).select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
    found = waiting.first()
    return step(found, Action.CLAIM, actor, changes={"assignee_id": actor.user_id}) if found else None


@transaction.atomic
def decide(
    submission_id: UUID,
    action: Action,
    actor: Actor,
    *,
    seen_version: int | None = None,
    note: str = "",
    reason: str = "",
    checks: tuple[str, ...] = (),
    outcome: str = "",
) -> Submission:
    """Take a step that ends or turns the assessment, with its note, its letter and its event.

    A note is for staff; with ASK it is the question itself, which the person reads on their own page.
    `reason` is the code of a DeclineReason, `checks` the codes of the kind's accept_checks that were ticked,
    `outcome` the code of one of its endings. Raises Refused, also when the reason, a check or the outcome is missing.
    """
    kind = kind_of(Submission.objects.get(pk=submission_id))
    detail, changes = _grounds(kind, action, note, reason, checks), {}
    if action == Action.CLOSE:
        changes["outcome"] = detail["outcome"] = _counts_as(kind, outcome)
    submission = advance(submission_id, action, actor, seen_version=seen_version, detail=detail, changes=changes)
    if action == Action.CLOSE:
        seal_item(submission, ENDING, outcome.encode())
    if action == Action.ASK:
        messages.seal_message(submission, note)
    elif note:
        seal_note(submission, note)
    if action == Action.CONFIRM_CONSENT:
        Consent.objects.filter(submission=submission).update(confirmed_at=timezone.now())
    if action == Action.WITHDRAW_CONSENT:
        Consent.objects.filter(submission=submission).update(withdrawn_at=timezone.now())
    if action in letters.LETTER_OF:
        letters.post_if_addressed(
            submission,
            letters.LETTER_OF[action],
            contact_of(submission).email,
            letter_context(submission, actor, reason),
        )
    return submission


def letter_context(submission: Submission, actor: Actor, reason: str = "") -> letters.Context:
    """What the letter of a decision says: the same for the preview and for the post."""
    sentence = kind_of(submission).decline_reason(reason).letter if reason else ""
    return letters.context_for(submission, actor, reason=sentence)


def _counts_as(kind: Kind, code: str) -> str:
    """What an ending counts as in the clear; which one it was is sealed."""
    try:
        return kind.ending(code).counts_as.value
    except KeyError:
        raise Refused(_("Vælg, hvad der kom ud af sagen.")) from None


def _grounds(kind: Kind, action: Action, note: str, reason: str, checks: tuple[str, ...]) -> dict[str, Any]:
    """Check that a decision has what it must have, and return the codes that the event keeps."""
    if action == Action.DECLINE:
        if reason not in {known.code for known in kind.decline_reasons}:
            raise Refused(_("Vælg en begrundelse for afslaget."))
        return {"reason": reason}
    if action == Action.ACCEPT:
        if missing := [label for code, label in kind.accept_checks.items() if code not in checks]:
            raise Refused(_("Sæt flueben først: %(what)s") % {"what": missing[0]})
        return {"checks": sorted(checks)}
    if action == Action.ASK and not note.strip():
        raise Refused(_("Skriv, hvad du mangler at få at vide."))
    return {}


@transaction.atomic
def place(
    submission_id: UUID, team: Team, actor: Actor, *, note: str = "", seen_version: int | None = None
) -> Submission:
    """Give a case to another team. It starts anew there: unclaimed, with its due date unchanged. Raises Refused."""
    _check_placing(Submission.objects.select_related("team").get(pk=submission_id), team)
    # Where it comes to, nobody has read it.
    changes = {"team": team, "assignee_id": None, "read_at": None}
    submission = advance(
        submission_id,
        Action.PLACE,
        actor,
        seen_version=seen_version,
        changes=changes,
        detail={"team": team.slug},
    )
    if note:
        seal_note(submission, note)
    return submission


def may_leave(submission: Submission) -> bool:
    """Whether a case may simply be placed with another organisation: it lies at the joint door, and nobody began on it.

    That is no hand-over, since nobody has it yet. See docs/decisions/2026-11-27-handing-a-case-over.md.
    """
    is_at_the_door = submission.team is None or submission.team.is_central
    return is_at_the_door and not submission.events.filter(what__in=_BEGUN).exists()


def _check_placing(submission: Submission, team: Team) -> None:
    own = submission.team.organisation_id if submission.team else None
    if team.organisation_id != own and not may_leave(submission):
        raise Refused(_("Holdet er i en anden organisation. Overdrag sagen, så siger de selv ja eller nej."))


@transaction.atomic
def add_note(submission_id: UUID, text: str, actor: Actor, *, mentioned: Iterable[int] = ()) -> None:
    """Write a note on a case. Those who are `mentioned`, by key, must be able to read it. Raises Refused."""
    from .access import assisting_teams

    submission = locked(submission_id)
    verdict = may_note(actor, submission, assisting_teams(submission))
    if not verdict:
        raise Refused(verdict.reason)
    named = sorted(set(mentioned))
    if mentions.readers(submission).filter(pk__in=named).count() != len(named):
        raise Refused(_("En af dem, du nævner, kan ikke læse sagen mere. Vælg igen."))
    events.record(submission, Fact.NOTE, actor, detail={"mentioned": named} if named else {})
    seal_note(submission, text)
    mentions.mention(submission, named)
