"""A bulk in the worker: case by case, each in a transaction of its own with the line that says it was done."""

from __future__ import annotations

import logging
from datetime import timedelta
from uuid import UUID

from django.db import OperationalError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_noop
from wagtail.users.models import UserProfile

from intake.desk.models import Bulk, BulkLine, BulkStatus
from intake.submissions.actors import Actor, actor_for
from intake.submissions.lifecycle import Refused
from intake.submissions.queue import submissions_for

from .deeds import DEEDS

logger = logging.getLogger(__name__)

# So long its report can be read.
_KEPT = timedelta(days=30)
# Whoever has not been taken up for so long was left by a worker that died.
_LEFT = timedelta(minutes=5)
_FAILED = gettext_noop("Det gik galt. Der er ikke sket noget med sagen. Åbn den, og prøv der.")


def run(bulk_id: UUID) -> int:
    """Do what is left of a bulk; returns how many cases it was done on. Two workers may try at once: each case is
    done by one of them.
    """
    bulk = Bulk.objects.select_related("actor").get(pk=bulk_id)
    actor, done = actor_for(bulk.actor), 0
    with translation.override(UserProfile.get_for_user(bulk.actor).get_preferred_language()):
        for line in bulk.lines.filter(status=BulkStatus.WAITING).values_list("pk", flat=True):
            done += _do(bulk, line, actor)
    Bulk.objects.filter(pk=bulk_id, finished_at=None).update(finished_at=timezone.now())
    return done


def left_lying() -> list[UUID]:
    """The bulks that no worker has finished in time."""
    old = Bulk.objects.filter(finished_at=None, created_at__lt=timezone.now() - _LEFT)
    return list(old.values_list("pk", flat=True))


def forget() -> int:
    """Delete the reports that nobody looks at any more; what was done stands in each case. Returns how many went."""
    return Bulk.objects.filter(finished_at__lt=timezone.now() - _KEPT).delete()[1].get(Bulk._meta.label, 0)


@transaction.atomic
def _do(bulk: Bulk, line_id: int, actor: Actor) -> bool:
    """One case. The line and the deed are written together, so that no case is done twice."""
    line = BulkLine.objects.select_for_update().get(pk=line_id)
    if line.status != BulkStatus.WAITING:
        return False
    try:
        with transaction.atomic():
            _act(bulk, line, actor)
    except Refused as refused:
        line.status, line.reason = BulkStatus.REFUSED, str(refused.reason)[:300]
    except OperationalError:
        # The database is away or busy, whatever the case: what is left is taken up later.
        raise
    except Exception as error:
        # Its text is left out, since it may repeat what somebody wrote. One case that cannot be done stops no other.
        logger.error("%s failed for %s: %s", bulk.deed, line.submission_id, type(error).__name__)
        line.status, line.reason = BulkStatus.REFUSED, translation.gettext(_FAILED)
    else:
        line.status = BulkStatus.DONE
    line.save(update_fields=["status", "reason"])
    return line.status == BulkStatus.DONE


def _act(bulk: Bulk, line: BulkLine, actor: Actor) -> None:
    """The deed, asked anew: who has lost sight of a case since the preview does nothing with it. Raises Refused."""
    case = submissions_for(actor).filter(pk=line.submission_id).first()
    if case is None:
        raise Refused(translation.gettext("Sagen ligger nu hos et hold, du ikke er med i."))
    deed = DEEDS[bulk.deed]
    verdict = deed.check(case, actor, bulk.values)
    if not verdict:
        raise Refused(verdict.reason)
    deed.act(case, actor, bulk.values, line.seen_version)
