import pytest
from django.contrib.auth.models import AnonymousUser

from intake.submissions.access import assisting_teams
from intake.submissions.actors import actor_for
from intake.submissions.enums import Action, State
from intake.submissions.permissions import may, may_note, may_read, may_see
from intake.submissions.queue import offered_to, readable_for, submissions_for, waiting_for
from portal.accounts.models import Role
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    """Cases that could leak: one of each kind of belonging."""
    own, other, helping = make.team("own"), make.team("other"), make.team("helping")
    central = make.team("central", central=True)
    cases = {
        "own": make.submission(team=own),
        "other": make.submission(team=other),
        "central": make.submission(team=central),
        "no team yet": make.submission(),
        "assisted": make.submission(team=other),
        "offered": make.submission(team=other, state=State.SCREENING),
        "declined": make.submission(team=own, state=State.DECLINED),
        "closed": make.submission(team=own, state=State.CLOSED),
        "withdrawn": make.submission(team=own, state=State.WITHDRAWN),
        "consent withdrawn": make.submission(team=own, state=State.CONSENT_WITHDRAWN),
        "lapsed": make.submission(team=own, state=State.EXPIRED),
        "assisted and withdrawn": make.submission(team=other, state=State.WITHDRAWN),
    }
    for name in ("assisted", "assisted and withdrawn"):
        cases[name].assisting.add(helping)
    cases["offered"].offered_to = own
    cases["offered"].save(update_fields=["offered_to"])
    people = {
        "coordinator": make.actor(own),
        "helping coordinator": make.actor(helping),
        "helping intake": make.actor(helping, Role.INTAKE),
        "central coordinator": make.actor(central),
        "central intake": make.actor(central, Role.INTAKE),
        "data protection": make.actor(own, Role.DATA_PROTECTION),
        "administrator": actor_for(make.user(is_superuser=True, is_staff=True)),
        "nobody": actor_for(AnonymousUser()),
        "dismissed": actor_for(make.member(own, is_active=False)),
    }
    return cases, people


TAKEN_BACK = {"withdrawn", "consent withdrawn", "lapsed", "assisted and withdrawn"}
SEES = {
    "coordinator": {"own", "declined", "closed", "withdrawn", "consent withdrawn", "lapsed"},
    "helping coordinator": {"assisted", "assisted and withdrawn"},
    "helping intake": set(),
    "central coordinator": {"central", "no team yet"},
    "central intake": {"central", "no team yet"},
    "data protection": {
        "own",
        "other",
        "central",
        "no team yet",
        "assisted",
        "offered",
        "declined",
        "closed",
        *TAKEN_BACK,
    },
    "administrator": set(),
    "nobody": set(),
    "dismissed": set(),
}
READS = {who: names - TAKEN_BACK for who, names in SEES.items()} | {"central intake": set(), "data protection": set()}


@pytest.mark.parametrize("who", SEES)
def test_who_sees_and_who_reads(house, who):
    cases, people = house
    actor = people[who]
    seen, readable, waiting = (set(scope(actor)) for scope in (submissions_for, readable_for, waiting_for))
    assert {name for name, case in cases.items() if case in seen} == SEES[who]
    assert {name for name, case in cases.items() if case in readable} == READS[who]
    claimable = {name for name in SEES[who] if may(Action.CLAIM, actor, cases[name])}
    new = {name for name, case in cases.items() if case.state == State.SUBMITTED and case.assignee_id is None}
    assert {name for name, case in cases.items() if case in waiting} == claimable & new
    for name, case in cases.items():
        helping = assisting_teams(case)
        assert bool(may_see(actor, case, helping)) == (name in SEES[who]), name
        assert bool(may_read(actor, case, helping)) == (name in READS[who]), name
        assert bool(may_note(actor, case, helping)) == (name in READS[who]), name


@pytest.mark.parametrize("who", SEES)
def test_a_case_on_offer_is_known_to_those_alone_who_may_answer_it(house, who):
    cases, people = house
    answerable = {name for name, case in cases.items() if may(Action.TAKE_ON, people[who], case)}
    assert {name for name, case in cases.items() if case in set(offered_to(people[who]))} == answerable
    assert answerable == ({"offered"} if who == "coordinator" else set())


def test_a_case_that_two_of_ones_teams_assist_with_is_listed_once():
    one, two = make.team("one"), make.team("two")
    person = make.member(one)
    person.memberships.create(team=two, role=Role.COORDINATOR)
    case = make.submission(team=make.team("other"))
    case.assisting.add(one, two)
    assert list(submissions_for(actor_for(person))) == [case]


def test_scoping_takes_one_query_however_many_cases(house, django_assert_num_queries):
    _, people = house
    with django_assert_num_queries(1):
        list(submissions_for(people["central coordinator"]))


def test_a_refusal_says_why(house):
    cases, people = house
    verdict = may_read(people["data protection"], cases["own"], frozenset())
    assert str(verdict.reason) == "Din rolle giver ikke adgang til svarene."
    verdict = may_read(people["coordinator"], cases["withdrawn"], frozenset())
    assert str(verdict.reason) == "Det er taget tilbage, eller tiden er gået. Så læser ingen det mere."
