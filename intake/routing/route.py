"""Place a received case: open it, ask the rules, write who owns it and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
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

from . import reason
from .models import RuleSet, Standing
from .pick import Placement, Rule, pick
from .shut import Shut, shut_teams


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
    today = timezone.localdate()
    in_use = RuleSet.objects.get(standing=Standing.ACTIVE)
    shut = shut_teams(today, lock=True)
    placement = ask(rules_of(in_use, today, shut), submission)
    _write(submission, placement, reason.pack(placement, rule_set=in_use.number, shut=shut), in_use.number)
    districts.count(submission, open_answers(submission))
    return placement


def rules_of(rule_set: RuleSet, day: date, shut: Mapping[str, Shut]) -> list[Rule]:
    """The rules of a set that count on a day, as the pure function reads them."""
    closed = frozenset(shut)
    return [row.as_rule(shut=closed) for row in rule_set.rules.select_related("team") if row.is_valid_on(day)]


def ask(rules: list[Rule], submission: Submission) -> Placement:
    """Open a case and ask rules about it. Raises SealedItem.DoesNotExist and the vault's errors."""
    kind = kind_of(submission)
    facts = {**kind.facts(open_answers(submission)), "urgency": submission.urgency}
    return pick(rules, facts, kind=kind.name, health_consent=_health_consent(submission))


def reasons(submission: Submission) -> list[str]:
    """Why the case lies where it lies, in words for staff who may read it. Empty if it was never routed."""
    try:
        return reason.sentences(open_item(submission, ROUTING))
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


def _write(submission: Submission, placement: Placement, why: bytes, rule_set: int) -> None:
    teams = {team.slug: team for team in Team.objects.all()}
    central = next((team for team in teams.values() if team.is_central), None)
    owner = teams[placement.owner.team] if placement.owner else central
    Submission.objects.filter(pk=submission.pk).update(team=owner, tags=list(placement.tags), routed_at=timezone.now())
    submission.refresh_from_db()
    submission.assisting.set(teams[rule.team] for rule in placement.assisting)
    seal_item(submission, ROUTING, why)
    events.record(
        submission,
        Fact.ROUTED,
        HOUSE,
        detail={"team": owner.slug if owner else "", "rules_fitted": bool(placement.owner), "rule_set": rule_set},
    )
    for address in {teams[rule.team].alert_email for rule in placement.alerted} - {""}:
        text = letters.write(submission, letters.TO_COLLEAGUES, letters.context_for(submission))
        letters.post(submission, letters.TO_COLLEAGUES, text, address)
