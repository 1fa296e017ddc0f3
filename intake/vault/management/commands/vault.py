"""`manage.py vault keygen|status|rotate`: make, check and change the keys of the house."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from pyrage import x25519

from intake.vault import keys, ring
from intake.vault.errors import VaultError
from intake.vault.models import CaseKey


class Command(BaseCommand):
    """Make, check and change the keys of the house."""

    help = "Make, check and change the keys that seal what people send in."
    # keygen must run in a house that cannot start yet, because it has no keys.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the three verbs."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        keygen = verbs.add_parser("keygen", help="make a working key and an offline recovery key")
        keygen.add_argument("--out", type=Path, required=True, help="an empty or new folder for the key files")
        verbs.add_parser("status", help="say what the ring is and whether this process can open")
        verbs.add_parser("rotate", help="rewrap every case key to the present ring")

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        """Run one verb; a fault of the vault is told in one line."""
        try:
            {"keygen": self.keygen, "status": self.status, "rotate": self.rotate}[verb](options)
        except VaultError as error:
            raise CommandError(str(error)) from None

    def keygen(self, options: dict[str, Any]) -> None:
        """Write working.key, recovery.key (private, mode 600) and recipients.txt. Never overwrites a key."""
        folder: Path = options["out"]
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        files = [folder / name for name in ("working.key", "recovery.key", "recipients.txt")]
        if any(file.exists() for file in files):
            raise CommandError(f"{folder} already holds keys; choose another folder")
        pair = [x25519.Identity.generate(), x25519.Identity.generate()]
        for file, identity in zip(files, pair, strict=False):
            _write_private(file, f"{identity}\n")
        files[2].write_text("".join(f"{identity.to_public()}\n" for identity in pair))
        self.stdout.write(
            f"Keys written to {folder}.\n"
            "  recipients.txt  public; every process gets it (DOK_VAULT_RECIPIENTS)\n"
            "  working.key     secret; the staff side and the workers get it (DOK_VAULT_IDENTITIES)\n"
            "  recovery.key    secret; print it, give it to two people, and delete the file"
        )

    def status(self, options: dict[str, Any]) -> None:
        """Say what the ring is and whether this process can open."""
        members, own = ring.recipients(), {str(identity.to_public()) for identity in ring.identities()}
        self.stdout.write(f"ring {ring.fingerprint()}, {len(members)} recipient(s)")
        for member in members:
            here = "its identity is here" if str(member) in own else "no identity here"
            self.stdout.write(f"  {member}  {here}")
        self.stdout.write(f"case keys: {CaseKey.objects.count()}, of an earlier ring: {keys.outdated()}")
        key = CaseKey.objects.order_by("case").first()
        if key is not None and own:
            ring.unwrap(bytes(key.wrapped))
            self.stdout.write("a case key opens: yes")
        self.stdout.write(f"this process can read: {'yes' if own else 'no'}")

    def rotate(self, options: dict[str, Any]) -> None:
        """Rewrap, with progress; may be stopped and started again."""
        total = keys.outdated()
        for done in keys.rotate():
            self.stdout.write(f"{done} of {total}")
        self.stdout.write(f"done: every case key is wrapped to ring {ring.fingerprint()}")


def _write_private(file: Path, text: str) -> None:
    """Create a file that only its owner can read, from its first byte on."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        handle.write(text)
