"""What the house does by the clock: `settings.DOK_SCHEDULE` turned into waiting tasks.

The next run of each scheduled task always lies in the task table, so that a machine that slept through the hour does
the work when it wakes, once.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connections, router, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

# Any number, the same in every worker: PostgreSQL's advisory lock for this one purpose.
_LOCK = 0x444F4B  # "DOK"

KEPT_RESULTS = timedelta(days=14)
# A task that has run for so long belongs to a worker that died.
ABANDONED_AFTER = timedelta(days=1)


def next_run(rule: str | int, now: datetime) -> datetime:
    """Return the first moment after `now` that a rule means, in UTC.

    `rule` is a number of seconds, or "HH:MM" Danish time. A time that summer time skips is taken an hour later; one
    that the autumn has twice is taken the first time.
    """
    if not isinstance(rule, str):
        return now + timedelta(seconds=rule)
    zone = ZoneInfo(settings.TIME_ZONE)
    clock, day = time.fromisoformat(rule), now.astimezone(zone).date()
    while (moment := datetime.combine(day, clock, tzinfo=zone).astimezone(ZoneInfo("UTC"))) <= now:
        day += timedelta(days=1)
    return moment


def ensure_scheduled(now: datetime | None = None) -> int:
    """Put the next run of every scheduled task into the table, where none waits. Returns how many were put there.

    Any number of workers may call this at once: they take turns.
    """
    now, added = now or timezone.now(), 0
    using = router.db_for_write(DBTaskResult)
    with transaction.atomic(using=using):
        _take_turns(using)
        waiting = set(
            DBTaskResult.objects.using(using)
            .filter(status="READY", task_path__in=settings.DOK_SCHEDULE)
            .values_list("task_path", flat=True)
        )
        for path, rule in settings.DOK_SCHEDULE.items():
            if path not in waiting:
                import_string(path).using(run_after=next_run(rule, now)).enqueue()
                added += 1
    return added


def _take_turns(using: str) -> None:
    """Hold the others off until the transaction ends. SQLite's IMMEDIATE transactions already do."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def prune_results(now: datetime | None = None) -> int:
    """Delete what the table remembers of tasks long done or abandoned. Returns how many rows went."""
    now = now or timezone.now()
    old = DBTaskResult.objects.finished().filter(finished_at__lte=now - KEPT_RESULTS)
    dead = DBTaskResult.objects.running().filter(started_at__lte=now - ABANDONED_AFTER)
    return old.delete()[0] + dead.delete()[0]
