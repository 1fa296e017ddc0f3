"""A meeting that was moved, or is held after all: whoever was told otherwise gets a letter, by itself and once.

The clock looks, and no publication tells: so nothing is lost by a worker that died, and a letter that said the old hour
as the page was published is answered too.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from cms.models import MeetingPage
from portal.tasks import for_each

from . import letters
from .enums import LetterKind, LetterStatus, Response
from .facts import knowing
from .models import GuestList, Invitation, InvitationLetter
from .sealed import Opened

# Editors see a slip only when it is public, and publish one language after the other: that is one change.
REST = timedelta(minutes=10)


def tell_due() -> int:
    """Write to all who were last told of another time or place, or that it is off. Returns how many letters go."""
    now, counts = timezone.now(), []
    languages = MeetingPage.objects.filter(translation_key=OuterRef("meeting__translation_key"))
    to_come = GuestList.objects.filter(meeting__live=True, meeting__is_cancelled=False, meeting__starts_at__gt=now)
    lists = to_come.exclude(Exists(languages.filter(last_published_at__gt=now - REST)))

    def tell(pk: int) -> bool:
        counts.append(_tell(pk))
        return True

    for_each(lists.order_by("pk").values_list("pk", flat=True), tell)
    return sum(counts)


@transaction.atomic
def _tell(pk: int) -> int:
    guest_list = GuestList.objects.select_related("meeting__locale").get(pk=pk)
    unaware = _unaware(guest_list)
    # Held until the end, and asked again when they are: two who look at once must not send twice.
    held = list(Invitation.objects.select_for_update().filter(pk__in=list(unaware)))
    still, opened = set(unaware.all()), Opened(guest_list)
    told = [invitation for invitation in held if invitation.pk in still]
    for invitation in told:
        # It asks for an answer too, so no reminder comes on top of it.
        invitation.asked_on = timezone.localdate()
        invitation.save(update_fields=["asked_on"])
        letters.post(invitation, LetterKind.REOPENED if invitation.told_cancelled else LetterKind.MOVED, opened)
    return len(told)


def _unaware(guest_list: GuestList) -> QuerySet[Invitation, UUID]:
    """Those who may come and know it otherwise, less those whom a letter tells that is on its way."""
    standing = guest_list.invitations.filter(withdrawn_at=None).exclude(sent_at=None).exclude(response=Response.NO)
    waiting = InvitationLetter.objects.filter(invitation=OuterRef("pk"), status=LetterStatus.QUEUED)
    unaware = standing.exclude(told_starts_at=None).exclude(knowing(guest_list))
    told_soon = Exists(waiting.filter(knowing(guest_list, "invitation__language")))
    return unaware.exclude(told_soon).values_list("pk", flat=True)
