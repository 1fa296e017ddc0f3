import pytest

from intake.routing import sets
from intake.routing.models import RuleSet, Standing
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return make.user(is_superuser=True, is_staff=True)


@pytest.fixture
def draft(keeper):
    for number in (10, 20, 30):
        make.rule(number, [], make.team("blaa"))
    return sets.begin(keeper)


def titles(rule_set):
    return [rule.title for rule in rule_set.rules.all()]


def test_a_draft_begins_as_what_is_in_use_and_there_is_one_only(draft, keeper):
    assert titles(draft) == ["Regel 10", "Regel 20", "Regel 30"] == titles(sets.in_use())
    assert sets.begin(keeper) == draft
    assert draft.number == 2


def test_what_is_done_to_the_draft_leaves_what_is_in_use_alone(draft):
    sets.move(draft.number, 20, up=True)
    assert titles(draft) == ["Regel 20", "Regel 10", "Regel 30"]
    assert titles(sets.in_use()) == ["Regel 10", "Regel 20", "Regel 30"]


def test_the_first_cannot_go_further_up_nor_the_last_down(draft):
    sets.move(draft.number, 10, up=True)
    sets.move(draft.number, 30, up=False)
    assert [rule.number for rule in draft.rules.all()] == [10, 20, 30]
    assert titles(draft) == ["Regel 10", "Regel 20", "Regel 30"]


def test_the_draft_takes_the_place_of_what_was_in_use_and_that_is_kept_with_who_did_it(draft, keeper):
    sets.activate(draft.number, sets.print_of(draft), keeper)
    assert sets.in_use() == draft
    assert sets.in_use().activated_by == keeper
    assert RuleSet.objects.get(number=1).standing == Standing.PAST
    assert RuleSet.objects.get(number=1).rules.count() == 3
    assert sets.draft() is None


def test_a_draft_that_was_changed_since_it_was_seen_is_not_taken_into_use(draft, keeper):
    seen = sets.print_of(draft)
    sets.move(draft.number, 20, up=True)
    with pytest.raises(sets.Stale):
        sets.activate(draft.number, seen, keeper)
    assert sets.in_use().number == 1


def test_who_saves_a_rule_second_is_told_and_the_first_ones_words_stay(draft):
    mine, seen = draft.rules.get(number=20), sets.print_of_rule(draft.rules.get(number=20))
    theirs = draft.rules.get(number=20)
    theirs.title = "Deres"
    sets.keep(theirs, seen)
    mine.title = "Mit"
    with pytest.raises(sets.Stale):
        sets.keep(mine, seen)
    assert draft.rules.get(number=20).title == "Deres"


def test_a_draft_that_is_let_go_takes_nothing_with_it_and_its_number_is_not_used_for_cases(draft):
    sets.discard(draft.number)
    assert sets.draft() is None
    assert sets.in_use().rules.count() == 3
    with pytest.raises(sets.Stale):
        sets.discard(draft.number)
