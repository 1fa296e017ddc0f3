import pytest

from intake.discharge.consent import RESTS_ON
from intake.discharge.facts import ASKABLE
from intake.routing import facts
from intake.routing.models import RoutingRule
from intake.routing.seed import RULES
from intake.submissions.kinds import kinds

pytestmark = pytest.mark.either_engine
HEALTH = "support_needs"


def test_every_rule_of_a_kind_with_a_form_asks_only_what_is_declared_and_for_values_that_there_are():
    names = {kind.name for kind in kinds()}
    for number, _title, kind, conditions, *_rest in RULES:
        for fact, _operator, value in conditions if kind in ("", *names) else ():
            known = dict(facts.askable_for(kind)[fact].choices)
            for one in value if isinstance(value, list) else [value]:
                assert one in known, (number, fact, one)


def test_what_rests_on_the_consent_to_share_needs_is_marked_as_health():
    asked = {name for name in ASKABLE if RESTS_ON.get(name) == HEALTH}
    assert asked == {name for name, one in ASKABLE.items() if one.is_health} == {"life_areas"}


def test_a_rule_on_health_is_one_even_where_nobody_marked_it():
    rule = RoutingRule(conditions=[["life_areas", "in", ["misbrug"]]], uses_health=False)
    assert rule.asks_health
    assert not RoutingRule(conditions=[["district", "in", ["valby"]]]).asks_health


def test_conditions_are_said_in_words():
    asked = [
        ["life_areas", "has_all", ["psykisk-helbred", "misbrug"]],
        ["handlekommune", "not_in", ["koebenhavn", "ved-ikke"]],
    ]
    assert facts.in_words("discharge", asked) == [
        "Hvad borgeren har brug for støtte til: både Psykisk helbred og Alkohol eller stoffer",
        "Borgerens handlekommune: ikke København eller Ved ikke",
    ]


def test_what_nobody_declares_is_said_by_its_codes():
    assert facts.in_words("young_person", [["affordability", "is", "red"]]) == ["affordability: red"]
