"""Who may do what with a submission. Pure: an actor and a submission in, a verdict with its reason out.

The rules, in one place:

- A coordinator reads and decides what their own team owns, and reads what their team assists with.
- The central team owns what no other team does; its coordinators decide, its intake staff only place.
- The data-protection lead sees that a case exists and who has read it, never what it says.
- An evaluator sees figures of all cases, with small cells hidden, and no case.
- An administrator has no role here, and so no access.
- What was withdrawn, and what a consent that has lapsed covered, is read by nobody while it waits for its erasure;
  nor is what was laid into such a case.
- While a case is offered to another organisation its team keeps it, and does nothing that the other would not expect.
- The team it is offered to sees that it is offered, not the case, and alone says yes or no.
- What an unknown sender says of a citizen is not acted on before the place it names was rung.
- Somebody on a ward may hand what their own unit sent to a colleague there, and see how far it has come.
- The house (worker, schedule) expires what nobody confirmed; the person who sent it in may withdraw and write.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Role

from .actors import Actor
from .enums import Action, State, Via
from .kinds import kind_of
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
_RING_FIRST = Verdict(False, _("Henvisningen er ikke bekræftet. Ring til afdelingen først, og notér det."))
_NOT_YOUR_UNIT = Verdict(False, _("Henvisningen kommer fra en anden afdeling."))
_ENDED = Verdict(False, _("Sagen er slut."))
_ERASED = Verdict(False, _("Sagen er slettet."))
_OFFERED = Verdict(False, _("Sagen er tilbudt et andet sted. Tag den tilbage først."))
_NOT_OFFERED = Verdict(False, _("Overdragelsen står ikke mere åben."))
_NOT_TO_YOU = Verdict(False, _("Det kan kun en koordinator på det hold, der er tilbudt sagen."))
_TAKEN_BACK = Verdict(False, _("Det er taget tilbage, eller tiden er gået. Så læser ingen det mere."))


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
        return _TAKEN_BACK if _is_taken_back(submission) else YES
    return _NO_READING


def _is_taken_back(submission: Submission) -> bool:
    """Whether it was taken back, or the case was that it continues in."""
    onward = submission.merged_into
    return any(State(case.state).is_taken_back for case in (submission, onward) if case is not None)


def may_note(actor: Actor, submission: Submission, assisting: frozenset[int]) -> Verdict:
    """Whether the actor may write a note: whoever may read, may note."""
    return may_read(actor, submission, assisting)


def may_write(actor: Actor, submission: Submission) -> Verdict:
    """Whether the actor may write to the person: whoever decides the case, until it has ended."""
    if actor.kind == "person":
        return _ongoing(submission)
    return _ongoing(submission) and _decide(actor, submission)


def is_unverified(submission: Submission) -> bool:
    """Whether nobody knows that a case comes from where it says, for a kind where that matters."""
    if not kind_of(submission).verify_sender:
        return False
    return submission.sender.via == Via.OPEN and submission.sender.rung_at is None


def may_ring(actor: Actor, submission: Submission) -> Verdict:
    """Whether the actor may note that they rang the place a case says it comes from."""
    return _ongoing(submission) and _decide(actor, submission)


def may_link(actor: Actor, submission: Submission) -> Verdict:
    """Whether the actor may link a case with another: whoever decides it, as long as there is something to read."""
    if submission.erased_at is not None:
        return _ERASED
    verdict = _decide(actor, submission)
    return _TAKEN_BACK if verdict and _is_taken_back(submission) else verdict


def may_contact(actor: Actor, submission: Submission) -> Verdict:
    """Whether the actor may note that they talked with the person, or tried to."""
    return _ongoing(submission) and _act_on_it(actor, submission)


def may_tag(actor: Actor, submission: Submission) -> Verdict:
    """Whether the actor may put words on a case by which its team finds it."""
    return _ongoing(submission) and _decide(actor, submission)


def may_remind(actor: Actor, submission: Submission) -> Verdict:
    """Whether the actor may set a reminder on a case, or take one down."""
    return _ongoing(submission) and _decide(actor, submission)


def may_hand_over(actor: Actor, submission: Submission) -> Verdict:
    """Whether the actor may hand a case to a colleague on their ward."""
    if actor.unit_id is None or submission.sender.unit_id != actor.unit_id:
        return _NOT_YOUR_UNIT
    # To the unit a decline is the end, as a withdrawal is: one that could still be handed over would tell which it was.
    return _ENDED if State(submission.state) is State.DECLINED else _ongoing(submission)


def _ongoing(submission: Submission) -> Verdict:
    if submission.erased_at is not None:
        return _ERASED
    return _ENDED if State(submission.state).is_final else YES


def _act_on_it(actor: Actor, submission: Submission) -> Verdict:
    """To talk with the citizen on the word of a sender, or to say yes."""
    verdict = _decide(actor, submission)
    return _RING_FIRST if verdict and is_unverified(submission) else verdict


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


def _take_back(actor: Actor, submission: Submission) -> Verdict:
    return _decide(actor, submission) and (YES if submission.offered_to_id else _NOT_OFFERED)


def _answer(actor: Actor, submission: Submission) -> Verdict:
    """Whether the actor may say yes or no to a case: a coordinator of the team that it is offered to."""
    if submission.offered_to_id is None:
        return _NOT_OFFERED
    return YES if submission.offered_to_id in actor.teams(Role.COORDINATOR) else _NOT_TO_YOU


def _lapse(actor: Actor, submission: Submission) -> Verdict:
    return (YES if submission.offered_to_id else _NOT_OFFERED) if actor.kind == "house" else _ONLY_HOUSE


def _expire(actor: Actor, submission: Submission) -> Verdict:
    return YES if actor.kind == "house" else _ONLY_HOUSE


_RULES: dict[Action, Callable[[Actor, Submission], Verdict]] = {
    Action.CONFIRM_CONSENT: _act_on_it,
    Action.ACCEPT: _act_on_it,
    Action.PLACE: _place,
    Action.OFFER: _act_on_it,
    Action.TAKE_BACK: _take_back,
    Action.TAKE_ON: _answer,
    Action.TURN_DOWN: _answer,
    Action.LAPSE: _lapse,
    Action.WITHDRAW: _withdraw,
    Action.WITHDRAW_CONSENT: _withdraw,
    Action.EXPIRE: _expire,
}


# What may be done while another organisation thinks about the case: who has it, and its end.
_WHILE_OFFERED = frozenset(
    {
        Action.TAKE_OVER,
        Action.ASSIGN,
        Action.TAKE_BACK,
        Action.TAKE_ON,
        Action.TURN_DOWN,
        Action.LAPSE,
        Action.WITHDRAW,
        Action.WITHDRAW_CONSENT,
        Action.EXPIRE,
    }
)


def may(action: Action, actor: Actor, submission: Submission) -> Verdict:
    """Whether the actor may take an action, whatever the state: `lifecycle` asks the table for that."""
    if submission.erased_at is not None:
        return _ERASED
    verdict = _RULES.get(action, _decide)(actor, submission)
    return _OFFERED if verdict and submission.offered_to_id and action not in _WHILE_OFFERED else verdict
