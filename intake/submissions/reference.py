"""The case number a person reads aloud on the phone: `BM-7K3Q-9F2X`."""

import re
import secrets

from stdnum import luhn

# Crockford's base 32: no I, L, O or U. https://www.crockford.com/base32.html
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_LENGTH = 7  # 32^7 = 3.4e10 numbers per kind, so a guess hits nothing
_LOOK_ALIKES = str.maketrans("OIL", "011")


def new_reference(prefix: str) -> str:
    """Draw a random reference. The last character is a check (Luhn mod 32), so that a misheard letter shows."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LENGTH))
    digits = body + luhn.calc_check_digit(body, ALPHABET)
    return f"{prefix}-{digits[:4]}-{digits[4:]}"


def normalise(text: str) -> str | None:
    """Return the reference that a person meant (lower case, O for 0, missing dashes), or None if the check fails."""
    match = re.fullmatch(r"\s*([A-Za-z]{2})[-\s]*([0-9A-Za-z]{4})[-\s]*([0-9A-Za-z]{4})\s*", text)
    if match is None:
        return None
    prefix, digits = match[1].upper(), (match[2] + match[3]).upper().translate(_LOOK_ALIKES)
    if not set(digits) <= set(ALPHABET) or not luhn.is_valid(digits, ALPHABET):
        return None
    return f"{prefix}-{digits[:4]}-{digits[4:]}"
