"""`manage.py invite EMAIL --role ROLE --team SLUG`: invite a colleague, the first administrator, a ward's people."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from portal.accounts import invitations
from portal.accounts.models import Access, Team, Unit


class Command(BaseCommand):
    """Invite somebody by e-mail."""

    help = "Invite staff, or somebody on a ward: sends a letter with a link that works once, within seven days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare who, to what, and how the link gets there."""
        parser.add_argument("email")
        parser.add_argument("--role", required=True, choices=Access.values, help="what the person will do")
        parser.add_argument("--team", help="the team's slug; needed for a role in a team")
        parser.add_argument("--unit", help="the unit's slug; needed for somebody who refers from it")
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
                "team": _found(Team, options["team"]),
                "unit": _found(Unit, options["unit"]),
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


def _found(model: type[Team] | type[Unit], slug: str | None) -> Any:
    """Find a team or a unit; what is not there is told with what is."""
    if slug is None:
        return None
    row = model._default_manager.filter(slug=slug).first()
    if row is None:
        known = ", ".join(model._default_manager.order_by("slug").values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"no {model._meta.model_name} {slug!r}; the {model._meta.model_name}s are: {known}")
    return row
