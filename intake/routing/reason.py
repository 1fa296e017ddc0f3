"""Why a case lies where it lies: kept as codes, said in the reader's language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from . import facts
from .pick import Placement, Rule
from .shut import Shut

OWNS, ASSISTS = "owns", "assists"


def pack(placement: Placement, *, rule_set: int, shut: Mapping[str, Shut]) -> bytes:
    """What is sealed with a case: the set that placed it, and each rule that counted with what it asked."""
    counted = [_part(placement.owner, OWNS)] if placement.owner else []
    counted += [_part(rule, ASSISTS) for rule in placement.assisting]
    counted += [_part(rule, str(shut.get(rule.team, Shut.CLOSED))) for rule in placement.passed_over]
    return json.dumps({"set": rule_set, "rules": counted}).encode()


def _part(rule: Rule, did: str) -> dict[str, Any]:
    asked = [[condition.fact, condition.operator, condition.value] for condition in rule.conditions]
    return {"number": rule.number, "title": rule.title, "kind": rule.kind, "did": did, "asked": asked}


def sentences(payload: bytes) -> list[str]:
    """Say what was sealed, the owner's rule first. What was placed before there were sets lies there as sentences."""
    kept = json.loads(payload)
    if isinstance(kept, list):
        return kept
    said = [] if _has_owner(kept["rules"]) else [_("Ingen regel passer. Den centrale indgang tager sagen.")]
    said += [_sentence(part) for part in kept["rules"]]
    return [*said, _("Fordelt efter regelsæt %(number)s.") % {"number": kept["set"]}]


def _has_owner(parts: Iterable[Mapping[str, Any]]) -> bool:
    return any(part["did"] == OWNS for part in parts)


def _sentence(part: Mapping[str, Any]) -> str:
    named = _("Regel %(number)s: %(title)s") % {"number": part["number"], "title": part["title"]}
    if did := _did(part["did"]):
        named = f"{named} ({did})"
    asked = facts.in_words(part["kind"], part["asked"])
    return f"{named}. " + (_("Passer, fordi: %(why)s.") % {"why": "; ".join(asked)} if asked else _("Passer på alle."))


def _did(code: str) -> str:
    if code == OWNS:
        return ""
    return _("hjælper") if code == ASSISTS else _("gik forbi: holdet %(why)s") % {"why": Shut(code).label}
