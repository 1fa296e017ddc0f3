"""`manage.py erase_expired [--dry-run]`: erase what may not be kept any longer, or say what that would be."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from intake.submissions import retention


class Command(BaseCommand):
    """The nightly sweep, by hand."""

    help = "Let lapse what nobody confirmed, and erase what may not be kept any longer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the dry run."""
        parser.add_argument("--dry-run", action="store_true", help="list reference and ground; change nothing")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """List, or sweep and count."""
        if dry_run:
            self._list()
            return
        for what, number in retention.sweep().items():
            self.stdout.write(f"{what}: {number}")

    def _list(self) -> None:
        for submission in retention.unconfirmed():
            self.stdout.write(f"{submission.reference} unconfirmed")
        for item in retention.due():
            self.stdout.write(f"{item.submission.reference} {item.ground}")
