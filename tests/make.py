"""Plain builder functions for tests. Each makes one thing and lets the test name only what it cares about."""

import time
from itertools import count

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.models import Authenticator
from django.db import connection
from django.utils import timezone

from intake.routing.models import RoutingRule, RuleSet, Standing
from intake.submissions import process
from intake.submissions.actors import Actor, actor_for
from intake.submissions.enums import State, Via
from intake.submissions.models import Submission
from intake.submissions.senders import ANYBODY, SentBy
from portal.accounts.models import Membership, Organisation, Role, Team, Unit, UnitMembership, User
from tests import toys

_numbers = count(1)


def organisation(slug="foreningen"):
    return Organisation.objects.get_or_create(slug=slug, defaults={"name": slug.title()})[0]


def team(slug="holdet", *, central=False, **fields):
    defaults = {"name": slug.title(), "organisation": organisation(), "is_central": central, **fields}
    return Team.objects.get_or_create(slug=slug, defaults=defaults)[0]


def user(email="", **fields):
    return User.objects.create_user(email or f"person{next(_numbers)}@dok.example", **fields)


def member(of=None, role=Role.COORDINATOR, **fields):
    """A user who holds a role in a team."""
    person = user(**fields)
    Membership.objects.create(user=person, team=of or team(), role=role)
    return person


def unit(slug="afsnit-12", **fields):
    defaults = {"name": "Afsnit 12", "organisation": "Psykiatrisk Center Eksempel", "phone": "38 64 00 00", **fields}
    return Unit.objects.get_or_create(slug=slug, defaults=defaults)[0]


def referrer(on=None, **fields):
    """A user who refers for a unit."""
    person = user(**fields)
    UnitMembership.objects.create(user=person, unit=on or unit())
    return person


def sign_in(client, person):
    """Sign a person in on a test client, with a second factor shown, as allauth records it."""
    factor = Authenticator.objects.filter(user=person).first() or Authenticator.objects.create(
        user=person, type=Authenticator.Type.TOTP, data={"secret": "made-for-a-test"}
    )
    client.force_login(person)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "mfa", "at": time.time(), "id": factor.pk, "type": factor.type}
    ]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = user_id_to_str(person)
    session.save()
    return client


def actor(of=None, role=Role.COORDINATOR, **fields) -> Actor:
    return actor_for(member(of, role, **fields))


def submission(kind=toys.PLAIN, *, answers=None, state=None, language="da", sender=ANYBODY, **columns) -> Submission:
    """A submission received through the real process, then set to the state and columns the test wants."""
    typed = answers or toys.ToyAnswers(full_name="Åse Østergård-Møller", email="aase@post.example")
    received = process.receive(kind=kind, answers=typed, language=language, sender=sender)
    if state is not None:
        columns["state"] = state
        ended = State(state).is_final or state == State.DECLINED
        columns.setdefault("ended_at", timezone.now() if ended else None)
    Submission.objects.filter(pk=received.pk).update(**columns)
    return Submission.objects.get(pk=received.pk)


def referral(by=None, on=None, **columns) -> Submission:
    """A toy referral that somebody signed in sent for a unit; without one, that anybody sent without an account."""
    sent_by = SentBy(via=Via.UNIT, unit=on or unit(), user=by) if by else ANYBODY
    return submission(toys.REFERRAL, sender=sent_by, **columns)


def rule(number, conditions, team, *, rule_set=None, **columns) -> RoutingRule:
    """A routing rule in the set that is in use, or in another."""
    into = rule_set or RuleSet.objects.get(standing=Standing.ACTIVE)
    asked = {"title": f"Regel {number}", "conditions": conditions, "team": team, **columns}
    return RoutingRule.objects.create(rule_set=into, number=number, **asked)


def disarm_the_log() -> None:
    """Do what an attacker with the database's own rights would: take away the triggers that guard the events."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
            return
        for verb in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER submissions_event_no_{verb}")
