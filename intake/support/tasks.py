"""What the workers do for this room. Their arguments are keys of rows."""

from __future__ import annotations

from uuid import UUID

from portal.tasks import for_each, task

from . import process


@task()
def deliver(letter_id: str) -> bool:
    """Answer one that asked, if it is due."""
    return process.ROUND.deliver(UUID(letter_id))


@task()
def send_waiting() -> int:
    """Send what a worker that died left lying. Returns how many letters went."""
    return for_each(process.ROUND.waiting(), process.ROUND.deliver)


@task()
def forget() -> dict[str, int]:
    """Delete what was never confirmed, and turn what is a year old into a number."""
    return process.forget()
