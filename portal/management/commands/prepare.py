"""`manage.py prepare`: make a new house ready, or bring an older one up to date. Keeps whatever it finds."""

from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# In this order: rules need teams, people need teams, cases need all.
SEEDS = ("seed_routing", "seed_programme", "seed_people")


class Command(BaseCommand):
    """Prepare the house."""

    help = "Migrate, compile the catalogues and, in a new database, seed teams, rules, content and demo people."

    def add_arguments(self, parser):
        parser.add_argument("--demo", action="store_true", help="also seed synthetic cases into a new database")
        parser.add_argument("--submissions", type=int, default=40, help="how many cases --demo seeds")

    def handle(self, *args, demo, submissions, **options):
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
        is_new = not is_seeded()
        if is_new:
            self.stdout.write("Preparing a new house. This takes a minute.")
        call_command("catalogue", "compile", verbosity=0)
        if is_behind():
            call_command("migrate", interactive=False, verbosity=0)
        if not is_new:
            return
        for seed in SEEDS:
            self.stdout.write(f"  {seed}")
            call_command(seed, verbosity=0, stdout=StringIO())
        if demo:
            self.stdout.write("  seed_demo")
            call_command("seed_demo", submissions=submissions, verbosity=0)


def is_behind():
    """Whether a migration waits. Asking is quick; a migrate that finds nothing to do is not."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def is_seeded():
    """Whether somebody prepared this database before, down to the people, who come last."""
    from portal.accounts.models import Membership

    if Membership._meta.db_table not in connection.introspection.table_names():
        return False
    return Membership.objects.exists()
