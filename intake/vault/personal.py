"""Sealed with the person's own secret: drafts, which nobody opens without it, staff included.

The secret *is* an age identity, so that one tool does all sealing. The server keeps the public half and a hash.
"""

import hashlib
from dataclasses import dataclass

from pyrage import IdentityError, x25519

from .errors import VaultClosed

PREFIX = "AGE-SECRET-KEY-"


@dataclass(frozen=True)
class PersonalKey:
    """A person's own key. `secret` goes into their cookie or link and is stored nowhere else."""

    identity: x25519.Identity

    @classmethod
    def new(cls) -> "PersonalKey":
        """Make a new key."""
        return cls(x25519.Identity.generate())

    @classmethod
    def from_secret(cls, secret: str) -> "PersonalKey":
        """Read the key from a link or cookie. Raises VaultClosed if it is not one."""
        try:
            return cls(x25519.Identity.from_str(PREFIX + secret.upper()))
        except IdentityError:
            raise VaultClosed("not a personal key") from None

    @property
    def secret(self) -> str:
        """What the person keeps: age's private key without its common beginning, in lower case."""
        return str(self.identity).removeprefix(PREFIX).lower()

    @property
    def recipient(self) -> str:
        """The public half."""
        return str(self.identity.to_public())

    @property
    def digest(self) -> str:
        """What the server finds the row by: the SHA-256 of the secret, in hex. The secret has 256 random bits."""
        return hashlib.sha256(self.secret.encode()).hexdigest()
