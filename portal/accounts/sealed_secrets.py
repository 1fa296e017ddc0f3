"""TOTP secrets and recovery seeds are encrypted at rest: a stolen database gives nobody a second factor.

Fernet (AES-128-CBC with HMAC-SHA-256) under a key derived from SECRET_KEY by HKDF-SHA-256 (RFC 5869) with a label of
its own. Keys in SECRET_KEY_FALLBACKS still open what they closed, so that SECRET_KEY can be changed.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

LABEL = b"dok.accounts.second-factors.v1"


class SecretUnreadable(Exception):
    """None of the keys of this house opens the secret: SECRET_KEY was changed without a fallback."""


def close(text: str) -> str:
    """Encrypt a secret under the present SECRET_KEY."""
    return _box().encrypt(text.encode()).decode()


def reveal(token: str) -> str:
    """Decrypt a secret.

    Raises SecretUnreadable if no key fits; the message bears neither the token nor a key.
    """
    try:
        return _box().decrypt(token.encode()).decode()
    except InvalidToken:
        raise SecretUnreadable("no key in SECRET_KEY or SECRET_KEY_FALLBACKS opens this secret") from None


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derive(key)) for key in keys])


def _derive(key: str | bytes) -> bytes:
    material = key.encode() if isinstance(key, str) else key
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=LABEL).derive(material)
    return base64.urlsafe_b64encode(derived)
