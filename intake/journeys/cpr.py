"""Find what looks like a CPR number.

Private bodies may not collect it (databeskyttelsesloven § 11), so none is kept. Some telephone and case numbers look
the same. Whoever means one has a way on: a telephone number with + and its country's code, any other in small groups.
"""

import re
from datetime import date

import phonenumbers

# No check on modulus 11: numbers without it are given out since 2007.
_LIKE_CPR = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{2})(?:\s?[-‐-―−]\s?|\s)?\d{4}(?!\d)", re.ASCII)


def contains_cpr(text: str) -> bool:
    """Say whether six digits that are a date, and four more, stand in the text."""
    return any(_is_like_cpr(match) for match in _LIKE_CPR.finditer(text))


def without_cpr(text: str) -> str:
    """Return the text with each such number left out."""
    return _LIKE_CPR.sub(lambda match: "…" if _is_like_cpr(match) else match[0], text)


def _is_like_cpr(match: re.Match[str]) -> bool:
    return _is_date(match) and not _is_dialled(match)


def _is_dialled(match: re.Match[str]) -> bool:
    """Whether a plus stands right before it, and a telephone somewhere has that number."""
    if match.string[match.start() - 1 : match.start()] != "+":
        return False
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse("+" + match[0]))
    except phonenumbers.NumberParseException:
        return False


def _is_date(match: re.Match[str]) -> bool:
    day, month, year = (int(part) for part in match.groups())
    return any(_exists(century + year, month, day) for century in (1900, 2000))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
