"""What of a case its present team may open: after a hand-over, that which was passed on and that which came since.

The one place that knows. Whatever opens something of a case for the desk asks here; what a worker needs in order to
send a letter or to assess a date does not pass through it. A case that changed hands twice shows what both allowed.
Always passed on: how the person is reached, and their rules for it, since the new team must be able to reach them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .answers import Answers, uncovered
from .enums import OfferStatus
from .models import HandOver, Submission


@dataclass(frozen=True)
class PassedOn:
    """The terms of every hand-over of a case, the oldest first; none for a case that never changed hands."""

    terms: tuple[HandOver, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nobody ever held anything back."""
        return not self.terms

    @cached_property
    def _answers(self) -> frozenset[str]:
        return frozenset.intersection(*(frozenset(one.answers) for one in self.terms))

    def withheld(self, names: frozenset[str]) -> frozenset[str]:
        """Of these names of answers, those that are not shown."""
        return frozenset() if self.is_whole else names - self._answers

    def less(self, answers: Answers) -> Answers:
        """The answers, less what was not passed on."""
        return answers.without(self.withheld(frozenset(type(answers).model_fields)))

    def has(self, what: str, number: int) -> bool:
        """Whether a note or a message (`notes`, `messages`) under an event's number is shown."""
        return all(getattr(one, what) or number > (one.until or 0) for one in self.terms)


def passed_on(submission: Submission) -> PassedOn:
    """Ask what its present team may open (one query)."""
    return PassedOn(tuple(HandOver.objects.filter(submission=submission, status=OfferStatus.TAKEN_ON)))


def hidden(submission: Submission, answers: Answers) -> frozenset[str]:
    """The names of the answers that the desk does not show: not passed on, or their consent was withdrawn."""
    return uncovered(submission) | passed_on(submission).withheld(frozenset(type(answers).model_fields))
