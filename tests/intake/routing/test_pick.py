from hypothesis import given
from hypothesis import strategies as st

from intake.routing.pick import OPERATORS, Condition, Rule, pick

FACTS = ("place", "needs", "hours")
VALUES = st.sampled_from(["a", "b", "c"])


def rule(number, *conditions, **rest):
    parts = tuple(Condition(*condition) for condition in conditions)
    return Rule(
        **{
            "number": number,
            "title": f"regel {number}",
            "kind": "",
            "owns": True,
            "team": f"t{number}",
            **rest,
            "conditions": parts,
        }
    )


def ask(rules, facts, health_consent=True, kind="toy"):
    return pick(rules, facts, kind=kind, health_consent=health_consent)


def test_the_first_rule_that_fits_sets_the_owner_whatever_order_they_come_in():
    rules = [rule(30), rule(10, ("place", "is", "b")), rule(20, ("place", "is", "a"))]
    assert ask(rules, {"place": "a"}).owner.number == 20


def test_what_no_rule_fits_goes_to_nobody_and_so_to_the_central_queue():
    placement = ask([rule(10, ("place", "is", "b"))], {"place": "a"})
    assert (placement.owner, placement.assisting) == (None, ())


def test_an_unknown_fact_fits_nothing_not_even_its_opposite():
    rules = [rule(10, ("place", "not_in", ["a"]))]
    assert ask(rules, {}).owner is None
    assert ask(rules, {"place": None}).owner is None
    assert ask(rules, {"place": "b"}).owner is not None


def test_assisting_rules_only_add():
    placement = ask([rule(10, owns=False), rule(20), rule(30, owns=False)], {})
    assert placement.owner.number == 20
    assert [helper.number for helper in placement.assisting] == [10, 30]


def test_a_closed_team_is_passed_over_and_that_is_told():
    placement = ask([rule(10, team_is_open=False), rule(20)], {})
    assert placement.owner.number == 20
    assert [skipped.number for skipped in placement.passed_over] == [10]


def test_rules_on_health_are_not_even_asked_without_consent():
    rules = [rule(10, ("needs", "has_all", ["a", "b"]), uses_health=True), rule(20)]
    facts = {"needs": ["b", "a", "c"]}
    assert ask(rules, facts).owner.number == 10
    assert ask(rules, facts, health_consent=False).owner.number == 20


def test_a_rule_of_another_kind_is_not_asked():
    assert ask([rule(10, kind="other")], {}).owner is None
    assert ask([rule(10, kind="toy")], {}).owner is not None


def test_the_operators():
    table = [
        ("is", 1, 1, True),
        ("is", 1, 2, False),
        ("in", "a", ["a", "b"], True),
        ("in", ["x", "a"], ["a"], True),
        ("in", "c", ["a", "b"], False),
        ("not_in", "c", ["a"], True),
        ("not_in", ["a", "c"], ["a"], False),
        ("has_all", ["a", "b"], ["a", "b"], True),
        ("has_all", ["a"], ["a", "b"], False),
        ("at_least", 5, 5, True),
        ("at_least", 4, 5, False),
        ("at_most", 5, 5, True),
        ("at_most", 6, 5, False),
    ]
    assert {row[0] for row in table} == set(OPERATORS)
    for operator, fact, value, truth in table:
        assert OPERATORS[operator](fact, value) is truth, (operator, fact, value)


RULES = st.builds(
    rule,
    st.integers(1, 99),
    st.tuples(st.sampled_from(FACTS[:2]), st.sampled_from(["is", "in", "not_in", "has_all"]), VALUES),
    owns=st.booleans(),
    team_is_open=st.booleans(),
    uses_health=st.booleans(),
    kind=st.sampled_from(["", "toy", "other"]),
)


@given(
    rules=st.lists(RULES, max_size=8, unique_by=lambda rule: rule.number),
    facts=st.dictionaries(st.sampled_from(FACTS), VALUES),
    consent=st.booleans(),
    seed=st.randoms(),
)
def test_the_law_of_picking(rules, facts, consent, seed):
    placement = ask(rules, facts, consent)
    shuffled = list(rules)
    seed.shuffle(shuffled)
    assert ask(shuffled, facts, consent) == placement, "the order of the rows does not matter"
    fitting = [r for r in rules if r.kind in ("", "toy") and (consent or not r.uses_health) and r.fits(facts)]
    owners = sorted((r for r in fitting if r.owns and r.team_is_open), key=lambda r: r.number)
    assert placement.owner == (owners[0] if owners else None)
    assert set(placement.assisting) == {r for r in fitting if not r.owns and r.team_is_open}
    assert set(placement.passed_over) == {r for r in fitting if not r.team_is_open}
