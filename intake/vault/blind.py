"""Blind index: a keyed hash of a word, by which staff find a case and nobody else learns the word.

The key is one more case key, wrapped to the staff ring and rewrapped with the others: whoever holds a copy of the
database and no identity can neither read the index nor try words on it. The public side can neither.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from . import keys
from .errors import Shredded

# No case has this number.
INDEX = UUID(int=1)
# Hexadecimal signs that are kept: 128 bits.
LENGTH = 32


def digests(words: Iterable[tuple[str, str]]) -> list[str]:
    """Hash words, each with the sort of thing it is, in order. The key is opened once and not kept.

    Raises VaultClosed on a side that may not read.
    """
    key = hashlib.sha256(f"dok blind index {_identity()}".encode()).digest()
    return [hmac.new(key, f"{sort}\n{word}".encode(), hashlib.sha256).hexdigest()[:LENGTH] for sort, word in words]


def _identity() -> str:
    try:
        return str(keys.identity_of(INDEX))
    except Shredded:
        pass
    try:
        with transaction.atomic(using=settings.DOK_KEYS_DATABASE):
            keys.create(INDEX)
    except IntegrityError:
        pass  # Another worker was quicker, and theirs is the key.
    return str(keys.identity_of(INDEX))
