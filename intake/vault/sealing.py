"""Seal and open: bytes in, one age file out. Each file carries its own name and case inside."""

import json
from uuid import UUID

from pyrage import DecryptError as AgeDecryptError
from pyrage import RecipientError, decrypt, encrypt, x25519

from .errors import Misplaced, VaultClosed, VaultMisconfigured


def seal(recipient: str, *, case: UUID, name: str, payload: bytes, also: tuple[str, ...] = ()) -> bytes:
    """Seal `payload` to an age recipient, and `also` to others, each of whom opens it alone.

    The plaintext is a JSON line `{"case": …, "name": …}` and then the payload, so that a blob which is moved to
    another case or another place does not pass for what belongs there.
    """
    header = json.dumps({"case": str(case), "name": name}).encode()
    try:
        keys = [x25519.Recipient.from_str(one) for one in (recipient, *also)]
    except RecipientError:
        raise VaultMisconfigured("malformed age recipient") from None
    return encrypt(header + b"\n" + payload, keys)


def open_sealed(identity: x25519.Identity, *, case: UUID, name: str, blob: bytes) -> bytes:
    """Open an age file and check that it is the one asked for.

    Raises VaultClosed if the identity does not fit, Misplaced if the file belongs elsewhere.
    """
    try:
        plain = decrypt(bytes(blob), [identity])
    except AgeDecryptError:
        raise VaultClosed("the key does not open this item") from None
    header, _, payload = plain.partition(b"\n")
    if json.loads(header) != {"case": str(case), "name": name}:
        raise Misplaced(f"a sealed item was found where {name!r} belongs")
    return payload
