"""Place a received case: open it, ask the rules, write who owns it and why."""

from __future__ import annotations

import json
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from intake.submissions import districts, events, letters
from intake.submissions.actors import HOUSE
from intake.submissions.answers import ROUTING, open_answers, open_item, seal_item
from intake.submissions.enums import Fact, State
from intake.submissions.kinds import kind_of
from intake.submissions.lifecycle import locked
from intake.submissions.models import SealedItem, Submission
from portal.accounts.models import Team

from .models import RoutingRule
from .pick import Placement, pick


def unrouted() -> list[UUID]:
    """The cases that no worker has placed yet."""
    waiting = Submission.objects.filter(routed_at=None, erased_at=None, state=State.SUBMITTED)
    return list(waiting.values_list("pk", flat=True))


@transaction.atomic
def route(submission_id: UUID) -> Placement | None:
    """Place one case, once. Returns None if it was already placed or has moved on.

    The reason is sealed with the case: a rule that reads answers tells them by having fitted.
    """
    submission = locked(submission_id)
    if submission.routed_at is not None or submission.state != State.SUBMITTED:
        return None
    kind = kind_of(submission)
    answers = open_answers(submission)
    facts = {**kind.facts(answers), "urgency": submission.urgency}
    rules = [row.as_rule() for row in RoutingRule.objects.filter(is_active=True).select_related("team")]
    placement = pick(rules, facts, kind=kind.name, health_consent=_health_consent(submission))
    _write(submission, placement)
    districts.count(submission, answers)
    return placement


def reasons(submission: Submission) -> list[str]:
    """Why the case lies where it lies, in words for staff who may read it. Empty if it was never routed."""
    try:
        return list(json.loads(open_item(submission, ROUTING)))
    except SealedItem.DoesNotExist:
        return []


def _health_consent(submission: Submission) -> bool:
    consent = getattr(submission, "consent", None)
    return (
        consent is not None
        and consent.withdrawn_at is None
        and consent.expires_on >= timezone.localdate()
        and "support_needs" in consent.categories
    )


def _write(submission: Submission, placement: Placement) -> None:
    teams = {team.slug: team for team in Team.objects.all()}
    central = next((team for team in teams.values() if team.is_central), None)
    owner = teams[placement.owner.team] if placement.owner else central
    Submission.objects.filter(pk=submission.pk).update(team=owner, tags=list(placement.tags), routed_at=timezone.now())
    submission.refresh_from_db()
    submission.assisting.set(teams[rule.team] for rule in placement.assisting)
    seal_item(submission, ROUTING, json.dumps(_in_words(placement)).encode())
    events.record(
        submission,
        Fact.ROUTED,
        HOUSE,
        detail={"team": owner.slug if owner else "", "rules_fitted": bool(placement.owner)},
    )
    for address in {teams[rule.team].alert_email for rule in placement.alerted} - {""}:
        text = letters.write(submission, letters.TO_COLLEAGUES, letters.context_for(submission))
        letters.post(submission, letters.TO_COLLEAGUES, text, address)


def _in_words(placement: Placement) -> list[str]:
    """Say each rule that counted, by its number and title."""
    owner = placement.owner
    words = [f"{owner.number} {owner.title}" if owner else "Ingen regel passer. Den centrale indgang tager sagen."]
    words += [f"{rule.number} {rule.title} (hjælper)" for rule in placement.assisting]
    words += [f"{rule.number} {rule.title} (holdet tager ikke imod)" for rule in placement.passed_over]
    return words
