"""`manage.py work`: do what waits in the task table, and keep the schedule."""

import logging
import time

from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from portal.schedule import ensure_scheduled, prune_results

LOOK_AT_CLOCK_EVERY = 60.0


class ClockedWorker(Worker):
    """django-tasks-db's worker, which also looks at the clock, between tasks and while it waits."""

    def __init__(self, *, interval: float) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=interval,
            batch=True,  # One call to run() empties the table and returns to us.
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        self._looked_at = float("-inf")

    def look_at_clock(self) -> None:
        """Keep the schedule, if the last look is a minute old."""
        if time.monotonic() - self._looked_at >= LOOK_AT_CLOCK_EVERY:
            ensure_scheduled()
            prune_results()
            self._looked_at = time.monotonic()

    def run_task(self, db_task_result) -> None:
        super().run_task(db_task_result)
        self.look_at_clock()

    def work(self) -> None:
        """Work until told to stop."""
        while self.running:
            self.look_at_clock()
            self.run()
            if self.running:
                time.sleep(self.interval)

    def work_off(self) -> None:
        """Do what is due now, and return."""
        ensure_scheduled()
        self.run()


class Command(BaseCommand):
    """Run one worker."""

    help = "Do what waits: route what came in, send letters, keep the schedule. Run as many as you like."

    def add_arguments(self, parser):
        parser.add_argument("--interval", type=float, default=0.5, help="seconds between looks at an empty table")
        parser.add_argument("--once", action="store_true", help="do what is due now and stop")

    def handle(self, *args, interval, once, **options):
        # Its every look at an empty table would be two lines of log, and its farewell one that says nothing is wrong.
        logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
        worker = ClockedWorker(interval=interval)
        if once:
            worker.work_off()
            return
        worker.configure_signals()
        worker.work()
