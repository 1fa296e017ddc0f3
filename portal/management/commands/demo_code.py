"""`manage.py demo_code ROLE`: the present one-time code of a demo person."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal import demo


class Command(BaseCommand):
    """Print a code to sign in with."""

    help = "Print the present one-time code of a demo person."

    def add_arguments(self, parser):
        """Name the person."""
        parser.add_argument("role", choices=[person.key for person in demo.PEOPLE])

    def handle(self, *args, role, **options):
        """Refuse where the demo doors are shut."""
        if not settings.DOK_DEMO_DOORS:
            raise CommandError("DOK_DEMO_DOORS is off: there are no demo people here.")
        self.stdout.write(demo.person(role).code())
