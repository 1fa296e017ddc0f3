"""The dry run: what would the draft do to the latest cases, beside what the set in use would do to them now?

A worker opens the cases. Each is asked alone, as if it came in on the chosen day: how full teams are is not counted on
from case to case. What it finds of a case is sealed with it, differing or not, and only those who may read the case are
shown it; of the rest there are numbers.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from intake.submissions.answers import ROUTING, open_answers, seal_item
from intake.submissions.enums import State
from intake.submissions.lifecycle import locked
from intake.submissions.models import SealedItem, Submission
from intake.submissions.passed_on import passed_on
from intake.vault.errors import VaultError
from portal.accounts.models import Team, User

from . import sets
from .models import RuleSet, Trial
from .pick import Placement, Rule
from .route import ask, rules_of
from .shut import Shut, shut_teams

ITEM = f"{ROUTING}-trial"
# Below this, a number could tell of a person.
LEAST = 5
STEP = 25
KEPT = timedelta(days=30)
Cells = Mapping[tuple[str, str], int | None]


@transaction.atomic
def begin(rule_set: RuleSet, user: User, *, most: int, day: date) -> Trial:
    """Ask for a trial. It takes the place of the one before, whose findings go."""
    from .tasks import try_rules

    SealedItem.objects.filter(name=ITEM).delete()
    Trial.objects.all().delete()
    trial = Trial.objects.create(rule_set=rule_set, asked_by=user, print=sets.print_of(rule_set), day=day, most=most)
    try_rules.enqueue(trial.pk)
    return trial


@transaction.atomic
def forget() -> bool:
    """Take away a trial that nobody decides by any more, and what was found by one that went with its draft.

    Says whether anything had been found.
    """
    Trial.objects.filter(asked_at__lt=timezone.now() - KEPT).delete()
    return not Trial.objects.exists() and SealedItem.objects.filter(name=ITEM).delete()[0] > 0


def run(trial_pk: int) -> bool:
    """Try the latest cases. False if the trial was replaced meanwhile, or its draft changed before it began."""
    trial = Trial.objects.select_related("rule_set").filter(pk=trial_pk, finished_at=None).first()
    if trial is None or sets.print_of(trial.rule_set) != trial.print:
        return False
    shut = shut_teams(trial.day)
    today, draft = (rules_of(each, trial.day, shut) for each in (sets.in_use(), trial.rule_set))
    central = Team.objects.filter(is_central=True).values_list("slug", flat=True).first() or ""
    latest = Submission.objects.order_by("-received_at", "-pk").values_list("pk", flat=True)[: trial.most]
    moves: Counter[tuple[str, str]] = Counter()
    unreadable = 0
    for number, pk in enumerate(list(latest), 1):
        moved = _try_one(pk, trial_pk, today, draft, central)
        unreadable += moved is None
        moves.update([moved] if moved else [])
        if number % STEP == 0 and not Trial.objects.filter(pk=trial_pk).update(tried=number):
            return False
    told = [[*cell, count] for cell, count in sorted(hide_small(moves).items())]
    done = {"tried": len(latest), "unreadable": unreadable, "moves": told, "shut": shut, "finished_at": timezone.now()}
    return bool(Trial.objects.filter(pk=trial_pk).update(**done))


@transaction.atomic
def _try_one(pk: UUID, trial_pk: int, today: list[Rule], draft: list[Rule], central: str) -> tuple[str, str] | None:
    """Try one case; say which team has it by either set. None if nobody may read it, or nobody can.

    Nor is one tried of which something was held back at a hand-over: what a rule says of it tells what was.
    """
    submission = locked(pk)
    if submission.erased_at is not None or State(submission.state).is_taken_back:
        return None
    try:
        if _is_held_back(submission):
            return None
        found = [outcome(ask(rules, submission), central) for rules in (today, draft)]
        submission.sealed.filter(name=ITEM).delete()
        seal_item(submission, ITEM, json.dumps([trial_pk, *found]).encode())
    except (VaultError, SealedItem.DoesNotExist):
        return None
    return found[0]["team"], found[1]["team"]


def _is_held_back(submission: Submission) -> bool:
    passed = passed_on(submission)
    if passed.is_whole:
        return False
    return bool(passed.withheld(frozenset(type(open_answers(submission)).model_fields)))


def outcome(placement: Placement, central: str) -> dict[str, Any]:
    """What becomes of a case: its team, who helps, its tags, and by which rules."""
    owner = placement.owner
    return {
        "team": owner.team if owner else central,
        "rule": owner.number if owner else None,
        "helps": sorted({rule.team for rule in placement.assisting}),
        "tags": sorted(placement.tags),
        "by": [rule.number for rule in placement.assisting],
        "passed": [[rule.number, rule.team] for rule in placement.passed_over],
    }


def differs(today: Mapping[str, Any], draft: Mapping[str, Any]) -> bool:
    """Whether something becomes of a case that did not; that a rule has another number is nothing."""
    return any(today[part] != draft[part] for part in ("team", "helps", "tags"))


def hide_small(cells: Mapping[tuple[str, str], int | None]) -> dict[tuple[str, str], int | None]:
    """Hide what is below LEAST, and so much of the next that nobody works out the hidden from the sum."""
    shown = {cell: count for cell, count in cells.items() if count is not None and count >= LEAST}
    # What was hidden before was hidden well.
    hidden = [LEAST if count is None else count for cell, count in cells.items() if cell not in shown and count != 0]
    while hidden and shown and (len(hidden) == 1 or sum(hidden) < LEAST):
        smallest = min(shown, key=lambda cell: (shown[cell] or 0, cell))
        hidden.append(shown.pop(smallest) or 0)
    return {cell: shown.get(cell) for cell, count in cells.items() if count != 0}


def rest(moves: Iterable[Any], own: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int | None]:
    """The numbers of a trial less the cases that somebody is shown by themselves."""
    mine = Counter(own)
    left = {(was, becomes): count and max(count - mine[was, becomes], 0) for was, becomes, count in moves}
    return hide_small(left)


def why_shut(code: str) -> str:
    """Why a team was passed over, in words."""
    return str(Shut(code).label)
