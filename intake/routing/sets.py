"""What is done with sets of rules: begin a draft, order it, take it into use, let it go. One transaction each."""

from __future__ import annotations

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User

from .models import RoutingRule, RuleSet, Standing

STEP = 10
# A number that no rule has: where one waits while two change places.
_NOWHERE = 0
_COPIED = [
    field.name
    for field in RoutingRule._meta.concrete_fields
    if field.name not in (RoutingRule._meta.pk.name, "rule_set")
]


class Stale(Exception):
    """Somebody changed the draft, took it into use or let it go meanwhile; the message says so."""

    def __init__(self, reason: Promise | str = "") -> None:
        self.reason = reason or _("En kollega har ændret udkastet imens. Se det hele igen.")
        super().__init__(str(self.reason))


def draft() -> RuleSet | None:
    """The draft, if there is one."""
    return RuleSet.objects.filter(standing=Standing.DRAFT).first()


def in_use() -> RuleSet:
    """The set that places cases."""
    return RuleSet.objects.get(standing=Standing.ACTIVE)


@transaction.atomic
def begin(user: User) -> RuleSet:
    """Begin a draft as a copy of what is in use; the draft that there is, if somebody began one."""
    source = RuleSet.objects.select_for_update().get(standing=Standing.ACTIVE)
    if there := draft():
        return there
    number = (RuleSet.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    made = RuleSet.objects.create(number=number, begun_by=user)
    rules = source.rules.all()
    copies = [RoutingRule(rule_set=made, **{name: getattr(rule, name) for name in _COPIED}) for rule in rules]
    RoutingRule.objects.bulk_create(copies)
    return made


@transaction.atomic
def activate(number: int, seen: str, user: User) -> RuleSet:
    """Put the draft in the place of what is in use, exactly as it was seen. Raises Stale."""
    found = _locked(number)
    if print_of(found) != seen:
        raise Stale
    RuleSet.objects.filter(standing=Standing.ACTIVE).update(standing=Standing.PAST)
    found.standing, found.activated_at, found.activated_by = Standing.ACTIVE, timezone.now(), user
    found.save(update_fields=["standing", "activated_at", "activated_by"])
    return found


@transaction.atomic
def discard(number: int) -> None:
    """Let the draft go, with its rules. Raises Stale."""
    _locked(number).delete()


@transaction.atomic
def move(rule_set: int, number: int, *, up: bool) -> RoutingRule:
    """Let a rule of the draft change places with the one before or after it. Raises Stale if it is not there."""
    found = _locked(rule_set)
    rule = found.rules.filter(number=number).first()
    if rule is None:
        raise Stale
    near = found.rules.filter(number__lt=number).last() if up else found.rules.filter(number__gt=number).first()
    if near is not None:
        found.rules.filter(pk=rule.pk).update(number=_NOWHERE)
        found.rules.filter(pk=near.pk).update(number=number)
        found.rules.filter(pk=rule.pk).update(number=near.number)
        rule.number = near.number
    return rule


@transaction.atomic
def keep(rule: RoutingRule, seen: str) -> None:
    """Write a rule of the draft; a new one comes last. Raises Stale if a colleague changed it meanwhile."""
    found = _locked(rule.rule_set.number)
    if rule.pk is None:
        rule.number = (found.rules.aggregate(last=Max("number"))["last"] or 0) + STEP
    else:
        now = found.rules.filter(pk=rule.pk).first()
        if now is None or print_of_rule(now) != seen:
            raise Stale(_("En kollega har ændret reglen imens. Åbn den igen, og se, hvad der står nu."))
        rule.number = now.number
    rule.save()


def print_of(rule_set: RuleSet) -> str:
    """What tells one state of a set from another."""
    return hashlib.sha256("".join(map(print_of_rule, rule_set.rules.all())).encode()).hexdigest()


def print_of_rule(rule: RoutingRule) -> str:
    """What tells one state of a rule from another."""
    said = [rule.pk, *(field.value_from_object(rule) for field in rule._meta.concrete_fields if field.name in _COPIED)]
    return hashlib.sha256(json.dumps(said, cls=DjangoJSONEncoder).encode()).hexdigest()


def _locked(number: int) -> RuleSet:
    found = RuleSet.objects.select_for_update().filter(number=number, standing=Standing.DRAFT).first()
    if found is None:
        raise Stale
    return found
