"""Danish postcodes: their towns, and the bydel in Copenhagen. Our own table: the public address service has closed.

The borders of the bydele are approximate. Where a postcode lies in two bydele the person is asked.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

DISTRICTS = (
    ("indre-by", _("Indre By")),
    ("oesterbro", _("Østerbro")),
    ("noerrebro", _("Nørrebro")),
    ("vesterbro", _("Vesterbro/Kongens Enghave")),
    ("valby", _("Valby")),
    ("vanloese", _("Vanløse")),
    ("broenshoej-husum", _("Brønshøj-Husum")),
    ("bispebjerg", _("Bispebjerg")),
    ("amager-oest", _("Amager Øst")),
    ("amager-vest", _("Amager Vest")),
)

# First postcode, last postcode, town, bydele.
_RANGES = (
    (1050, 1499, "København K", ("indre-by",)),
    (1500, 1599, "København V", ("indre-by", "vesterbro")),
    (1600, 1799, "København V", ("vesterbro",)),
    (1800, 1999, "Frederiksberg C", ()),
    (2000, 2000, "Frederiksberg", ()),
    (2100, 2100, "København Ø", ("oesterbro",)),
    (2150, 2150, "Nordhavn", ("oesterbro",)),
    (2200, 2200, "København N", ("noerrebro",)),
    (2300, 2300, "København S", ("amager-oest", "amager-vest")),
    (2400, 2400, "København NV", ("bispebjerg",)),
    (2450, 2450, "København SV", ("vesterbro",)),
    (2500, 2500, "Valby", ("valby",)),
    (2700, 2700, "Brønshøj", ("broenshoej-husum",)),
    (2720, 2720, "Vanløse", ("vanloese",)),
)


def districts_of(postcode: str | None) -> tuple[str, ...]:
    """The bydele a postcode may lie in: none outside the city, one, or two to choose between."""
    return _found(postcode)[1]


def town_of(postcode: str | None) -> str:
    """The postal town, or "" if there is no such postcode."""
    return _found(postcode)[0]


def is_ambiguous(postcode: str | None) -> bool:
    """Whether the person must be asked which bydel it is."""
    return len(districts_of(postcode)) > 1


def _found(postcode: str | None) -> tuple[str, tuple[str, ...]]:
    if not postcode or not (postcode.isascii() and postcode.isdigit() and len(postcode) == 4):
        return "", ()
    number = int(postcode)
    return next(
        ((town, names) for first, last, town, names in _RANGES if first <= number <= last),
        (_elsewhere().get(postcode, ""), ()),
    )


@cache
def _elsewhere() -> dict[str, str]:
    """The towns of the rest of the country, by postcode."""
    lines = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))
