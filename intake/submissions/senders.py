"""Who stands behind a case outside the house: the ward that sent it, its list, and how a case changes hands there.

What came without an account says only of itself where it comes from. Until a coordinator has rung the place, by its
switchboard, such a referral is unverified (`permissions.is_unverified`): nobody talks to the citizen on its word.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Unit, User
from portal.accounts.units import is_on

from . import events
from .actors import Actor
from .answers import seal_note
from .contact import PREFIX
from .enums import Fact, Via
from .lifecycle import Refused, locked
from .models import Sender, Submission
from .permissions import is_unverified, may_hand_over, may_ring


@dataclass(frozen=True, kw_only=True)
class SentBy:
    """Who sends something in, as the door knows it: nobody, somebody signed in for a unit, or a partner's system."""

    via: Via = Via.OPEN
    unit: Unit | None = None
    user: User | None = None


ANYBODY = SentBy()


def referrals_of(unit: Unit) -> QuerySet[Submission]:
    """What a unit has sent in, the newest first: the one queryset that its list and its pages start from.

    What is erased is gone from here too: there is nothing left to ask about.
    """
    mine = Submission.objects.filter(sender__unit=unit, erased_at=None)
    return mine.select_related("sender__user", "sender__contact").order_by("-sender__sent_at", "-sender__pk")


def write(submission: Submission, sent_by: SentBy) -> Sender:
    """Keep who sent a case in; in the transaction that receives it."""
    return Sender.objects.create(
        submission=submission,
        via=sent_by.via,
        unit=sent_by.unit,
        user=sent_by.user,
        contact=sent_by.user,
        sent_at=submission.received_at,
    )


@transaction.atomic
def note_rung(submission_id: UUID, actor: Actor, *, note: str = "") -> None:
    """Note that the ward was rung and knows of the referral. Raises Refused, also if that is known already."""
    submission = locked(submission_id)
    verdict = may_ring(actor, submission)
    if not verdict:
        raise Refused(verdict.reason)
    if not is_unverified(submission):
        raise Refused(_("Nogen har noteret det, eller afdelingen har en konto."))
    Sender.objects.filter(submission=submission).update(rung_at=timezone.now(), rung_by_id=actor.user_id)
    events.record(submission, Fact.WARD_RUNG, actor)
    if note:
        seal_note(submission, note)


@transaction.atomic
def hand_over(submission_id: UUID, to: User, actor: Actor) -> None:
    """Make a colleague on the same unit the one who answers for a case; a letter tells them. Raises Refused.

    What the former contact wrote about their own telephone and mail goes. Their link to the case's own page dies as
    the worker makes the colleague a new one.
    """
    from .tasks import tell_new_contact

    submission = locked(submission_id)
    verdict = may_hand_over(actor, submission)
    if not verdict:
        raise Refused(verdict.reason)
    if not is_on(to, actor.unit_id):
        raise Refused(_("Vælg en kollega fra jeres egen afdeling."))
    if submission.sender.contact_id == to.pk:
        raise Refused(_("Din kollega har den allerede."))
    Sender.objects.filter(submission=submission).update(contact=to)
    submission.sealed.filter(name__startswith=PREFIX).delete()
    events.record(submission, Fact.HANDED_OVER, actor, detail={"to": to.pk})
    tell_new_contact.enqueue(str(submission.pk), to.pk)
