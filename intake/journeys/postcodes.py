"""Copenhagen's postcodes and those around it: town and bydel. Our own table: the public address service has closed.

The borders are approximate. Where a postcode lies in two bydele the person is asked.
"""

from __future__ import annotations

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

# The towns around Copenhagen, where many who work with us have their place.
_AROUND = (
    *((2600, "Glostrup"), (2605, "Brøndby"), (2610, "Rødovre"), (2620, "Albertslund"), (2625, "Vallensbæk")),
    *((2630, "Taastrup"), (2635, "Ishøj"), (2640, "Hedehusene"), (2650, "Hvidovre"), (2660, "Brøndby Strand")),
    *((2665, "Vallensbæk Strand"), (2670, "Greve"), (2680, "Solrød Strand"), (2690, "Karlslunde"), (2730, "Herlev")),
    *((2740, "Skovlunde"), (2750, "Ballerup"), (2760, "Måløv"), (2765, "Smørum"), (2770, "Kastrup")),
    *((2791, "Dragør"), (2800, "Kongens Lyngby"), (2820, "Gentofte"), (2830, "Virum"), (2840, "Holte")),
    *((2850, "Nærum"), (2860, "Søborg"), (2870, "Dyssegård"), (2880, "Bagsværd"), (2900, "Hellerup")),
    *((2920, "Charlottenlund"), (2930, "Klampenborg"), (2942, "Skodsborg"), (2950, "Vedbæk"), (2970, "Hørsholm")),
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
    *((postcode, postcode, town, ()) for postcode, town in _AROUND),
)


def districts_of(postcode: str | None) -> tuple[str, ...]:
    """The bydele a postcode may lie in: none outside the city, one, or two to choose between."""
    return _found(postcode)[1]


def town_of(postcode: str | None) -> str:
    """The postal town, or "" if it lies further away than the table goes."""
    return _found(postcode)[0]


def is_ambiguous(postcode: str | None) -> bool:
    """Whether the person must be asked which bydel it is."""
    return len(districts_of(postcode)) > 1


def _found(postcode: str | None) -> tuple[str, tuple[str, ...]]:
    if not postcode or not (postcode.isascii() and postcode.isdigit() and len(postcode) == 4):
        return "", ()
    number = int(postcode)
    return next(((town, names) for first, last, town, names in _RANGES if first <= number <= last), ("", ()))
