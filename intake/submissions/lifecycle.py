"""The law of a submission's state: a table, and the one function that writes state.

DOMAIN's stages after a yes (matching, phases, placements) belong to the areas; the spine carries a case from receipt to
decision and end. See docs/decisions/2026-11-22-one-spine-areas-own-what-follows.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import deadlines, events
from .actors import Actor
from .enums import Action, OfferStatus, Outcome, State
from .kinds import Kind, kind_of
from .models import HandOver, Submission
from .permissions import may


@dataclass(frozen=True)
class Transition:
    """One row of the table. `needs_consent` limits it to kinds that rest on a citizen's consent, or to the others."""

    action: Action
    source: State
    target: State
    needs_consent: bool | None = None


_A, _S = Action, State

TRANSITIONS: tuple[Transition, ...] = (
    Transition(_A.CLAIM, _S.SUBMITTED, _S.CONSENT_CHECK, needs_consent=True),
    Transition(_A.CLAIM, _S.SUBMITTED, _S.SCREENING, needs_consent=False),
    # A new case that is given to a colleague is claimed for them.
    Transition(_A.ASSIGN, _S.SUBMITTED, _S.CONSENT_CHECK, needs_consent=True),
    Transition(_A.ASSIGN, _S.SUBMITTED, _S.SCREENING, needs_consent=False),
    Transition(_A.CONFIRM_CONSENT, _S.CONSENT_CHECK, _S.SCREENING),
    Transition(_A.ASK, _S.SCREENING, _S.NEEDS_INFO),
    Transition(_A.RESUME, _S.NEEDS_INFO, _S.SCREENING),
    Transition(_A.RESUME, _S.WAITLISTED, _S.SCREENING),
    Transition(_A.WAITLIST, _S.SCREENING, _S.WAITLISTED),
    Transition(_A.ACCEPT, _S.SCREENING, _S.ACCEPTED),
    Transition(_A.ACCEPT, _S.WAITLISTED, _S.ACCEPTED),
    Transition(_A.DECLINE, _S.CONSENT_CHECK, _S.DECLINED),
    Transition(_A.DECLINE, _S.SCREENING, _S.DECLINED),
    Transition(_A.DECLINE, _S.NEEDS_INFO, _S.DECLINED),
    Transition(_A.DECLINE, _S.WAITLISTED, _S.DECLINED),
    Transition(_A.REOPEN, _S.DECLINED, _S.SCREENING),
    Transition(_A.CLOSE, _S.ACCEPTED, _S.CLOSED),
    # What turns out to be the same as another case, at any time before somebody has said yes or no to it.
    *(
        Transition(_A.MERGE, state, _S.CLOSED)
        for state in (_S.SUBMITTED, _S.CONSENT_CHECK, _S.SCREENING, _S.NEEDS_INFO, _S.WAITLISTED)
    ),
    *(
        Transition(_A.EXPIRE, state, _S.EXPIRED, needs_consent=True)
        for state in (_S.SUBMITTED, _S.CONSENT_CHECK, _S.SCREENING, _S.NEEDS_INFO, _S.WAITLISTED)
    ),
    *(Transition(_A.RELEASE, state, _S.SUBMITTED) for state in (_S.CONSENT_CHECK, _S.SCREENING)),
    *(
        Transition(action, state, state)
        for action in (_A.TAKE_OVER, _A.ASSIGN)
        for state in (_S.CONSENT_CHECK, _S.SCREENING, _S.NEEDS_INFO, _S.WAITLISTED, _S.ACCEPTED)
    ),
    # Nothing goes to another organisation before the citizen has confirmed the consent, nor while an answer is out.
    *(
        Transition(action, state, state, needs_consent=False if state is _S.SUBMITTED else None)
        for action in (_A.OFFER, _A.TAKE_BACK, _A.TAKE_ON, _A.TURN_DOWN, _A.LAPSE)
        for state in (_S.SUBMITTED, _S.SCREENING, _S.WAITLISTED, _S.ACCEPTED)
    ),
    *(Transition(_A.PLACE, state, _S.SUBMITTED) for state in (_S.SUBMITTED, _S.CONSENT_CHECK, _S.SCREENING)),
    *(Transition(_A.WITHDRAW, state, _S.WITHDRAWN) for state in State if not state.is_final),
    *(
        Transition(_A.WITHDRAW_CONSENT, state, _S.CONSENT_WITHDRAWN, needs_consent=True)
        for state in State
        if not state.is_final
    ),
)


class Refused(Exception):
    """An action that the table or the permissions do not allow. `reason` can be shown to the person who tried."""

    def __init__(self, reason: Promise | str) -> None:
        super().__init__(str(reason))
        self.reason = reason


def target_of(action: Action, state: State, kind: Kind) -> State | None:
    """Where an action leads from a state, for a kind; None if the table does not know it."""
    for row in TRANSITIONS:
        if row.action == action and row.source == state and row.needs_consent in (None, kind.needs_consent):
            return row.target
    return None


def actions_from(state: State, kind: Kind) -> list[Action]:
    """The actions that the table offers in a state, in the order of the enum."""
    return [action for action in Action if target_of(action, state, kind) is not None]


def locked(submission_id: UUID) -> Submission:
    """Fetch a submission and hold its row until the transaction ends."""
    return Submission.objects.select_for_update().get(pk=submission_id)


@transaction.atomic
def advance(submission_id: UUID, action: Action, actor: Actor, **options: Any) -> Submission:
    """Take one action on a case whose row nobody holds yet: lock it, and `step`. Raises Refused."""
    return step(locked(submission_id), action, actor, **options)


def step(
    submission: Submission,
    action: Action,
    actor: Actor,
    *,
    detail: dict[str, Any] | None = None,
    seen_version: int | None = None,
    changes: dict[str, Any] | None = None,
) -> Submission:
    """Take one action on a case whose row the caller holds locked: ask permission, check the table, write, record.

    `seen_version` is the version the actor had on the screen. If the case has been *acted on* since, the action is
    refused rather than laid on top; that somebody merely read it meanwhile does not count.
    `changes` are further columns of the spine that go with the action (team, assignee, outcome). The due date follows
    from the action by `deadlines.after`.

    Raises Refused, with a reason to show.
    """
    source, target = State(submission.state), check(submission, action, actor, seen_version=seen_version)
    columns = {"state": target, **_dates(source, target), **(changes or {})}
    if target.is_final and submission.offered_to_id:
        # What ended is offered to nobody any more.
        HandOver.objects.waiting(submission).update(status=OfferStatus.LAPSED, ended_at=timezone.now())
        columns["offered_to"] = None
    if action == Action.CLOSE and columns.get("outcome") not in Outcome.values:
        raise Refused(_("Vælg, hvad der kom ud af sagen."))
    if due_on := deadlines.after(action, submission):
        columns["due_on"], detail = due_on, {**(detail or {}), "due_on": due_on.isoformat()}
    for name, value in columns.items():
        setattr(submission, name, value)
    submission.save(update_fields=list(columns))
    events.record(submission, action, actor, from_state=source, to_state=target, detail=detail)
    return submission


def check(submission: Submission, action: Action, actor: Actor, *, seen_version: int | None = None) -> State:
    """Return where an action would lead now; the desk asks this before it shows a letter that may never go.

    Raises Refused, with a reason to show.
    """
    verdict = may(action, actor, submission)
    if not verdict:
        raise Refused(verdict.reason)
    target = target_of(action, State(submission.state), kind_of(submission))
    if target is None or _acted_on_since(submission, seen_version):
        raise Refused(_overtaken(submission))
    return target


def _acted_on_since(submission: Submission, seen_version: int | None) -> bool:
    if seen_version is None:
        return False
    return submission.events.filter(sequence__gt=seen_version, what__in=Action.values).exists()


def _overtaken(submission: Submission) -> Promise | str:
    """Tell the second of two people what the first did."""
    last = submission.events.filter(what__in=Action.values).order_by("-sequence").first()
    state = kind_of(submission).staff_name(State(submission.state))
    if last is None or last.actor is None:
        return _("Det kan ikke lade sig gøre nu. Sagen står som: %(state)s.") % {"state": state}
    return _("%(who)s nåede det først: %(what)s. Sagen står nu som: %(state)s.") % {
        "who": last.actor,
        "what": Action(last.what).label,
        "state": state,
    }


def _dates(source: State, target: State) -> dict[str, Any]:
    """The dates that follow from a change of state: when it was decided, when it ended."""
    if source == target:
        return {}
    now = timezone.now()
    decided = target in (State.ACCEPTED, State.DECLINED, State.WAITLISTED)
    ended = target.is_final or target == State.DECLINED
    # Whoever takes the case on has dealt with what the person wrote.
    dates: dict[str, Any] = {"ended_at": now if ended else None, "message_at": None}
    if decided:
        dates["decided_at"] = now
    elif target.is_open:
        dates["decided_at"] = None
    return dates
