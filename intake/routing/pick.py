"""Which team gets a case: a pure function of rules and facts. It never declines; a person confirms what it suggests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from intake.submissions.kinds import Facts


def _as_set(value: Any) -> set[Any]:
    return set(value) if isinstance(value, (list, tuple, set, frozenset)) else {value}


# Each takes the fact as known and the rule's value. A fact that is not known fits no condition, not even `not_in`.
OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "is": lambda fact, value: fact == value,
    "in": lambda fact, value: bool(_as_set(fact) & _as_set(value)),
    "not_in": lambda fact, value: not _as_set(fact) & _as_set(value),
    "has_all": lambda fact, value: _as_set(value) <= _as_set(fact),
    "at_least": lambda fact, value: fact >= value,
    "at_most": lambda fact, value: fact <= value,
}


@dataclass(frozen=True)
class Condition:
    """One thing that must hold: the name of a fact, an operator, a value."""

    fact: str
    operator: str
    value: Any

    def holds(self, facts: Facts) -> bool:
        """Whether it holds for these facts."""
        known = facts.get(self.fact)
        return known is not None and OPERATORS[self.operator](known, self.value)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule as the function reads it; the row it comes from is `models.RoutingRule`."""

    number: int
    title: str
    kind: str  # empty: every kind
    conditions: tuple[Condition, ...]
    owns: bool
    team: str
    team_is_open: bool = True
    tag: str = ""
    uses_health: bool = False
    alerts: bool = False

    def fits(self, facts: Facts) -> bool:
        """Whether every condition holds."""
        return all(condition.holds(facts) for condition in self.conditions)


@dataclass(frozen=True)
class Placement:
    """What the rules suggest, with the rule that says so for each part.

    `owner` is the rule that sets the owner; None sends the case to the central queue. `assisting` only add a team.
    `passed_over` are rules that fitted while their team was closed.
    """

    owner: Rule | None
    assisting: tuple[Rule, ...] = ()
    passed_over: tuple[Rule, ...] = ()

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the rules that were used."""
        used = (*(() if self.owner is None else (self.owner,)), *self.assisting)
        return tuple(rule.tag for rule in used if rule.tag)

    @property
    def alerted(self) -> tuple[Rule, ...]:
        """The rules that want their team told."""
        used = (*(() if self.owner is None else (self.owner,)), *self.assisting)
        return tuple(rule for rule in used if rule.alerts)


def pick(rules: Iterable[Rule], facts: Facts, *, kind: str, health_consent: bool) -> Placement:
    """Ask the rules in the order of their numbers (the rules of the house).

    The first rule that fits, owns and whose team is open sets the owner. Rules that read health answers are asked only
    with a valid consent to share them.
    """
    owner: Rule | None = None
    assisting: list[Rule] = []
    passed_over: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.number):
        if rule.kind not in ("", kind) or (rule.uses_health and not health_consent) or not rule.fits(facts):
            continue
        if not rule.team_is_open:
            passed_over.append(rule)
        elif not rule.owns:
            assisting.append(rule)
        elif owner is None:
            owner = rule
    return Placement(owner, tuple(assisting), tuple(passed_over))
