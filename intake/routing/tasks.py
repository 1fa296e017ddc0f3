"""Routing in the workers."""

from __future__ import annotations

from uuid import UUID

from intake.submissions import lookup
from portal.tasks import for_each, task

from .route import route, unrouted
from .trial import forget, run


@task()
def route_received(submission_id: str) -> bool:
    """Place one case that has just come in, and make it findable."""
    is_placed = route(UUID(submission_id)) is not None
    lookup.index(UUID(submission_id))
    return is_placed


@task()
def route_waiting() -> int:
    """Place what a worker that died left lying. Returns how many were placed."""
    return for_each(unrouted(), route)


@task()
def try_rules(trial: int) -> bool:
    """Ask what a draft would do to the latest cases."""
    return run(trial)


@task()
def forget_trial() -> bool:
    """Take away what an old trial found."""
    return forget()
