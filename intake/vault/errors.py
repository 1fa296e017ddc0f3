"""What can go wrong in the vault. No message ever bears what was sealed."""


class VaultError(Exception):
    """Any failure of the vault."""


class VaultMisconfigured(VaultError):
    """A recipient or identity in the settings is missing or malformed: the server must not start."""


class VaultClosed(VaultError):
    """This process holds no identity that opens the item. On the public side that is always so."""


class Shredded(VaultError):
    """The case's key was destroyed: what it sealed cannot be read by anybody, ever."""


class Misplaced(VaultError):
    """The item opened, but it belongs to another case or bears another name."""
