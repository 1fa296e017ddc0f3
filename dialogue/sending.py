"""Who gets which letter, and when: by hand, by the calendar, and after a «yes»."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from intake.submissions import mailbox
from portal.tasks import for_each

from . import guests, letters
from .enums import COMING, LetterKind, LetterStatus, Response
from .facts import knowing
from .models import GuestList, Invitation, InvitationLetter
from .sealed import Opened, Person

if TYPE_CHECKING:
    from portal.accounts.models import User

UNSETTLED = Q(response="") | Q(response=Response.MAYBE)
# The letters that ask for an answer: one a day at most.
ASKING = (LetterKind.INVITATION, LetterKind.REMINDER)


class Corrected(Enum):
    """What came of correcting a guest. `UNLINKED`: the old link is dead, and no letter goes."""

    IN_PLACE = "in place"
    UNLINKED = "unlinked"
    INVITED_ANEW = "invited anew"


def receivers(guest_list: GuestList, kind: LetterKind, today: date | None = None) -> QuerySet[Invitation]:
    """Those who may be sent a letter of a kind now."""
    standing = guest_list.invitations.filter(withdrawn_at=None)
    if kind == LetterKind.INVITATION:
        return standing.filter(sent_at=None).exclude(_has_letter(kind, LetterStatus.QUEUED))
    sent = standing.exclude(sent_at=None)
    if kind == LetterKind.REMINDER:
        # Who knows of another time or place hears first that it was changed: see `changes`.
        aware = sent.filter(Q(told_starts_at=None) | knowing(guest_list))
        return aware.filter(UNSETTLED).exclude(asked_on=today or timezone.localdate())
    if kind == LetterKind.CONFIRMATION:
        return sent.filter(response__in=COMING)
    if kind == LetterKind.CANCELLATION:
        # Once for each time that it is off: who is told that it is held after all does not count as told any more.
        to_tell = sent.exclude(response=Response.NO).filter(told_cancelled=False)
        return to_tell.exclude(_has_letter(kind, LetterStatus.QUEUED))
    return sent.exclude(_has_letter(kind, LetterStatus.QUEUED, LetterStatus.SENT))


def asked_today(guest_list: GuestList) -> QuerySet[Invitation]:
    """Those who are asked no more today."""
    return guest_list.invitations.filter(asked_on=timezone.localdate())


def _has_letter(kind: LetterKind, *statuses: LetterStatus, **said: Any) -> Exists:
    letter = InvitationLetter.objects.filter(invitation=OuterRef("pk"), kind=kind, status__in=statuses)
    return Exists(letter.filter(**said))


def is_due(guest_list: GuestList, kind: LetterKind) -> bool:
    """Whether letters of a kind make sense for the meeting as it stands."""
    meeting = guest_list.meeting
    if not meeting.live:
        return False
    if kind == LetterKind.MINUTES:
        return meeting.has_minutes
    if kind == LetterKind.CANCELLATION:
        return meeting.is_cancelled and not meeting.is_over
    return not meeting.is_cancelled and not meeting.has_begun


@transaction.atomic
def send(guest_list: GuestList, kind: LetterKind, chosen: Iterable[UUID]) -> int:
    """Post a letter to those of the chosen who may have it; returns to how many."""
    if not is_due(guest_list, kind):
        return 0
    opened, count, today = Opened(guest_list), 0, timezone.localdate()
    # Held until the end, and asked when they are held: two who press at once must not send twice.
    held = list(guest_list.invitations.select_for_update().filter(pk__in=list(chosen)))
    allowed = set(receivers(guest_list, kind).values_list("pk", flat=True))
    for invitation in (one for one in held if one.pk in allowed):
        if kind in ASKING:
            if invitation.asked_on == today:
                continue
            invitation.asked_on = today
            invitation.save(update_fields=["asked_on"])
        letters.post(invitation, kind, opened)
        count += 1
    return count


@transaction.atomic
def resend(pk: UUID, actor: User | None = None) -> None:
    """Send the invitation once more, under a new link; the old one dies. Raises Invitation.DoesNotExist."""
    invitation = guests.renew(pk, actor)
    guests.drop_letters(invitation)
    _invite_anew(invitation)


@transaction.atomic
def correct(pk: UUID, person: Person, language: str, actor: User | None = None) -> Corrected:
    """Correct somebody; whoever was invited at an address that was wrong is invited at the right one.

    Raises guests.AlreadyInvited, Invitation.DoesNotExist.
    """
    before = guests.locked(pk)
    tried = before.letters.filter(kind=LetterKind.INVITATION, status__in=(LetterStatus.QUEUED, LetterStatus.FAILED))
    is_invited = before.sent_at is not None or tried.exists()
    invitation = guests.correct(pk, person, language, actor)
    if invitation.digest == before.digest:
        return Corrected.IN_PLACE
    is_standing = is_invited and invitation.withdrawn_at is None
    if not is_standing or not is_due(invitation.guest_list, LetterKind.INVITATION):
        return Corrected.UNLINKED
    _invite_anew(invitation)
    return Corrected.INVITED_ANEW


def _invite_anew(invitation: Invitation) -> None:
    invitation.asked_on = timezone.localdate()
    invitation.save(update_fields=["asked_on"])
    letters.post(invitation, LetterKind.INVITATION, Opened(invitation.guest_list))


@transaction.atomic
def confirm(pk: UUID) -> bool:
    """Write to somebody who comes or sends another, with the meeting for the calendar. Says whether a letter goes."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("guest_list__meeting__locale")
    invitation = rows.filter(pk=pk).first()
    if invitation is None or invitation.response not in COMING:
        return False
    opened = Opened(invitation.guest_list)
    # Whoever holds the link can answer again and again; nobody's mailbox is filled by it.
    if not mailbox.has_room(opened.person(invitation).email, mailbox.GUEST):
        return False
    # One that waits says what was answered before.
    guests.drop_letters(invitation, LetterKind.CONFIRMATION)
    letters.post(invitation, LetterKind.CONFIRMATION, opened)
    return True


def remind_due() -> int:
    """Remind those who have not settled, once for a date, when it comes near. Returns to how many a letter goes."""
    today, count = timezone.localdate(), []
    lists = GuestList.objects.filter(
        remind_days__gt=0, meeting__live=True, meeting__is_cancelled=False, meeting__starts_at__gt=timezone.now()
    )

    def remind(pk: int) -> bool:
        guest_list = GuestList.objects.select_related("meeting__locale").get(pk=pk)
        date = timezone.localdate(guest_list.meeting.starts_at)
        near = date - timedelta(days=guest_list.remind_days)
        if today < near:
            return False
        # Who was asked since then, by hand or by an invitation that went late, has been asked.
        chosen = receivers(guest_list, LetterKind.REMINDER).filter(asked_on__lt=near)
        # And nobody twice for one date, though editors choose another number of days or move the meeting and back.
        chosen = chosen.exclude(
            _has_letter(LetterKind.REMINDER, LetterStatus.QUEUED, LetterStatus.SENT, told_starts_at__date=date)
        )
        count.append(send(guest_list, LetterKind.REMINDER, chosen.values_list("pk", flat=True)))
        return True

    for_each(lists.order_by("pk").values_list("pk", flat=True), remind)
    return sum(count)
