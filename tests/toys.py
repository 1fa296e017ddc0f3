"""Toy kinds for the tests of the law, without any area: with a consent, without one, and one that asks who sends."""

from contextlib import contextmanager
from datetime import date, timedelta

from intake.submissions import kinds
from intake.submissions.answers import Answers
from intake.submissions.enums import Outcome, Urgency
from intake.submissions.kinds import (
    Askable,
    Assessment,
    ConsentGiven,
    Contact,
    DeclineReason,
    Ending,
    Kind,
    Retention,
)
from intake.submissions.workdays import add_workdays

COLOURS = (("blå", "Blå"), ("grøn", "Grøn"), ("rød", "Rød"))


class ToyAnswers(Answers):
    full_name: str
    email: str = ""
    wanted_on: date | None = None
    colour: str = "blå"


def _assess(answers: ToyAnswers, today: date) -> Assessment:
    if answers.wanted_on and (answers.wanted_on - today).days < 3:
        return Assessment(urgency=Urgency.ACUTE, due_on=add_workdays(today, 0))
    return Assessment(urgency=Urgency.NORMAL, due_on=add_workdays(today, 5))


def _consent(answers: ToyAnswers) -> ConsentGiven:
    today = date.today()
    return ConsentGiven(
        text_version="1",
        method="skriftlig",
        categories=("contact", "support_needs"),
        given_on=today,
        expires_on=today + timedelta(days=365),
    )


def _kind(name: str, prefix: str, **rest) -> Kind:
    return Kind(
        name=name,
        prefix=prefix,
        title=f"Legetøj {name}",
        answers={1: ToyAnswers},
        facts=lambda answers: {"colour": answers.colour},
        askable={"colour": Askable(label="Farven", choices=COLOURS)},
        contact=lambda answers: Contact(name=answers.full_name, email=answers.email),
        assess=_assess,
        own_endings=(Ending(code="played", label="Der blev leget", counts_as=Outcome.REACHED),),
        decline_reasons=(DeclineReason(code="full", label="Der er fuldt", letter="Der er ingen plads lige nu."),),
        **rest,
    )


PLAIN = _kind(
    "toy_plain",
    "TP",
    retention=Retention(declined_days=180, withdrawn_days=180, closed_days=365),
    accept_checks={"rung": "Vi har ringet"},
)
CONSENT = _kind(
    "toy_consent",
    "TC",
    retention=Retention(declined_days=30, withdrawn_days=30, closed_days=365, consent_check_workdays=5),
    consent=_consent,
)
REFERRAL = _kind(
    "toy_referral",
    "TR",
    retention=Retention(declined_days=30, withdrawn_days=30, closed_days=365, consent_check_workdays=5),
    consent=_consent,
    verify_sender=True,
)


@contextmanager
def toy_kinds():
    """Register them for as long as the block lasts."""
    before = dict(kinds._KINDS)
    for kind in (PLAIN, CONSENT, REFERRAL):
        kinds.register(kind)
    try:
        yield
    finally:
        kinds._KINDS.clear()
        kinds._KINDS.update(before)
