"""The consent that a referral stands on: its text, its categories, its length (DOMAIN §4).

Health information from a hospital rests on a consent, normally written, which lapses after at most a year
(sundhedsloven §§ 43-44). Withdrawing is as easy as giving.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.submissions.kinds import ConsentGiven

if TYPE_CHECKING:
    from .answers import DischargeV1


@dataclass(frozen=True, kw_only=True)
class ConsentText:
    """One version of the text. A new wording is a new version; an old one is never changed.

    The one who gives is the referrer's unit, which the answers name. `spoken` is read aloud to the citizen before the
    question: who receives, what is told and what may be left out, what for, how long, and how to take it back. Where
    it says [telefon] and [side], the house's number and the address of its notice are read.
    """

    version: str
    spoken: Promise | str


# The first version that names who helps already; versions sort by date.
NAMES_WHO_HELPS = "2026-11-22"
TEXTS = (
    ConsentText(
        version="2026-11",
        spoken=_(
            "«DOK er WeShelter, Kirkens Korshær, KFUK’s Sociale Arbejde, KFUM’s Sociale Arbejde, Kofoeds Skole "
            "og Arbejde Adler.\n\n"
            "Jeg siger ja til, at afdelingen fortæller DOK, hvad jeg hedder, hvilket år jeg er født, hvordan man får "
            "fat i mig, hvornår jeg bliver udskrevet, og hvor jeg skal hen.\n\n"
            "Jeg siger ja eller nej til, at DOK også hører, hvad jeg har brug for støtte til, og hvad der er aftalt "
            "efter udskrivningen.\n\n"
            "DOK bruger det til at planlægge min støtte. Mit ja gælder højst 12 måneder. Jeg kan altid sige nej igen, "
            "til afdelingen eller til DOK. Det ændrer ikke min behandling.»"
        ),
    ),
    ConsentText(
        version=NAMES_WHO_HELPS,
        spoken=_(
            "«DOK er WeShelter, Kirkens Korshær, KFUK’s Sociale Arbejde, KFUM’s Sociale Arbejde, Kofoeds Skole "
            "og Arbejde Adler.\n\n"
            "Jeg siger ja til, at afdelingen fortæller DOK, hvad jeg hedder, hvilket år jeg er født, hvordan man får "
            "fat i mig, hvornår jeg bliver udskrevet, og hvor jeg skal hen.\n\n"
            "Jeg siger ja eller nej til, at DOK også hører, hvad jeg har brug for støtte til. Jeg siger ja eller nej "
            "til, at DOK hører, hvad der er aftalt efter udskrivningen, og hvem der hjælper mig.\n\n"
            "DOK bruger det til at planlægge min støtte. Mit ja gælder højst 12 måneder. Jeg kan altid sige nej igen, "
            "til afdelingen eller til DOK. Det ændrer ikke min behandling.»"
        ),
    ),
    ConsentText(
        version="2026-11-27",
        spoken=_(
            "«DOK er WeShelter, Kirkens Korshær, KFUK’s Sociale Arbejde, KFUM’s Sociale Arbejde, Kofoeds Skole "
            "og Arbejde Adler.\n\n"
            "Jeg siger ja til, at afdelingen fortæller DOK, hvad jeg hedder, hvilket år jeg er født, hvordan man får "
            "fat i mig, hvornår jeg bliver udskrevet, og hvor jeg skal hen.\n\n"
            "Jeg siger ja eller nej til, at DOK også hører, hvad jeg har brug for støtte til. Jeg siger ja eller nej "
            "til, at DOK hører, hvad der er aftalt efter udskrivningen, og hvem der hjælper mig.\n\n"
            "DOK bruger det til at planlægge min støtte. Mit ja gælder højst 12 måneder.\n\n"
            "Jeg kan altid sige nej igen. Jeg siger det til afdelingen, eller jeg ringer til DOK på [telefon]. "
            "På [side] står, hvad DOK gør med det, de får at vide om mig. Siger jeg nej, ændrer det ikke min "
            "behandling.»"
        ),
    ),
)
CURRENT = TEXTS[-1]

# Without these we cannot ring back, and cannot know how soon.
NEEDED = frozenset({"contact", "discharge_date"})
# What can be taken back alone: the rest of the referral stands without it.
PURPOSES = {
    "support_needs": _("Behov for støtte"),
    "aftercare": _("Aftaler efter udskrivning"),
}
# Which answers may be given only if the citizen said yes to the category.
RESTS_ON = {
    "life_areas": "support_needs",
    "practical_now": "support_needs",
    "agreement": "aftercare",
    "discharge_coordinator": "aftercare",
    "care_contacts": "aftercare",
    # What somebody helps with tells what is needed.
    "care_contacts.functions": "support_needs",
}


def covered(values: Mapping[str, Any]) -> dict[str, Any]:
    """The steps' values less those that rest on a category without a yes."""
    agreed = values.get("consent_categories", ())
    hidden = {name for name, category in RESTS_ON.items() if category not in agreed}
    kept = {name: value for name, value in values.items() if name not in hidden}
    for outer, _dot, inner in (name.partition(".") for name in hidden if "." in name):
        if outer in kept:
            kept[outer] = [{name: value for name, value in one.items() if name != inner} for one in kept[outer]]
    return kept


def last_day_of_consent(given_on: date) -> date:
    """Twelve months after the day it was given; after 29 February that is 28 February."""
    try:
        return given_on.replace(year=given_on.year + 1)
    except ValueError:
        return given_on.replace(year=given_on.year + 1, day=28)


def consent_given(answers: "DischargeV1") -> ConsentGiven:
    """The consent for the plain record."""
    return ConsentGiven(
        text_version=answers.consent_text_version,
        method=answers.consent_method,
        categories=answers.consent_categories,
        given_on=answers.consent_given_on,
        expires_on=answers.consent_expires_on,
    )
