"""What the workers do for the desk."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from portal.tasks import for_each, task

from . import digests
from .bulk import running


@task()
def run_bulk(bulk_id: str) -> int:
    """Do a deed on the cases that somebody chose."""
    return running.run(UUID(bulk_id))


@task()
def finish_bulks() -> int:
    """Go on where a worker died."""
    return for_each(running.left_lying(), running.run)


@task()
def forget_bulks() -> int:
    """Delete old reports."""
    return running.forget()


@task()
def deliver_digest(letter_id: str) -> bool:
    """Send one person's numbers, if they are due."""
    return digests.ROUND.deliver(UUID(letter_id))


@task()
def send_digests() -> int:
    """Write the mails of the morning. Returns how many."""
    return digests.send_all(timezone.localdate())


@task()
def send_waiting_digests() -> int:
    """Send what a worker that died left lying, and delete what came too late. Returns how many went."""
    digests.ROUND.sweep()
    return for_each(digests.ROUND.waiting(), digests.ROUND.deliver)
