"""`manage.py verify_events`: check that no event was changed or cut off."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from intake.submissions import events
from intake.submissions.models import Submission


class Command(BaseCommand):
    """Walk every case's chain of events, oldest case first."""

    help = "Check the chain of events of every case. Exit code 1 if any is broken."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write one line per fault. Raises CommandError (exit code 1) if there was any."""
        checked = found = 0
        for submission in Submission.objects.order_by("received_at", "id").iterator(chunk_size=500):
            checked += 1
            for fault in events.faults(submission):
                found += 1
                self.stdout.write(fault)
        if found:
            raise CommandError(f"{found} fault(s) in the events of {checked} case(s)", returncode=1)
        self.stdout.write(f"{checked} case(s): every event is as it was written")
