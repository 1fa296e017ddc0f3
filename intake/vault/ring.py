"""The staff ring: the age recipients that every case key is wrapped to, and the identities that unwrap it.

The ring usually has two recipients: the working key, held by the staff side and the workers, and an offline
recovery key, held by two people. See docs/decisions/2026-11-22-sealed-with-age.md.
"""

import hashlib
from uuid import UUID

from django.conf import settings
from pyrage import DecryptError as AgeDecryptError
from pyrage import IdentityError, RecipientError, decrypt, encrypt, x25519

from . import sealing
from .errors import VaultClosed, VaultMisconfigured

FINGERPRINT_LENGTH = 16


def recipients() -> list[x25519.Recipient]:
    """Return the ring's recipients.

    Raises VaultMisconfigured if there is none or one is malformed.
    """
    words = _words(settings.DOK_VAULT_RECIPIENTS)
    if not words:
        raise VaultMisconfigured("DOK_VAULT_RECIPIENTS is empty: nothing could be sealed")
    try:
        return [x25519.Recipient.from_str(word) for word in words]
    except RecipientError:
        raise VaultMisconfigured("DOK_VAULT_RECIPIENTS has a malformed age recipient") from None


def identities() -> list[x25519.Identity]:
    """Return the identities this process was given: none on the public side.

    Raises VaultMisconfigured if one is malformed. The message never bears the value.
    """
    try:
        return [x25519.Identity.from_str(word) for word in _words(settings.DOK_VAULT_IDENTITIES)]
    except IdentityError:
        raise VaultMisconfigured("DOK_VAULT_IDENTITIES has a malformed age identity") from None


def fingerprint() -> str:
    """Return a short name of the present ring, equal for equal sets of recipients in any order."""
    names = "\n".join(sorted(str(recipient) for recipient in recipients()))
    return hashlib.sha256(names.encode()).hexdigest()[:FINGERPRINT_LENGTH]


def wrap(private_key: str) -> bytes:
    """Seal a case's private key to every recipient of the ring."""
    return encrypt(private_key.encode(), recipients())


def unwrap(wrapped: bytes, own: list[x25519.Identity] | None = None) -> x25519.Identity:
    """Open a case's private key, with `own` identities (from `identities`) where many are opened.

    Raises VaultClosed if this process has no identity, or none that fits.
    """
    own = identities() if own is None else own
    if not own:
        raise VaultClosed("this process holds no vault identity")
    try:
        return x25519.Identity.from_str(decrypt(wrapped, own).decode())
    except AgeDecryptError:
        raise VaultClosed("no identity of this process opens the key") from None


def seal(payload: bytes, *, case: UUID, name: str) -> bytes:
    """Seal what belongs to no case to every recipient of the ring, for the workers to open within hours or days.

    It is not rewrapped when the ring changes; until it is gone, the workers need an identity of the earlier ring.
    """
    first, *others = [str(recipient) for recipient in recipients()]
    return sealing.seal(first, case=case, name=name, payload=payload, also=tuple(others))


def open_sealed(blob: bytes, *, case: UUID, name: str) -> bytes:
    """Open what `seal` sealed. Raises VaultClosed if no identity of this process fits, Misplaced."""
    for identity in identities():
        try:
            return sealing.open_sealed(identity, case=case, name=name, blob=blob)
        except VaultClosed:
            continue
    raise VaultClosed("no identity of this process opens the item")


def _words(text: str) -> list[str]:
    """Split configuration into words; lines that begin with # are comments, as in age's own key files."""
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
    return " ".join(lines).split()
