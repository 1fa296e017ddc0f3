"""Synthetic applications to BoligMix, from nobody."""

from datetime import date, timedelta
from random import Random
from typing import get_args

from intake.journeys.invented import person, some
from intake.journeys.typed import District

from .answers import BoligmixV1

_MOTIVATIONS = (
    "Jeg er vokset op i et hus, hvor døren altid stod åben, og det savner jeg i byen.",
    "Jeg laver gerne mad til flere. Jeg tror, at en fast torsdag ved bordet kan betyde noget for os alle tre.",
    "Jeg har boet alene i to år og vil hellere dele hverdagen med nogen.",
    "Jeg læser til lærer og vil gerne være en god nabo, også på de dage, hvor det er svært.",
)
_EXPERIENCES = ("", "Jeg har været frivillig i en lektiecafé.", "Jeg har boet på højskole og delt værelse.")


def answers(random: Random, today: date) -> BoligmixV1:
    """Make one application as it could come in on a day."""
    student = person(random, "student")
    return BoligmixV1(
        full_name=student.full_name,
        email=student.email,
        phone=random.choice([None, student.phone]),
        preferred_contact="mail",
        birth_year=today.year - random.randint(19, 29),
        institution=random.choice(["ku", "dtu", "kp", "itu", "sosu-h", "tec"]),
        study_level=random.choice(["eud", "professionsbachelor", "bachelor", "kandidat"]),
        study_end=date(today.year + random.randint(1, 4), random.choice([1, 6]), 1),
        move_in_from=today + timedelta(days=random.randint(14, 120)),
        districts=random.choice([("alle",), some(random, get_args(District), most=3)]),
        max_rent_dkk=random.randrange(3000, 6500, 250),
        hours_per_month=random.choice(["4-9", "10-16", "17-plus"]),
        household_prefs=some(random, ("roegfri", "dyr-ok", "stille-hjem", "samme-koen-ok"), most=2),
        motivation=random.choice(_MOTIVATIONS),
        experience=random.choice(_EXPERIENCES),
        role_ack=True,
        privacy_seen=True,
        privacy_version="2026-11",
    )
