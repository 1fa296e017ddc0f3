"""Find what looks like a CPR number.

Private bodies may not collect it (databeskyttelsesloven § 11), so none is kept.
"""

import re
from datetime import date

# No check on modulus 11: numbers without it are given out since 2007.
_LIKE_CPR = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{2})[-–\s]?\d{4}(?!\d)", re.ASCII)


def contains_cpr(text: str) -> bool:
    """Say whether six digits that are a date, and four more, stand in the text."""
    return any(_is_date(match) for match in _LIKE_CPR.finditer(text))


def without_cpr(text: str) -> str:
    """Return the text with each such number left out."""
    return _LIKE_CPR.sub(lambda match: "…" if _is_date(match) else match[0], text)


def _is_date(match: re.Match[str]) -> bool:
    day, month, year = (int(part) for part in match.groups())
    return any(_exists(century + year, month, day) for century in (1900, 2000))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
