"""What a case offers the one who looks at it: the steps they may take, and the ones they may not with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from intake.submissions.access import assisting_teams
from intake.submissions.actors import Actor
from intake.submissions.enums import Action, State
from intake.submissions.hand_over import to_tell
from intake.submissions.kinds import kind_of
from intake.submissions.lifecycle import actions_from
from intake.submissions.models import Submission
from intake.submissions.permissions import (
    Verdict,
    is_unverified,
    may,
    may_contact,
    may_link,
    may_note,
    may_remind,
    may_ring,
    may_tag,
    may_write,
)
from intake.submissions.progress import OVER

from .step import WEIGHTS, Step
from .steps import CONTACT, LINK, MESSAGE, NOTE, REMIND, RUNG, STEPS, TAGS, TOLD, UNLINK

# What is asked about the steps that change no state.
_MAY = {
    MESSAGE: may_write,
    TOLD: may_write,
    RUNG: may_ring,
    CONTACT: may_contact,
    LINK: may_link,
    UNLINK: may_link,
    TAGS: may_tag,
    REMIND: may_remind,
}


@dataclass(frozen=True)
class Refusal:
    """Steps that the table offers now but the actor may not take, under one reason."""

    reason: Promise | str
    labels: list[Promise | str]


@dataclass(frozen=True)
class Offers:
    """What may be done now, and what may not."""

    allowed: list[Step]
    refused: list[Refusal]


def verdict_on(step: Step, actor: Actor, submission: Submission) -> Verdict:
    """Whether the actor may take a step, whatever the state."""
    if step.code in _MAY:
        return _MAY[step.code](actor, submission)
    if step.action is None:
        return may_note(actor, submission, assisting_teams(submission))
    return may(step.action, actor, submission)


def offers(actor: Actor, submission: Submission) -> Offers:
    """Cross the table with the permissions."""
    if submission.erased_at is not None:
        return Offers([], [])
    allowed, refused = [], {}
    for step in _steps_now(actor, submission):
        verdict = verdict_on(step, actor, submission)
        if verdict:
            allowed.append(step)
        else:
            refused.setdefault(str(verdict.reason), []).append(step.label)
    return Offers(allowed, [Refusal(reason, labels) for reason, labels in refused.items()])


def _steps_now(actor: Actor, submission: Submission) -> list[Step]:
    actions = actions_from(State(submission.state), kind_of(submission))
    steps = [STEPS[action.value] for action in actions if action.value in STEPS]
    if submission.assignee_id in (None, actor.user_id):
        # Nobody takes a case over from themselves.
        steps = [step for step in steps if step.action != Action.TAKE_OVER]
    if submission.offered_to_id is None:
        steps = [step for step in steps if step.action != Action.TAKE_BACK]
    if to_tell(submission) and not State(submission.state).is_final:
        steps.insert(0, STEPS[TOLD])
    if is_unverified(submission) and not State(submission.state).is_final:
        steps.insert(0, STEPS[RUNG])
    if submission.state not in {State.SUBMITTED, *OVER}:
        steps.append(STEPS[CONTACT])
    if not State(submission.state).is_final:
        steps += [STEPS[MESSAGE], STEPS[TAGS], STEPS[REMIND]]
    # What leads on comes first, what ends the case last.
    return sorted([*steps, STEPS[NOTE]], key=lambda step: WEIGHTS.index(step.weight))
