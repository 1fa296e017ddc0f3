"""Go on, or prove first that you are not a robot: the one place where that is decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from django.conf import settings
from django.http import QueryDict

from portal import limits

from . import clock, proof, wait

# A field that nobody sees. Some browsers fill it in by themselves, so it proves nothing alone.
TRAP = "hp_website"


class Why(Enum):
    """What made us ask."""

    TRAP = "trap"
    QUICK = "quick"
    MANY = "many"


@dataclass(frozen=True)
class Measure:
    """A limit, by its name in settings.DOK_LIMITS, and what is counted under it."""

    limit: str
    names: tuple[object, ...]

    def has_room(self) -> bool:
        """Count one more."""
        return limits.within(settings.DOK_LIMITS[self.limit], self.limit, *self.names)


@dataclass(frozen=True)
class Verdict:
    """Without a reason to ask, they go on. `ticket` is the one that they brought and have not waited for yet."""

    why: Why | None = None
    ticket: wait.Ticket | None = None

    @property
    def may_go_on(self) -> bool:
        return self.why is None


def judge(
    posted: QueryDict, purpose: str, measures: Iterable[Measure], *, is_timed: Callable[[], bool] = lambda: False
) -> Verdict:
    """Weigh what was posted. The measures are counted in order, up to the first that is full.

    `is_timed` says whether the page wants reading, so that no person can be done with it at once. Whoever proved
    themselves goes on whatever the suspicion, and is not counted a second time.
    """
    why = _suspicion(posted, measures, is_timed)
    if why is None or proof.is_solved(purpose, posted.get(proof.FIELD, "")):
        return Verdict()
    ticket = wait.read(purpose, posted.get(wait.FIELD, ""))
    if wait.is_over(ticket):
        return Verdict()
    return Verdict(why, ticket if ticket and ticket.seconds_left else None)


def _suspicion(posted: QueryDict, measures: Iterable[Measure], is_timed: Callable[[], bool]) -> Why | None:
    if posted.get(TRAP):
        return Why.TRAP
    if clock.is_too_quick(posted.get(clock.FIELD, "")) and is_timed():
        return Why.QUICK
    return None if all(measure.has_room() for measure in measures) else Why.MANY
