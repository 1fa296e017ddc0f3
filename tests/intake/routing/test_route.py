import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from intake.routing import tasks
from intake.routing.models import RoutingRule
from intake.routing.route import reasons, route
from intake.submissions.answers import open_item
from intake.submissions.enums import Action, Fact, State
from intake.submissions.models import Consent
from intake.submissions.process import take
from portal.accounts.models import Organisation, Team
from tests import make, toys

pytestmark = pytest.mark.django_db


@pytest.fixture
def central():
    return make.team("central", central=True)


def add_rule(number, conditions, team, **rest):
    return make.rule(number, conditions, team, **rest)


def test_a_case_gets_its_team_and_the_reason_lies_sealed_with_it(central):
    blue = make.team("blaa")
    add_rule(10, [["colour", "is", "blå"]], blue, tag="blaa-ting")
    submission = make.submission()
    tasks.route_received.call(str(submission.pk))
    submission.refresh_from_db()
    assert (submission.team, submission.tags) == (blue, ["blaa-ting"])
    assert submission.routed_at is not None
    assert reasons(submission) == [
        "Regel 10: Regel 10. Passer, fordi: Farven: Blå.",
        "Fordelt efter regelsæt 1.",
    ]
    assert submission.events.get(what=Fact.ROUTED).detail == {
        "team": "blaa",
        "rules_fitted": True,
        "rule_set": 1,
    }


def test_a_rule_on_health_that_was_given_a_tag_before_sets_none(central):
    row = add_rule(10, [["colour", "is", "blå"]], make.team("blaa"), tag="blaa-ting", uses_health=True)
    assert row.as_rule().tag == ""


def test_what_no_rule_fits_lands_in_the_central_queue_and_is_never_declined(central):
    add_rule(10, [["colour", "is", "grøn"]], make.team("groen"))
    submission = make.submission()
    route(submission.pk)
    submission.refresh_from_db()
    assert (submission.team, submission.state) == (central, State.SUBMITTED)
    assert reasons(submission) == [
        "Ingen regel passer. Den centrale indgang tager sagen.",
        "Fordelt efter regelsæt 1.",
    ]


def test_a_case_is_routed_once(central):
    submission = make.submission()
    assert route(submission.pk) is not None
    assert route(submission.pk) is None
    assert submission.events.filter(what=Fact.ROUTED).count() == 1


def test_a_case_that_somebody_took_before_the_worker_came_stays_with_them(central):
    submission = make.submission()
    ida = make.actor(central)
    take(submission.pk, Action.CLAIM, ida)
    assert route(submission.pk) is None


def test_what_a_dead_worker_left_is_placed_later(central):
    submissions = [make.submission() for _ in range(3)]
    route(submissions[0].pk)
    assert tasks.route_waiting.call() == 2
    assert tasks.route_waiting.call() == 0


def test_an_alert_goes_to_the_team_and_says_nothing(central):
    duty = make.team("vagt", alert_email="vagt@dok.example")
    add_rule(20, [["urgency", "is", 1]], duty, effect="assist", alerts=True)
    answers = toys.ToyAnswers(full_name="Bo Ægidius", wanted_on=date.today() + timedelta(days=1))
    submission = make.submission(answers=answers)
    route(submission.pk)
    assert set(submission.assisting.all()) == {duty}
    letter = submission.letters.get(template="alert")
    sealed = json.loads(open_item(submission, letter.sealed_name))
    assert sealed["to"] == "vagt@dok.example"
    assert submission.reference in sealed["subject"] + sealed["body"]
    assert "Ægidius" not in str(sealed)


@pytest.mark.parametrize("lapse", ["none", "withdrawn", "expired", "not given for health"])
def test_rules_on_health_need_a_consent_that_holds(central, lapse):
    add_rule(30, [["colour", "is", "blå"]], make.team("sundhed"), uses_health=True)
    submission = make.submission(toys.CONSENT)
    changes = {
        "none": {},
        "withdrawn": {"withdrawn_at": submission.received_at},
        "expired": {"expires_on": date.today() - timedelta(days=1)},
        "not given for health": {"categories": ["contact"]},
    }[lapse]
    Consent.objects.filter(submission=submission).update(**(changes or {"method": "skriftlig"}))
    placement = route(submission.pk)
    assert (placement.owner is not None) == (lapse == "none")


@pytest.mark.parametrize("nonsense", [{}, [["a", "is"]], [["a", "resembles", 1]], [[1, "is", 1]], ["a"]])
def test_a_rule_that_makes_no_sense_is_refused(central, nonsense):
    rule = RoutingRule(number=1, title="x", conditions=nonsense, team=central)
    with pytest.raises(ValidationError) as caught:
        rule.full_clean()
    assert "conditions" in caught.value.message_dict


def test_the_seed_is_complete_and_leaves_changes_alone():
    call_command("seed_routing", verbosity=0)
    assert (Organisation.objects.count(), Team.objects.filter(is_central=True).count()) == (6, 1)
    for rule in RoutingRule.objects.all():
        rule.full_clean()
    RoutingRule.objects.filter(number=80).update(title="Vores eget navn", is_active=False)
    call_command("seed_routing", verbosity=0)
    assert RoutingRule.objects.get(number=80).title == "Vores eget navn"
    assert not RoutingRule.objects.get(number=80).is_active
