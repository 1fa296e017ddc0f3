"""Keyed hashes by which something is known again that is not kept itself: an address, a code, a page's form."""

from __future__ import annotations

from django.conf import settings
from django.utils.crypto import salted_hmac


def prints(salt: str, words: str) -> list[str]:
    """The hashes of some words, in hex: the first, by the present SECRET_KEY, is the one to keep.

    The others were made under the keys before it (`SECRET_KEY_FALLBACKS`), so that a change of the key loses nothing.
    `salt` names what is hashed: the same words have another print elsewhere.
    """
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [salted_hmac(salt, words, secret=key, algorithm="sha256").hexdigest() for key in keys]
