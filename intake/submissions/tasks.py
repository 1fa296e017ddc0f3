"""What the workers do for the law. Tasks fetch and delegate; their arguments are keys of rows, never people's words."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from intake.vault.errors import VaultError
from portal.tasks import for_each, task

from . import draft_letters, escalation, events, hand_over, letters, lookup, lost_link, reminders, retention, withdrawal
from .actors import HOUSE
from .answers import open_answers
from .enums import Fact, LetterStatus, State
from .kinds import kind_of
from .lifecycle import locked
from .models import Letter, Submission


@task()
def deliver_letter(letter_id: int) -> str:
    """Send a letter that is due."""
    return str(letters.deliver(letter_id))


@task()
def deliver_draft_letter(letter_id: str) -> bool:
    """Send a letter about a draft that is due."""
    return draft_letters.deliver(UUID(letter_id))


@task()
def send_waiting_letters() -> int:
    """Send what a worker that died left lying. Returns how many letters were taken up."""
    waiting = Letter.objects.filter(status=LetterStatus.QUEUED, next_attempt_at__lte=timezone.now())
    about_cases = for_each(waiting.values_list("pk", flat=True), letters.deliver)
    return about_cases + for_each(draft_letters.waiting(), draft_letters.deliver)


@task()
def send_new_link(submission_id: str) -> bool:
    """Answer somebody who lost the link to their own page."""
    return lost_link.send_new(UUID(submission_id))


@task()
def tell_new_contact(submission_id: str, user_id: int) -> bool:
    """Write to the colleague on a ward who was handed a case."""
    return lost_link.tell_new_contact(UUID(submission_id), user_id)


@task()
def destroy_forgone(submission_id: str) -> bool:
    """Destroy the answers of a case that rested on a purpose its person has taken back."""
    return withdrawal.destroy(UUID(submission_id))


@task()
def index_again(submission_id: str) -> int:
    """Make a case findable by what its person corrected."""
    return lookup.index(UUID(submission_id))


@task()
def index_waiting() -> int:
    """Make findable what a worker that died left lying, what was corrected lately, and what is older than the index.

    Returns how many.
    """
    return for_each(lookup.unindexed(), lookup.index)


@task()
def recompute_urgency() -> int:
    """Assess every open case anew: dates come closer by the night. Returns how many changed."""
    open_cases = Submission.objects.filter(state__in=[state for state in State if state.is_open])
    return for_each(open_cases.values_list("pk", flat=True), reassess)


def reassess(submission_id: UUID) -> bool:
    """Assess one case by its answers and today's date; says whether that changed anything."""
    with transaction.atomic():
        submission = locked(submission_id)
        try:
            answers = open_answers(submission)
        except VaultError:
            return False  # Erased meanwhile.
        received = timezone.localdate(submission.received_at)
        assessment = kind_of(submission).assess(answers, max(received, timezone.localdate()))
        urgency = min(assessment.urgency, submission.urgency)
        due_on = min(filter(None, (assessment.due_on, submission.due_on)))
        if urgency == submission.urgency and submission.state == State.NEEDS_INFO and submission.due_on:
            # We wait for the person: the date is the day on which we ask again, unless it has become more urgent.
            due_on = submission.due_on
        if (urgency, due_on) == (submission.urgency, submission.due_on):
            return False
        detail = {"urgency": urgency, "due_on": due_on.isoformat()}
        Submission.objects.filter(pk=submission.pk).update(urgency=urgency, due_on=due_on)
        events.record(submission, Fact.URGENCY, HOUSE, detail=detail)
        return True


@task()
def let_offers_lapse() -> int:
    """Give cases back that were offered to another organisation, which did not answer. Returns how many."""
    return hand_over.let_lapse()


@task()
def remind() -> dict[str, int]:
    """Make the morning's reminders, and bring before the leads what nobody touched. Returns how many of each."""
    today = timezone.localdate()
    return {"reminders": reminders.remind(today), "escalated": escalation.escalate_all(today)}


@task()
def erase_expired() -> dict[str, int]:
    """Let lapse and erase what is due."""
    return retention.sweep()
