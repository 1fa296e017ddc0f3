"""People of several teams and organisations do what they like, in any order, with any case.

Two laws hold whatever they do. No case comes into a state that the table does not lead to. Nobody sees, reads, writes
on or decides a case that the rules do not give them. The rules are told here anew, from who owns a case and who helps.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from intake.submissions import access, assigning, events, hand_over, linking, messages, process
from intake.submissions.actors import HOUSE, PERSON, Actor, actor_for
from intake.submissions.enums import TAKEN_BACK, Action, State
from intake.submissions.kinds import kind_of
from intake.submissions.lifecycle import TRANSITIONS, Refused, advance
from intake.submissions.models import Submission
from intake.submissions.queue import readable_for, submissions_for
from portal.accounts.models import Membership, Role
from tests import make, toys

pytestmark = [pytest.mark.django_db, pytest.mark.either_engine]

KINDS = (toys.PLAIN, toys.CONSENT)
TAKING = (Action.CLAIM, Action.TAKE_OVER, Action.RELEASE)
# What has grounds of its own beside the permission.
GROUNDS = {
    Action.DECLINE: {"reason": "full"},
    Action.ACCEPT: {"checks": ("rung",)},
    Action.ASK: {"note": "Hvornår kan du?"},
    Action.CLOSE: {"outcome": "unknown"},
}
DECIDING = (
    *(Action.CONFIRM_CONSENT, Action.ASK, Action.RESUME, Action.WAITLIST, Action.ACCEPT, Action.DECLINE),
    *(Action.REOPEN, Action.CLOSE, Action.WITHDRAW, Action.WITHDRAW_CONSENT),
)
# What may still be done by those who offered a case to another organisation.
WHILE_OFFERED = (Action.TAKE_OVER, Action.ASSIGN, Action.TAKE_BACK, Action.WITHDRAW, Action.WITHDRAW_CONSENT)


@dataclass
class Known:
    """What the test itself knows of a case."""

    owner: int | None
    helping: set[int] = field(default_factory=set)
    offered: int | None = None
    is_begun: bool = False
    is_confirmed: bool = False
    goes_on_in: Submission | None = None


class Desk(RuleBasedStateMachine):
    """Two organisations, a central intake, eight people, and what comes in."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.cases: dict[Submission, Known] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize()
    def people_come_to_work(self) -> None:
        one, other = make.organisation("en"), make.organisation("anden")
        self.central = make.team("central", central=True)
        self.teams = [make.team("a", organisation=one), make.team("b", organisation=one)]
        self.teams += [make.team("c", organisation=other), self.central]
        self.houses = {team.pk: team.organisation_id for team in self.teams}
        people = [make.member(team) for team in self.teams]
        people += [make.member(self.teams[0], Role.INTAKE), make.member(self.central, Role.INTAKE)]
        people += [make.member(self.teams[2], Role.DATA_PROTECTION), make.user(is_superuser=True)]
        in_two = make.member(self.teams[0])
        Membership.objects.create(user=in_two, team=self.teams[2], role=Role.COORDINATOR)
        self.actors = [actor_for(person) for person in [*people, in_two]]

    # --- What can happen ------------------------------------------------------------------------------------------

    @rule(data=st.data())
    def something_comes_in(self, data):
        team = data.draw(st.sampled_from([*self.teams, None]), label="team")
        helping = data.draw(st.sets(st.sampled_from(self.teams), max_size=2), label="helping")
        case = make.submission(data.draw(st.sampled_from(KINDS), label="kind"), team=team)
        case.assisting.set(helping)
        self.cases[case] = Known(team.pk if team else None, {one.pk for one in helping})

    @rule(data=st.data())
    def somebody_takes_a_case_or_lays_it_back(self, data):
        actor, case = self._drawn(data)
        action = data.draw(st.sampled_from(TAKING), label="action")
        if self._try(actor, case, action, lambda: process.take(case.pk, action, actor)):
            self.cases[case].is_begun = True

    @rule(data=st.data())
    def somebody_takes_the_next(self, data):
        actor = data.draw(st.sampled_from(self.actors), label="actor")
        taken = process.take_next(actor)
        if taken is not None:
            known = self.cases[taken]
            assert self._owns(actor, known, Role.COORDINATOR)
            assert known.offered is None
            known.is_begun = True

    @rule(data=st.data())
    def somebody_gives_a_case_to_a_colleague(self, data):
        actor, case = self._drawn(data)
        colleague = data.draw(st.sampled_from(self.actors), label="colleague")
        fits = self._owns(colleague, self.cases[case], Role.COORDINATOR)
        deed = partial(assigning.assign, case.pk, colleague.user_id, actor)
        if self._try(actor, case, Action.ASSIGN, deed, fits=fits):
            self.cases[case].is_begun = True

    @rule(data=st.data())
    def somebody_decides(self, data):
        actor, case = self._drawn(data)
        action = data.draw(st.sampled_from(DECIDING), label="action")
        done = self._try(actor, case, action, lambda: process.decide(case.pk, action, actor, **GROUNDS.get(action, {})))
        self.cases[case].is_confirmed |= done and action == Action.CONFIRM_CONSENT
        self._end_of_an_offer(case)

    @rule(data=st.data())
    def somebody_places_a_case(self, data):
        actor, case = self._drawn(data)
        team, known = data.draw(st.sampled_from(self.teams), label="to"), self.cases[case]
        is_at_the_door = known.owner in (None, self.central.pk) and not known.is_begun
        fits = is_at_the_door or (known.owner is not None and self.houses[known.owner] == self.houses[team.pk])
        if self._try(actor, case, Action.PLACE, lambda: process.place(case.pk, team, actor), fits=fits):
            known.owner = team.pk

    @rule(data=st.data())
    def somebody_offers_a_case_to_another_organisation(self, data):
        actor, case = self._drawn(data)
        team, known = data.draw(st.sampled_from(self.teams), label="to"), self.cases[case]
        is_agreed = known.is_confirmed or not kind_of(case).needs_consent
        fits = is_agreed and self.houses[known.owner or self.central.pk] != self.houses[team.pk]
        basis, what = hand_over.basis_for(case), hand_over.PassOn()
        deed = partial(hand_over.offer, case.pk, team, actor, basis=basis, what=what)
        if self._try(actor, case, Action.OFFER, deed, fits=fits):
            known.offered = team.pk

    @rule(data=st.data())
    def somebody_takes_an_offer_back(self, data):
        actor, case = self._drawn(data)
        known = self.cases[case]
        deed = partial(hand_over.take_back, case.pk, actor)
        if self._try(actor, case, Action.TAKE_BACK, deed, fits=known.offered is not None):
            known.offered = None

    @rule(data=st.data(), says_yes=st.booleans())
    def somebody_answers_an_offer(self, data, says_yes):
        actor, case = self._drawn(data)
        known = self.cases[case]
        deed = hand_over.take_on if says_yes else hand_over.turn_down
        said = {} if says_yes else {"reason": "no_room"}
        if known.offered not in actor.teams(Role.COORDINATOR):
            with pytest.raises(Refused), transaction.atomic():
                deed(case.pk, actor, **said)
            return
        deed(case.pk, actor, **said)
        if says_yes:
            gone = {team for team in known.helping if self.houses[team] == self.houses[known.owner or self.central.pk]}
            known.owner, known.helping, known.is_begun = known.offered, known.helping - gone, True
        known.offered = None

    @rule()
    def nobody_answers_in_time(self):
        waiting = [known for known in self.cases.values() if known.offered is not None]
        assert hand_over.let_lapse(timezone.localdate() + timedelta(days=99)) == len(waiting)
        for known in waiting:
            known.offered = None

    @rule(data=st.data(), tags=st.sets(st.sampled_from(["møbler", "haster"])))
    def somebody_puts_words_on_a_case(self, data, tags):
        actor, case = self._drawn(data)
        if self._owns(actor, self.cases[case], Role.COORDINATOR) and not self._state(case).is_final:
            process.tag(case.pk, sorted(tags), actor)
            assert set(Submission.objects.get(pk=case.pk).tags) == tags
            return
        with pytest.raises(Refused), transaction.atomic():
            process.tag(case.pk, sorted(tags), actor)

    @rule(data=st.data())
    def somebody_links_two_cases(self, data):
        actor, case = self._drawn(data)
        other = data.draw(st.sampled_from(list(self.cases)), label="other")
        if self._may_link(actor, case, other):
            linking.link(case.pk, other.pk, actor)
            assert other in linking.linked(case, actor)
            return
        with pytest.raises(Refused), transaction.atomic():
            linking.link(case.pk, other.pk, actor)

    @rule(data=st.data())
    def somebody_lays_a_case_into_another(self, data):
        actor, case = self._drawn(data)
        into = data.draw(st.sampled_from(list(self.cases)), label="into")
        goes_on = not self._state(into).is_final and self._state(into) != State.DECLINED
        fits = goes_on and case.kind == into.kind and self._may_link(actor, case, into)
        fits = fits and self._owns(actor, self.cases[into], Role.COORDINATOR)
        if self._try(actor, case, Action.MERGE, lambda: linking.merge(case.pk, into.pk, actor), fits=fits):
            for one, known in self.cases.items():
                known.goes_on_in = into if one == case or known.goes_on_in == case else known.goes_on_in

    @rule(data=st.data())
    def somebody_reads_notes_or_writes(self, data):
        actor, case = self._drawn(data)
        deeds = {
            "read": lambda: access.read(case.pk, actor),
            "note": lambda: process.add_note(case.pk, "Et notat", actor),
            "write": lambda: messages.write(case.pk, "En besked", actor),
        }
        deed = data.draw(st.sampled_from(sorted(deeds)), label="deed")
        may = self._owns(actor, self.cases[case], Role.COORDINATOR)
        if deed != "write":
            may = (may or self._helps(actor, self.cases[case])) and not self._state(case).is_taken_back
        if may and not self._state(case).is_final:
            deeds[deed]()
        elif not may:
            with pytest.raises(Refused):
                deeds[deed]()

    @rule(data=st.data(), action=st.sampled_from([Action.WITHDRAW, Action.WITHDRAW_CONSENT, Action.EXPIRE]))
    def the_person_takes_it_back_or_the_house_lets_it_expire(self, data, action):
        _actor, case = self._drawn(data)
        if case is None:
            return
        before = self._state(case)
        leads = self._target(case, before, action)
        try:
            advance(case.pk, action, HOUSE if action == Action.EXPIRE else PERSON)
        except Refused:
            assert leads is None
        else:
            assert self._state(case) == leads
            self._end_of_an_offer(case)

    # --- What must hold -------------------------------------------------------------------------------------------

    @invariant()
    def every_state_was_reached_by_the_table(self):
        for case in self.cases:
            state = State.SUBMITTED
            for event in case.events.filter(what__in=Action.values).order_by("sequence"):
                assert event.from_state == state
                state = self._target(case, state, Action(event.what))
                assert event.to_state == state
            assert self._state(case) == state

    @invariant()
    def nobody_sees_or_reads_what_is_not_theirs(self):
        for actor in getattr(self, "actors", ()):
            seen, readable = set(submissions_for(actor)), set(readable_for(actor))
            assert seen == {case for case in self.cases if self._sees(actor, self.cases[case])}
            assert readable == {case for case in self.cases if self._reads(actor, case)}

    @invariant()
    def the_log_tells_the_truth(self):
        assert [fault for case in Submission.objects.all() for fault in events.faults(case)] == []

    # --- The rules, told anew -------------------------------------------------------------------------------------

    def _drawn(self, data) -> tuple[Actor, Submission | None]:
        actor = data.draw(st.sampled_from(self.actors), label="actor")
        if not self.cases:
            self.something_comes_in(data)
        return actor, data.draw(st.sampled_from(list(self.cases)), label="case")

    def _state(self, case: Submission) -> State:
        return State(Submission.objects.values_list("state", flat=True).get(pk=case.pk))

    @staticmethod
    def _target(case: Submission, state: State, action: Action) -> State | None:
        needs = kind_of(case).needs_consent
        rows = [row for row in TRANSITIONS if (row.action, row.source) == (action, state)]
        return next((row.target for row in rows if row.needs_consent in (None, needs)), None)

    @staticmethod
    def _owns(actor: Actor, known: Known, *roles: Role) -> bool:
        if known.owner is None:
            return actor.in_central(*roles)
        return known.owner in actor.teams(*roles)

    @staticmethod
    def _helps(actor: Actor, known: Known) -> bool:
        return bool(known.helping & actor.teams(Role.COORDINATOR))

    def _sees(self, actor: Actor, known: Known) -> bool:
        own = self._owns(actor, known, Role.COORDINATOR, Role.INTAKE)
        return own or self._helps(actor, known) or actor.has_anywhere(Role.DATA_PROTECTION)

    def _reads(self, actor: Actor, case: Submission) -> bool:
        known = self.cases[case]
        near = self._owns(actor, known, Role.COORDINATOR) or self._helps(actor, known)
        return near and not self._is_taken_back(case)

    def _is_taken_back(self, case: Submission) -> bool:
        onward = self.cases[case].goes_on_in
        return any(self._state(one) in TAKEN_BACK for one in (case, onward) if one is not None)

    def _may_link(self, actor: Actor, case: Submission, other: Submission) -> bool:
        own = self._owns(actor, self.cases[case], Role.COORDINATOR)
        return case != other and own and self._reads(actor, case) and self._reads(actor, other)

    def _end_of_an_offer(self, case: Submission) -> None:
        """What ended is offered to nobody."""
        if self._state(case).is_final:
            self.cases[case].offered = None

    def _try(self, actor, case, action, deed, *, fits=True) -> bool:
        """Do a deed; it must succeed if the rules and the table allow it, and must be refused if they don't."""
        roles = (Role.COORDINATOR, Role.INTAKE) if action == Action.PLACE else (Role.COORDINATOR,)
        before = self._state(case)
        known = self.cases[case]
        allowed = fits and self._owns(actor, known, *roles) and self._target(case, before, action) is not None
        allowed = allowed and (known.offered is None or action in WHILE_OFFERED)
        if not allowed:
            with pytest.raises(Refused), transaction.atomic():
                deed()
            assert self._state(case) == before
            return False
        deed()
        return True


def walk(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_nobody_finds_a_state_or_a_case_that_is_not_theirs():
    walk(6, 25)


@pytest.mark.long
def test_nobody_finds_one_in_a_long_time_either():
    walk(150, 50)
