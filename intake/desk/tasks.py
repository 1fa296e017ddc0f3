"""What the workers do for the desk."""

from __future__ import annotations

from uuid import UUID

from portal.tasks import for_each, task

from .bulk import running


@task()
def run_bulk(bulk_id: str) -> int:
    """Do a deed on the cases that somebody chose."""
    return running.run(UUID(bulk_id))


@task()
def finish_bulks() -> int:
    """Go on where a worker died."""
    return for_each(running.left_lying(), running.run)
