"""What a rule may ask, in words: the facts that the kinds declare, and how a condition is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intake.submissions.enums import Urgency
from intake.submissions.kinds import Askable, Kind, kinds

# What the house knows of every case, whatever its kind.
URGENCY = Askable(label=_("Hastegraden"), choices=Urgency.choices)
EVERY_CASE: Mapping[str, Askable] = {"urgency": URGENCY}

# How an operator is said: of a fact that a case has one of, and of one that it may have several of.
OF_ONE: Mapping[str, Promise] = {"in": _("er en af dem her"), "not_in": _("er ingen af dem her")}
OF_MANY: Mapping[str, Promise] = {
    "in": _("er mindst en af dem her"),
    "has_all": _("er dem her alle sammen"),
    "not_in": _("er ingen af dem her"),
}


def operators_for(asked: Askable) -> Mapping[str, Promise]:
    """The operators that somebody may choose for a fact, with their names."""
    return OF_MANY if asked.is_many else OF_ONE


def askable_for(kind: str) -> dict[str, Askable]:
    """Everything that a rule for a kind may ask, by name; for every kind ("") what any of them knows.

    Empty for a kind that has no form yet.
    """
    of = [known for known in kinds() if kind in ("", known.name)]
    return {**EVERY_CASE, **_together(of)} if of else {}


def _together(of: Iterable[Kind]) -> dict[str, Askable]:
    """The facts of some kinds. Two that share a name are one: its choices are those of both."""
    found: dict[str, Askable] = {}
    for kind in of:
        for name, asked in kind.askable.items():
            found[name] = _both(found[name], asked) if name in found else asked
    return found


def _both(one: Askable, other: Askable) -> Askable:
    return Askable(
        label=one.label,
        choices=tuple({**dict(one.choices), **dict(other.choices)}.items()),
        is_many=one.is_many or other.is_many,
        is_health=one.is_health or other.is_health,
    )


def reads_health(conditions: Iterable[Any]) -> bool:
    """Whether any of the conditions asks for something of a citizen's health, in whichever kind it is so declared."""
    health = {name for kind in kinds() for name, asked in kind.askable.items() if asked.is_health}
    return any(parts[0] in health for parts in conditions)


def in_words(kind: str, conditions: Iterable[Any]) -> list[str]:
    """Say conditions, one sentence each. What nobody declares any more is said by its codes."""
    known = askable_for(kind)
    return [_said(known.get(fact), fact, operator, value) for fact, operator, value in conditions]


def _said(asked: Askable | None, fact: str, operator: str, value: Any) -> str:
    values = value if isinstance(value, list) else [value]
    names = {str(code): str(label) for code, label in asked.choices} if asked else {}
    said = [names.get(str(one), str(one)) for one in values]
    label = str(asked.label) if asked else fact
    return _SENTENCES[operator] % {"fact": label, "values": _list(said, operator)}


def _list(said: list[str], operator: str) -> str:
    if len(said) < 2:
        return "".join(said)
    joint = gettext("og") if operator == "has_all" else gettext("eller")
    return f"{', '.join(said[:-1])} {joint} {said[-1]}"


_SENTENCES: Mapping[str, Any] = {
    "is": _("%(fact)s: %(values)s"),
    "in": _("%(fact)s: %(values)s"),
    "not_in": _("%(fact)s: ikke %(values)s"),
    "has_all": _("%(fact)s: både %(values)s"),
    "at_least": _("%(fact)s: mindst %(values)s"),
    "at_most": _("%(fact)s: højst %(values)s"),
}
