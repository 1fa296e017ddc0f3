"""`manage.py seed_people`: the demo people, with memberships and second factors."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal import demo


class Command(BaseCommand):
    """Create the demo people, or put them right."""

    help = "Create one demo person per role, ready to sign in. Only in development and test."

    def handle(self, *args, **options):
        """Refuse where the demo doors are shut."""
        if not settings.DOK_DEMO_DOORS:
            raise CommandError("DOK_DEMO_DOORS is off: demo people exist only in development and test.")
        try:
            count = demo.seed()
        except demo.TeamMissing as missing:
            raise CommandError(f"missing teams: {missing}. Run `manage.py seed_routing` first.") from None
        self.stdout.write(f"{count} demo people are ready.")
