"""How long a guest list is kept: needs for a month after the meeting, the rest for a year. The keys go with them."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from intake.vault import keys
from portal.tasks import for_each

from .models import GuestList


def sweep() -> dict[str, int]:
    """Do the night's work; returns how many lists lost their needs, and how many went altogether."""
    now = timezone.now()
    over = GuestList.objects.order_by("pk")
    old = over.filter(meeting__ends_at__lte=now - timedelta(days=settings.DOK_INVITATIONS_KEPT_DAYS))
    erased = for_each(old.values_list("pk", flat=True), erase)
    with_needs = over.filter(
        meeting__ends_at__lte=now - timedelta(days=settings.DOK_NEEDS_KEPT_DAYS), needs_case__isnull=False
    )
    forgotten = for_each(with_needs.values_list("pk", flat=True), forget_needs)
    return {"needs": forgotten, "lists": erased}


@transaction.atomic
def forget_needs(pk: int) -> bool:
    """Destroy what may tell of health or religion, and its key: backups keep nothing readable either."""
    guest_list = GuestList.objects.select_for_update(no_key=True).get(pk=pk)
    guest_list.invitations.update(needs=b"")
    case, guest_list.needs_case, guest_list.needs_recipient = guest_list.needs_case, None, ""
    guest_list.save(update_fields=["needs_case", "needs_recipient"])
    return case is not None and keys.shred(case)


@transaction.atomic
def erase(pk: int) -> bool:
    """Delete a guest list with everybody on it, and destroy its keys. The meeting's page stays."""
    guest_list = GuestList.objects.select_for_update().get(pk=pk)
    cases = [case for case in (guest_list.case, guest_list.needs_case) if case is not None]
    guest_list.delete()
    for case in cases:
        keys.shred(case)
    return True
