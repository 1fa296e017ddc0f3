"""What the workers do for the guest lists. Arguments are keys of rows, never people's words."""

from __future__ import annotations

from uuid import UUID

from portal.tasks import for_each, task

from . import changes, letters, retention, sending


@task()
def deliver_letter(letter_id: str) -> str:
    """Send a letter that is due."""
    return str(letters.deliver(UUID(letter_id)))


@task()
def send_waiting_letters() -> int:
    """Send what a worker that died left lying. Returns how many letters were taken up."""
    return for_each(letters.waiting(), letters.deliver)


@task()
def confirm(invitation_id: str) -> bool:
    """Write to somebody who said yes, or sends another."""
    return sending.confirm(UUID(invitation_id))


@task()
def remind() -> int:
    """Remind those who have not answered, before a meeting."""
    return sending.remind_due()


@task()
def tell_changes() -> int:
    """Tell the guests of a meeting that was moved, or is held after all."""
    return changes.tell_due()


@task()
def forget() -> dict[str, int]:
    """Delete what is kept no longer."""
    return retention.sweep()
