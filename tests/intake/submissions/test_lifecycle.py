"""The law of state, generated from the table: every State × Action × Role, for a kind with consent and one without."""

import pytest

from intake.submissions import lifecycle
from intake.submissions.actors import HOUSE, PERSON, actor_for, actor_of_unit
from intake.submissions.enums import Action, Outcome, State
from intake.submissions.lifecycle import Refused, advance, target_of
from intake.submissions.models import Submission
from portal.accounts.models import Role
from tests import make, toys

pytestmark = pytest.mark.django_db

KINDS = {"plain": toys.PLAIN, "consent": toys.CONSENT}

# What each stranger or colleague may try; the truth the law is held against, written apart from the code.
ANSWERS = {Action.TAKE_ON, Action.TURN_DOWN}
ONLY_WHEN_OFFERED = {*ANSWERS, Action.TAKE_BACK, Action.LAPSE}
COORDINATORS_ACTIONS = frozenset(Action) - {Action.EXPIRE, *ONLY_WHEN_OFFERED}
MAY = {
    "own coordinator": COORDINATORS_ACTIONS,
    "own intake": {Action.PLACE},
    "own data protection": set(),
    "assisting coordinator": set(),
    "foreign coordinator": set(),
    "foreign intake": set(),
    "administrator": set(),
    "somebody on the ward that sent it": set(),
    "house": {Action.EXPIRE},
    "person": {Action.WITHDRAW, Action.WITHDRAW_CONSENT},
}

# The same while the case is offered to the team «other», which belongs to another organisation.
MAY_WHILE_OFFERED = {
    **{who: set() for who in MAY},
    "own coordinator": {
        Action.TAKE_OVER,
        Action.ASSIGN,
        Action.TAKE_BACK,
        Action.WITHDRAW,
        Action.WITHDRAW_CONSENT,
    },
    "foreign coordinator": ANSWERS,
    "house": {Action.EXPIRE, Action.LAPSE},
    "person": MAY["person"],
}


# What an action must have beside the permission.
WITH = {Action.CLOSE: {"outcome": Outcome.UNKNOWN}}


@pytest.fixture
def actors():
    own, other, helping = (
        make.team("own"),
        make.team("other", organisation=make.organisation("andre")),
        make.team("helping"),
    )
    return {
        "own coordinator": make.actor(own),
        "own intake": make.actor(own, Role.INTAKE),
        "own data protection": make.actor(own, Role.DATA_PROTECTION),
        "assisting coordinator": make.actor(helping),
        "foreign coordinator": make.actor(other),
        "foreign intake": make.actor(other, Role.INTAKE),
        "administrator": actor_for(make.user(is_superuser=True, is_staff=True)),
        "somebody on the ward that sent it": actor_of_unit(make.referrer(), make.unit().pk),
        "house": HOUSE,
        "person": PERSON,
    }


def expected(state, action, who, kind, may=MAY):
    """The state that must follow, or None if it must be refused."""
    rows = {
        row.target
        for row in lifecycle.TRANSITIONS
        if (row.source, row.action) == (state, action) and row.needs_consent in (None, kind.needs_consent)
    }
    assert len(rows) <= 1, "the table is ambiguous"
    return next(iter(rows)) if rows and action in may[who] else None


@pytest.mark.parametrize("is_offered", [False, True], ids=["", "offered"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", list(State))
def test_every_action_by_everybody_from_every_state(actors, kind, state, is_offered):
    offered_to = make.team("other") if is_offered else None
    submission = make.submission(KINDS[kind], team=make.team("own"))
    submission.assisting.add(make.team("helping"))
    for action in Action:
        for who, actor in actors.items():
            Submission.objects.filter(pk=submission.pk).update(state=state, offered_to=offered_to)
            before = submission.events.count()
            target = expected(state, action, who, KINDS[kind], MAY_WHILE_OFFERED if is_offered else MAY)
            if target is None:
                with pytest.raises(Refused):
                    advance(submission.pk, action, actor, changes=dict(WITH.get(action, {})))
            else:
                advance(submission.pk, action, actor, changes=dict(WITH.get(action, {})))
            now = Submission.objects.get(pk=submission.pk)
            assert now.state == (target or state), (who, action)
            assert submission.events.count() == before + (target is not None)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_state_can_be_reached_and_every_state_that_is_not_final_can_be_left(kind):
    reached, frontier = {State.SUBMITTED}, [State.SUBMITTED]
    while frontier:
        state = frontier.pop()
        for action in Action:
            target = target_of(action, state, kind)
            if target is not None and target not in reached:
                reached.add(target)
                frontier.append(target)
    only_with_consent = {State.CONSENT_CHECK, State.CONSENT_WITHDRAWN, State.EXPIRED}
    assert reached == set(State) - (set() if kind.needs_consent else only_with_consent)
    for state in reached:
        assert state.is_final == (lifecycle.actions_from(state, kind) == [])


def test_no_case_is_ever_declined_by_the_house():
    assert Action.DECLINE not in MAY["house"]
    submission = make.submission(state=State.SCREENING, team=make.team("own"))
    with pytest.raises(Refused):
        advance(submission.pk, Action.DECLINE, HOUSE)


def test_the_second_of_two_deciders_is_told_what_the_first_did():
    team = make.team()
    submission = make.submission(team=team, state=State.SCREENING)
    first = make.actor(team, first_name="Signe", last_name="Ågård")
    seen = Submission.objects.get(pk=submission.pk).version
    advance(submission.pk, Action.WAITLIST, first, seen_version=seen)
    with pytest.raises(Refused, match="Signe Ågård nåede det først: Sæt på venteliste"):
        advance(submission.pk, Action.ACCEPT, make.actor(team), seen_version=seen)


def test_that_a_colleague_reads_meanwhile_does_not_stop_a_decision():
    from intake.submissions import access

    team = make.team()
    submission = make.submission(team=team, state=State.SCREENING)
    seen = submission.version
    access.read(submission.pk, make.actor(team))
    assert advance(submission.pk, Action.WAITLIST, make.actor(team), seen_version=seen).state == State.WAITLISTED


def test_an_erased_case_cannot_be_acted_on():
    from intake.submissions.retention import erase

    team = make.team()
    submission = make.submission(team=team, state=State.DECLINED)
    erase(submission.pk, "declined")
    with pytest.raises(Refused, match="slettet"):
        advance(submission.pk, Action.REOPEN, make.actor(team))


def test_dates_follow_the_state():
    team = make.team()
    actor = make.actor(team)
    submission = make.submission(team=team, state=State.SCREENING)
    declined = advance(submission.pk, Action.DECLINE, actor)
    assert declined.decided_at == declined.ended_at is not None
    reopened = advance(submission.pk, Action.REOPEN, actor)
    assert (reopened.decided_at, reopened.ended_at) == (None, None)
    accepted = advance(submission.pk, Action.ACCEPT, actor)
    assert accepted.decided_at is not None
    assert accepted.ended_at is None
    assert advance(submission.pk, Action.CLOSE, actor, changes={"outcome": "unknown"}).ended_at is not None


def test_every_state_has_a_name_for_staff_and_one_for_the_public():
    for state in State:
        assert str(state.label)
        assert str(state.public_name)
        assert toys.PLAIN.staff_name(state) == state.label
