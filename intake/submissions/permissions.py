"""Who may do what with a submission. Pure: an actor and a submission in, a verdict with its reason out.

The rules, in one place:

- A coordinator reads and decides what their own team owns, and reads what their team assists with.
- The central team owns what no other team does; its coordinators decide, its intake staff only place.
- The data-protection lead sees that a case exists and who has read it, never what it says.
- An administrator has no role here, and so no access.
- The house (worker, schedule) expires what nobody confirmed; the person who sent it in may withdraw and write.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Role

from .actors import Actor
from .enums import Action, State
from .models import Submission


@dataclass(frozen=True)
class Verdict:
    """An answer that can be shown: yes, or no and why."""

    allowed: bool
    reason: Promise | str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(True)
_NOT_YOURS = Verdict(False, _("Sagen hører til et andet hold."))
_ONLY_COORDINATORS = Verdict(False, _("Det kan kun en koordinator på sagens hold."))
_NO_READING = Verdict(False, _("Din rolle giver ikke adgang til svarene."))
_ONLY_HOUSE = Verdict(False, _("Det sker af sig selv, når fristen er gået."))
_ENDED = Verdict(False, _("Sagen er slut."))
_ERASED = Verdict(False, _("Sagen er slettet."))


def owns(actor: Actor, submission: Submission, *roles: Role) -> bool:
    """Whether the actor holds one of the roles in the team that owns the case. A case without team is the central's."""
    if submission.team_id is None:
        return actor.in_central(*roles)
    return submission.team_id in actor.teams(*roles)


def may_see(actor: Actor, submission: Submission, assisting: frozenset[int]) -> Verdict:
    """Whether the actor may know that the case exists. `queue.submissions_for` says the same in SQL."""
    if actor.has_anywhere(Role.DATA_PROTECTION) or owns(actor, submission, Role.COORDINATOR, Role.INTAKE):
        return YES
    return YES if assisting & actor.teams(Role.COORDINATOR) else _NOT_YOURS


def may_read(actor: Actor, submission: Submission, assisting: frozenset[int]) -> Verdict:
    """Whether the actor may open the answers."""
    if submission.erased_at is not None:
        return _ERASED
    if owns(actor, submission, Role.COORDINATOR) or assisting & actor.teams(Role.COORDINATOR):
        return YES
    return _NO_READING


def may_note(actor: Actor, submission: Submission, assisting: frozenset[int]) -> Verdict:
    """Whether the actor may write a note: whoever may read, may note."""
    return may_read(actor, submission, assisting)


def may_write(actor: Actor, submission: Submission) -> Verdict:
    """Whether the actor may write to the person: whoever decides the case, until it has ended."""
    if submission.erased_at is not None:
        return _ERASED
    if State(submission.state).is_final:
        return _ENDED
    return YES if actor.kind == "person" else _decide(actor, submission)


def _decide(actor: Actor, submission: Submission) -> Verdict:
    return YES if owns(actor, submission, Role.COORDINATOR) else _why_not(actor)


def _why_not(actor: Actor) -> Verdict:
    """Say what stands in the way: a coordinator is in another team, anybody else is no coordinator."""
    return _NOT_YOURS if actor.has_anywhere(Role.COORDINATOR) else _ONLY_COORDINATORS


def _place(actor: Actor, submission: Submission) -> Verdict:
    if owns(actor, submission, Role.COORDINATOR, Role.INTAKE):
        return YES
    return _why_not(actor)


def _withdraw(actor: Actor, submission: Submission) -> Verdict:
    return YES if actor.kind == "person" else _decide(actor, submission)


def _expire(actor: Actor, submission: Submission) -> Verdict:
    return YES if actor.kind == "house" else _ONLY_HOUSE


_RULES: dict[Action, Callable[[Actor, Submission], Verdict]] = {
    Action.PLACE: _place,
    Action.WITHDRAW: _withdraw,
    Action.WITHDRAW_CONSENT: _withdraw,
    Action.EXPIRE: _expire,
}


def may(action: Action, actor: Actor, submission: Submission) -> Verdict:
    """Whether the actor may take an action, whatever the state: `lifecycle` asks the table for that."""
    if submission.erased_at is not None:
        return _ERASED
    return _RULES.get(action, _decide)(actor, submission)
