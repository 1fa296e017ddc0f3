from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from intake.routing import sets, trial
from intake.routing.models import Trial
from intake.routing.report import report_for
from intake.routing.trial import ITEM, LEAST, differs, forget, hide_small, outcome
from intake.submissions import hand_over
from intake.submissions.actors import actor_for
from intake.submissions.enums import Basis, Fact, State
from intake.submissions.models import SealedItem
from intake.vault import keys
from portal.accounts.models import Role, Team
from tests import make
from tests.intake.routing.test_pick import FACTS, RULES, VALUES, ask
from tests.toys import ToyAnswers

DAY = date(2026, 12, 1)


@pytest.fixture
def house():
    """Blue cases go to blue; the draft sends them to green."""
    make.team("central", central=True)
    make.rule(10, [["colour", "is", "blå"]], make.team("blaa"))
    draft = sets.begin(make.user())
    draft.rules.update(team=make.team("groen"))
    return draft


def try_it(draft, most=50):
    made = trial.begin(draft, make.user(), most=most, day=DAY)
    assert trial.run(made.pk)
    return Trial.objects.get(pk=made.pk)


@pytest.mark.django_db
def test_the_report_shows_the_cases_one_may_read_and_of_the_rest_no_small_number(house):
    mine = make.submission(team=make.team("blaa"))
    for _ in range(3):
        make.submission(team=make.team("fremmede"))
    report = report_for(try_it(house), make.actor(make.team("blaa")))
    assert [(row.submission, row.today["team"], row.draft["team"]) for row in report.rows] == [(mine, "Blaa", "Groen")]
    assert (report.differing, report.same) == (1, 0)
    assert report.others == [("Blaa", "Groen", None)]


@pytest.mark.django_db
@pytest.mark.parametrize("goes", ["everything", "a part"])
def test_a_case_is_tried_after_a_hand_over_only_if_nothing_was_held_back(house, goes):
    own, receiver = make.team("blaa"), make.actor(make.team("andre", organisation=make.organisation("andre")))
    case = make.submission(team=own, state=State.SCREENING)
    names = frozenset(ToyAnswers.model_fields if goes == "everything" else {"full_name"})
    what, [team] = hand_over.PassOn(answers=names), receiver.teams(Role.COORDINATOR)
    hand_over.offer(case.pk, Team.objects.get(pk=team), make.actor(own), basis=Basis.PURPOSE, what=what)
    hand_over.take_on(case.pk, receiver)
    report = report_for(made := try_it(house), receiver)
    assert (len(report.rows), made.unreadable) == ((1, 0) if goes == "everything" else (0, 1))
    assert SealedItem.objects.filter(name=ITEM).exists() == (goes == "everything")


@pytest.mark.django_db
def test_who_may_not_read_a_case_is_shown_none_even_if_they_know_that_it_is_there(house):
    for _ in range(LEAST):
        make.submission(team=make.team("central"))
    made = try_it(house)
    for person in (
        make.member(make.team("central"), Role.INTAKE),
        make.member(make.team("central"), Role.DATA_PROTECTION),
        make.user(is_superuser=True),
    ):
        report = report_for(made, actor_for(person))
        assert (report.rows, report.differing, report.same) == ([], 0, 0)
        assert report.others == [("Blaa", "Groen", LEAST)]


@pytest.mark.django_db
def test_to_be_shown_a_case_is_in_its_log_and_leaves_it_unread(house):
    case = make.submission(team=make.team("blaa"))
    person = make.actor(make.team("blaa"))
    report_for(try_it(house), person)
    case.refresh_from_db()
    assert case.events.get(what=Fact.TRIED).actor_id == person.user_id
    assert case.read_at is None


@pytest.mark.django_db
def test_what_cannot_or_must_not_be_read_is_counted_and_not_opened(house):
    gone, taken_back, _plain = make.submission(), make.submission(state=State.WITHDRAWN), make.submission()
    keys.shred(gone.pk)
    made = try_it(house)
    assert (made.tried, made.unreadable) == (3, 2)
    assert not SealedItem.objects.filter(submission__in=[gone, taken_back], name=ITEM).exists()


@pytest.mark.django_db
def test_the_table_keeps_no_case_and_the_next_trial_takes_the_findings_of_the_last(house):
    case = make.submission()
    first = try_it(house)
    assert case.reference not in str(Trial.objects.filter(pk=first.pk).values().get())
    try_it(house)
    assert Trial.objects.count() == 1
    assert SealedItem.objects.filter(name=ITEM).count() == 1


@pytest.mark.django_db
def test_an_old_trial_is_forgotten_with_its_findings_and_so_are_those_whose_draft_was_thrown_away(house):
    make.submission(team=make.team())
    trial = try_it(house)
    assert not forget()
    assert SealedItem.objects.filter(name=ITEM).exists()
    Trial.objects.filter(pk=trial.pk).update(asked_at=timezone.now() - timedelta(days=31))
    assert forget()
    assert not Trial.objects.exists()
    assert not SealedItem.objects.filter(name=ITEM).exists()
    try_it(house)
    Trial.objects.all().delete()
    assert forget()
    assert not SealedItem.objects.filter(name=ITEM).exists()


@pytest.mark.django_db
def test_a_trial_that_was_replaced_or_whose_draft_changed_does_nothing(house):
    old = trial.begin(house, make.user(), most=50, day=DAY)
    trial.begin(house, make.user(), most=50, day=DAY)
    assert not trial.run(old.pk)
    changed = trial.begin(house, make.user(), most=50, day=DAY)
    house.rules.update(title="Et andet navn")
    assert not trial.run(changed.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("cases", [1, 3, 30])
def test_the_cases_that_stay_where_they_are_cost_no_questions_of_their_own(cases, django_assert_num_queries):
    make.team("central", central=True)
    draft = sets.begin(make.user())
    for _ in range(cases):
        make.submission(team=make.team("blaa"))
    made, person = try_it(draft), make.actor(make.team("blaa"))
    with django_assert_num_queries(5):
        assert report_for(made, person).same == cases


@pytest.mark.django_db
def test_only_the_latest_are_tried(house):
    cases = [make.submission() for _ in range(4)]
    assert try_it(house, most=3).tried == 3
    tried = set(SealedItem.objects.filter(name=ITEM).values_list("submission", flat=True))
    assert tried == {one.pk for one in cases[1:]}


@given(
    rules=st.lists(RULES, max_size=6, unique_by=lambda rule: rule.number),
    facts=st.dictionaries(st.sampled_from(FACTS), VALUES),
    seed=st.randoms(),
)
def test_two_sets_alike_never_differ_and_a_team_that_is_passed_over_owns_nothing(rules, facts, seed):
    again = list(rules)
    seed.shuffle(again)
    today, draft = outcome(ask(rules, facts), "central"), outcome(ask(again, facts), "central")
    assert not differs(today, draft)
    shut = {rule.team for rule in rules if not rule.team_is_open}
    assert today["team"] not in shut
    assert not shut & set(today["helps"])


CELLS = st.dictionaries(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), st.integers(0, 40), max_size=9)


@given(cells=CELLS)
def test_no_small_number_is_told_nor_can_be_worked_out(cells):
    told = hide_small(cells)
    shown = {cell: count for cell, count in told.items() if count is not None}
    hidden = [cells[cell] for cell, count in told.items() if count is None]
    assert all(cells[cell] == count >= LEAST for cell, count in shown.items())
    assert not (shown and hidden) or (len(hidden) > 1 and sum(hidden) >= LEAST)
