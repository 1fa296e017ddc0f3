"""Synthetic referrals, of nobody by nobody."""

from datetime import date, timedelta
from random import Random
from typing import Any, get_args

from intake.journeys.invented import person, some

from .answers import CareContact, CareRole, DischargeV2, LifeArea, Practical
from .consent import CURRENT, last_day_of_consent

_HELPERS = ("Eksempel Kommune", "Værestedet Findes Ikke", "Klinikken i Prøvegade")
_UNITS = ("Afsnit 12, Eksempelhospitalet", "Afsnit 4, Eksempelhospitalet", "Ambulatoriet i Eksempelgade")


def answers(random: Random, today: date) -> DischargeV2:
    """Make one referral as it could come in on a day."""
    referrer = person(random, "afsnit")
    return DischargeV2(
        **_consent(random, today),
        **_citizen(random, today),
        **_discharge(random, today),
        care_contacts=_care_contacts(random),
        referrer_name=referrer.full_name,
        referrer_role=random.choice(["socialraadgiver", "sygeplejerske", "peer", "udskrivningskoordinator"]),
        referrer_unit=random.choice(_UNITS),
        referrer_phone=referrer.phone,
        referrer_email=referrer.email,
        privacy_seen=True,
        privacy_version="2026-11",
    )


def _consent(random: Random, today: date) -> dict[str, Any]:
    given_on = today - timedelta(days=random.randint(0, 3))
    return {
        "consent": "ja",
        "consent_categories": ("contact", "discharge_date", "support_needs", "aftercare"),
        "consent_method": random.choice(["skriftlig", "mitid"]),
        "consent_given_on": given_on,
        "consent_expires_on": last_day_of_consent(given_on),
        "consent_text_version": CURRENT.version,
        "life_areas": some(random, get_args(LifeArea), most=5),
        "practical_now": some(random, get_args(Practical), most=3),
        "agreement": random.choice(["udskrivningsaftale", "koordinationsplan", "ingen"]),
        "discharge_coordinator": random.choice(["tilbudt-ja", "tilbudt-nej-tak", "ikke-tilbudt", "ved-ikke"]),
    }


def _citizen(random: Random, today: date) -> dict[str, Any]:
    citizen = person(random, "borger")
    return {
        "citizen_first_name": citizen.first_name,
        "birth_year": today.year - random.randint(20, 64),
        "citizen_contact": random.choice([None, "Gennem afsnittets kontaktperson"]),
        "interpreter_language": random.choices([None, "arabisk", "somali"], weights=[8, 1, 1])[0],
        "handlekommune": random.choices(["koebenhavn", "frederiksberg", "anden"], weights=[8, 1, 1])[0],
        "call_before_contact": random.random() < 0.3,
        "volunteer_ok": random.choice(["ja", "nej", "ved-ikke"]),
        "women_only": random.choices(["nej", "ja"], weights=[9, 1])[0],
    }


def _discharge(random: Random, today: date) -> dict[str, Any]:
    days = random.choice([None, 1, 2, 4, 6, 9, 16, 30])
    return {
        "admission_status": "indlagt",
        "discharge_date_known": days is not None,
        "expected_discharge_date": None if days is None else today + timedelta(days=days),
        "discharge_to": random.choice(["egen-bolig", "familie-venner", "botilbud", "herberg", "gade", "ukendt"]),
    }


def _care_contacts(random: Random) -> tuple[CareContact, ...] | None:
    """Nobody, or up to three."""
    return tuple(_care_contact(random) for _number in range(random.choice([0, 1, 2, 3]))) or None


def _care_contact(random: Random) -> CareContact:
    helper = person(random, "kommune")
    return CareContact(
        role=random.choice(get_args(CareRole)),
        organisation=random.choice(_HELPERS),
        functions=some(random, get_args(LifeArea), most=3),
        name=random.choice([None, helper.full_name]),
        phone=random.choice([None, helper.phone]),
    )
