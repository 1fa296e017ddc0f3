"""`manage.py invite EMAIL --team SLUG --role ROLE`: invite a colleague, or the first administrator."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from portal.accounts import invitations
from portal.accounts.models import Access, Team


class Command(BaseCommand):
    """Invite somebody by e-mail."""

    help = "Invite a member of staff: sends a letter with a link that works once, within seven days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare who, to what, and how the link gets there."""
        parser.add_argument("email")
        parser.add_argument("--role", required=True, choices=Access.values, help="what the person will do")
        parser.add_argument("--team", help="the team's slug; needed for a role in a team")
        parser.add_argument(
            "--show-link", action="store_true", help="print the link instead of sending it, before mail works"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Invite; every refusal is told in one line."""
        try:
            validate_email(options["email"])
            chosen = {
                "email": options["email"],
                "access": Access(options["role"]),
                "team": self._team(options["team"]),
            }
            if options["show_link"]:
                _invitation, secret = invitations.prepare(**chosen)
                self.stdout.write(invitations.link(secret))
            else:
                invitations.invite(**chosen)
                self.stdout.write(f"Invitation sent to {options['email']}.")
        except ValidationError:
            raise CommandError(f"not an e-mail address: {options['email']}") from None
        except invitations.InvitationRefused as refused:
            raise CommandError(str(refused)) from None

    def _team(self, slug: str | None) -> Team | None:
        if slug is None:
            return None
        team = Team.objects.filter(slug=slug).first()
        if team is None:
            known = ", ".join(Team.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"no team {slug!r}; the teams are: {known}")
        return team
