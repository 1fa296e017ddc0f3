"""Letters to the invited: what they say, how they are sealed, how they get out.

Text and address lie sealed until a worker sends them; no task and no log bears either. A letter is kept with a mark in
place of the secret link, so that editors, who see it before it goes, do not hold the person's key.
"""

from __future__ import annotations

import json
import logging
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from cms.addresses import whole_url
from cms.calendars import CONTENT_TYPE, calendar_of
from intake.submissions.letters import BACK_OFF, LEASE, LINK_MARK, Enclosed, Text, hand_over, in_two
from intake.vault.errors import VaultError
from portal.addresses import whole

from . import guests, sealed
from .enums import COMING, LetterKind, LetterStatus, Response, What
from .facts import Facts, page_in
from .models import GuestList, Invitation, InvitationLetter
from .sealed import Opened, Person

logger = logging.getLogger(__name__)

# What the house sends by itself when a meeting is changed.
UNASKED = (LetterKind.MOVED, LetterKind.REOPENED)


def write(
    kind: LetterKind,
    guest_list: GuestList,
    person: Person,
    language: str,
    *,
    before: Facts | None = None,
    sends_another: bool = False,
) -> Text:
    """Write a letter in a language. Its first line is the subject, and names nobody.

    `before` is what the guest knows, for a letter that says that it is so no more. Who sends another is asked to pass
    the meeting on: we know no address of theirs.
    """
    meeting = page_in(guest_list.meeting, language)
    now = Facts.of(meeting)
    with translation.override(language):
        lines = {
            "person": person,
            "meeting": meeting,
            "words": guest_list.words_en if language == "en" else guest_list.words_da,
            "answer_by": guest_list.answer_by,
            "link": LINK_MARK,
            "address": whole_url(meeting),
            "needs_days": settings.DOK_NEEDS_KEPT_DAYS,
            "sends_another": sends_another,
            "before": before if before and now.is_elsewhere_than(before) else None,
            "has_new_time": before is not None and now.is_at_another_time_than(before),
        }
        return in_two(render_to_string(f"dialogue/letters/{kind}.txt", lines))


def address(secret: str, language: str) -> str:
    """The whole address that a secret opens."""
    with translation.override(language):
        return whole(reverse("dialogue:answer", args=[secret]))


def post(invitation: Invitation, kind: LetterKind, opened: Opened) -> InvitationLetter:
    """Write and seal a letter and hand it to the workers, in the caller's transaction."""
    from .tasks import deliver_letter

    guest_list = opened.guest_list
    person = opened.person(invitation)
    text = write(
        kind,
        guest_list,
        person,
        invitation.language,
        before=Facts.told(invitation),
        sends_another=invitation.response == Response.SUBSTITUTE,
    )
    tells = {} if kind == LetterKind.MINUTES else Facts.now(invitation.language, guest_list).columns
    letter = InvitationLetter(invitation=invitation, kind=kind, next_attempt_at=timezone.now(), **tells)
    payload = json.dumps({"to": person.email, "subject": text.subject, "body": text.body}).encode()
    name = sealed.named(sealed.LETTER, letter.pk)
    letter.blob = sealed.seal(guest_list.recipient, guest_list.case, name, payload)
    letter.save(force_insert=True)
    deliver_letter.enqueue(str(letter.pk))
    return letter


def waiting() -> list[UUID]:
    """The letters that are due, and that no worker is sending."""
    due = InvitationLetter.objects.filter(status=LetterStatus.QUEUED, next_attempt_at__lte=timezone.now())
    return list(due.values_list("pk", flat=True))


def deliver(letter_id: UUID) -> LetterStatus | None:
    """Send one letter if it is due, outside any transaction; returns where it stands, None if it was not ours."""
    letter = _lease(letter_id)
    if letter is None:
        return None
    if not _is_of_use(letter):
        return _finish(letter, LetterStatus.DROPPED)
    try:
        _send(letter)
    except (OSError, SMTPException, VaultError, ValueError):
        # The exception is dropped here on purpose: its text holds the address (law 6).
        return _failed(letter)
    return _finish(letter, LetterStatus.SENT)


def _lease(letter_id: UUID) -> InvitationLetter | None:
    """Take a letter that is due, and let no other worker take it meanwhile."""
    now = timezone.now()
    with transaction.atomic():
        rows = InvitationLetter.objects.select_for_update(of=("self",)).select_related(
            "invitation__guest_list__meeting__locale"
        )
        letter = rows.filter(pk=letter_id, status=LetterStatus.QUEUED, next_attempt_at__lte=now).first()
        if letter is not None:
            letter.attempts += 1
            letter.next_attempt_at = now + LEASE
            letter.save(update_fields=["attempts", "next_attempt_at"])
    return letter


def _is_of_use(letter: InvitationLetter) -> bool:
    """Whether a letter still makes sense: an answer that came meanwhile silences the question.

    So does a meeting that has changed meanwhile; then another letter says so. An invitation goes all the same: without
    it nobody would be told.
    """
    invitation, meeting = letter.invitation, letter.invitation.guest_list.meeting
    if invitation.withdrawn_at is not None:
        return False
    if letter.kind in (LetterKind.INVITATION, LetterKind.MINUTES):
        return True
    if letter.kind == LetterKind.CANCELLATION:
        return meeting.is_cancelled and invitation.response != Response.NO
    if meeting.is_cancelled or _is_outdated(letter):
        return False
    if letter.kind == LetterKind.CONFIRMATION:
        return invitation.response in COMING
    is_asked = invitation.is_unsettled if letter.kind == LetterKind.REMINDER else invitation.response != Response.NO
    return is_asked and not meeting.has_begun


def _is_outdated(letter: InvitationLetter) -> bool:
    said = Facts.told(letter)
    return said is not None and not said.are_so(letter.invitation.language, letter.invitation.guest_list)


def _send(letter: InvitationLetter) -> None:
    invitation = letter.invitation
    opened = Opened(invitation.guest_list)
    text = json.loads(opened.item(sealed.LETTER, letter.pk, bytes(letter.blob)))
    secret = opened.item(sealed.LINK, invitation.pk, bytes(invitation.link)).decode()
    body = text["body"].replace(LINK_MARK, address(secret, invitation.language))
    hand_over(text["to"], text["subject"], body, name=f"dialog.{letter.pk}", enclosed=_enclosed(letter))


def _enclosed(letter: InvitationLetter) -> list[Enclosed]:
    """The meeting for the calendar, with the letter to whoever comes, and with those that mend what lies there."""
    if letter.kind not in (LetterKind.CONFIRMATION, LetterKind.CANCELLATION, *UNASKED):
        return []
    invitation = letter.invitation
    with translation.override(invitation.language):
        content = calendar_of([page_in(invitation.guest_list.meeting, invitation.language)]).decode()
    return [Enclosed("dok.ics", content, CONTENT_TYPE.partition(";")[0])]


def _failed(letter: InvitationLetter) -> LetterStatus:
    from .tasks import deliver_letter

    if letter.attempts > len(BACK_OFF):
        logger.warning("a letter to somebody invited was given up after %s attempts", letter.attempts)
        return _finish(letter, LetterStatus.FAILED)
    again = timezone.now() + BACK_OFF[letter.attempts - 1]
    with transaction.atomic():
        # An update, not a save: a letter whose invitation was deleted meanwhile must not come back.
        if InvitationLetter.objects.filter(pk=letter.pk).update(next_attempt_at=again):
            deliver_letter.using(run_after=again).enqueue(str(letter.pk))
    return LetterStatus.QUEUED


@transaction.atomic
def _finish(letter: InvitationLetter, status: LetterStatus) -> LetterStatus:
    """Write the letter's fate and let go of its words."""
    now, kind = timezone.now(), LetterKind(letter.kind)
    done = {"status": status, "blob": b"", "finished_at": now}
    invitation = Invitation.objects.filter(pk=letter.invitation_id)
    # Held before its letter, as by whoever drops letters: else the two could wait for each other.
    invitation.select_for_update(no_key=True).first()
    if not InvitationLetter.objects.filter(pk=letter.pk).update(**done):
        return status
    if (told := Facts.told(letter)) and _counts_as_told(kind, status):
        invitation.update(**told.columns)
    if status == LetterStatus.FAILED:
        guests.record(letter.invitation, What.FAILED)
    if status != LetterStatus.SENT:
        return status
    guests.record(letter.invitation, kind.what)
    if kind == LetterKind.INVITATION:
        invitation.filter(sent_at=None).update(sent_at=now)
    if kind == LetterKind.MINUTES:
        invitation.update(minutes_at=now)
    return status


def _counts_as_told(kind: LetterKind, status: LetterStatus) -> bool:
    """Whether the guest knows now.

    One of the house's own that was given up counts too, else it would begin anew for ever: editors see that it failed.
    """
    return status == LetterStatus.SENT or (status == LetterStatus.FAILED and kind in UNASKED)
