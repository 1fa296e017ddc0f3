"""`manage.py seed_routing`: the organisations, teams and rules that DOK starts with."""

from typing import Any

from django.core.management.base import BaseCommand

from intake.routing.seed import seed


class Command(BaseCommand):
    """Create what is missing; change nothing that is there."""

    help = "Create the member organisations, their teams and the routing rules, where they are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed and say what was new."""
        created = seed()
        self.stdout.write(", ".join(f"{count} new {name}" for name, count in created.items()))
