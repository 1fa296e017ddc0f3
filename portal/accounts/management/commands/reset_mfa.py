"""`manage.py reset_mfa EMAIL`: let a colleague who lost every second factor set up a new one."""

from __future__ import annotations

from argparse import ArgumentParser
from smtplib import SMTPException
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.accounts.lost_factor import forget_factors
from portal.accounts.models import User


class Command(BaseCommand):
    """Take a colleague's second factors away."""

    help = (
        "Take away a colleague's lost second factors. Make sure first, by voice, that it is they who ask: with the "
        "password alone they set up a new factor at the next sign-in. A letter tells them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare who."""
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        """Say what was taken away; an address without an account is refused."""
        user = User.objects.filter(email__iexact=email.strip()).first()
        if user is None:
            raise CommandError(f"no account has the address {email}")
        try:
            taken = forget_factors(user)
        except (OSError, SMTPException):
            raise CommandError("the letter could not be sent, so nothing was taken away") from None
        self.stdout.write(f"{taken} factor(s) taken away. {user.email} sets up a new one at the next sign-in.")
