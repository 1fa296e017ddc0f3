"""Routing in the workers."""

from __future__ import annotations

from uuid import UUID

from portal.tasks import for_each, task

from .route import route, unrouted


@task()
def route_received(submission_id: str) -> bool:
    """Place one case that has just come in."""
    return route(UUID(submission_id)) is not None


@task()
def route_waiting() -> int:
    """Place what a worker that died left lying. Returns how many were placed."""
    return for_each(unrouted(), route)
