"""What somebody may see of a trial: the cases they may read, one by one; of the rest numbers, none of them small."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from intake.submissions import events
from intake.submissions.actors import Actor
from intake.submissions.enums import Fact
from intake.submissions.kinds import kind_of
from intake.submissions.lifecycle import locked
from intake.submissions.models import SealedItem, Submission
from intake.submissions.queue import readable_for
from intake.vault import keys, sealing
from intake.vault.errors import VaultError
from portal.accounts.models import Team

from .models import Trial
from .trial import ITEM, differs, rest, why_shut

PAGE = 25


@dataclass(frozen=True)
class Row:
    """One case that would come to lie differently, with what either set says."""

    submission: Submission
    kind: Any
    today: dict[str, Any]
    draft: dict[str, Any]


@dataclass(frozen=True)
class Report:
    """`rows` are those of the page; `differing` and `same` count the cases that the viewer may read."""

    rows: list[Row]
    differing: int
    same: int
    # (team today, team by the draft, number or None), of the cases that the viewer may not read.
    others: list[tuple[str, str, int | None]]
    shut: list[tuple[str, str]]


def report_for(trial: Trial, actor: Actor, *, page: int = 1) -> Report:
    """Make the report. Each case that is shown gets an event: a rule that fitted tells an answer, and nobody reads
    unseen."""
    found = _openable(trial, actor)
    names = dict(Team.objects.values_list("slug", "name"))
    differing = [each for each in found if differs(each[1], each[2])]
    shown = differing[(page - 1) * PAGE : page * PAGE]
    _record([submission for submission, *_both in shown], actor)
    others = rest(trial.moves, [(today["team"], draft["team"]) for _case, today, draft in found])
    return Report(
        rows=[_row(trial, names, *each) for each in shown],
        differing=len(differing),
        same=len(found) - len(differing),
        others=[(names.get(was, was), names.get(then, then), count) for (was, then), count in sorted(others.items())],
        shut=[(names.get(slug, slug), why_shut(code)) for slug, code in sorted(trial.shut.items())],
    )


def _openable(trial: Trial, actor: Actor) -> list[tuple[Submission, dict[str, Any], dict[str, Any]]]:
    readable = readable_for(actor).values("pk")
    rows = SealedItem.objects.filter(name=ITEM, submission__in=readable).select_related("submission")
    items = list(rows.order_by("-submission__received_at", "-submission__pk"))
    identities = keys.identities_of(item.submission_id for item in items)
    found = []
    for item in items:
        case = item.submission
        try:
            opened = sealing.open_sealed(identities[case.pk], case=case.pk, name=ITEM, blob=bytes(item.blob))
        except (KeyError, VaultError):  # Destroyed, or not to be opened: nobody is shown it.
            continue
        number, today, draft = json.loads(opened)
        if number == trial.pk:
            found.append((case, today, draft))
    return found


@transaction.atomic
def _record(shown: list[Submission], actor: Actor) -> None:
    for submission in sorted(shown, key=lambda each: each.pk):
        events.record(locked(submission.pk), Fact.TRIED, actor)


def _row(trial: Trial, names: dict[str, str], case: Submission, today: dict[str, Any], draft: dict[str, Any]) -> Row:
    return Row(case, kind_of(case).title, _named(today, trial, names), _named(draft, trial, names))


def _named(said: dict[str, Any], trial: Trial, names: dict[str, str]) -> dict[str, Any]:
    passed = [
        (number, names.get(slug, slug), why_shut(trial.shut.get(slug, "closed"))) for number, slug in said["passed"]
    ]
    return {
        **said,
        "team": names.get(said["team"], said["team"]),
        "helps": [names.get(slug, slug) for slug in said["helps"]],
        "passed": passed,
    }
