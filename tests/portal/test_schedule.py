from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from intake.routing.tasks import route_waiting
from portal.schedule import ABANDONED_AFTER, KEPT_RESULTS, ensure_scheduled, next_run, prune_results


@pytest.mark.parametrize(
    ("rule", "now", "expected"),
    [
        pytest.param("03:10", "2026-11-22T01:00+00:00", "2026-11-22T02:10+00:00", id="later today, winter"),
        pytest.param("03:10", "2026-11-22T02:10+00:00", "2026-11-23T02:10+00:00", id="this very minute: tomorrow"),
        pytest.param("03:10", "2026-07-01T00:30+00:00", "2026-07-01T01:10+00:00", id="summer time"),
        pytest.param("00:30", "2026-11-22T23:15+00:00", "2026-11-22T23:30+00:00", id="already the next day in Denmark"),
        pytest.param("02:30", "2026-03-28T23:00+00:00", "2026-03-29T01:30+00:00", id="the hour that spring skips"),
        pytest.param("02:30", "2026-10-24T22:30+00:00", "2026-10-25T00:30+00:00", id="the hour that comes twice"),
        pytest.param("02:30", "2026-10-25T00:31+00:00", "2026-10-26T01:30+00:00", id="not at its second coming"),
        pytest.param(300, "2026-10-25T00:31+00:00", "2026-10-25T00:36+00:00", id="seconds"),
    ],
)
def test_the_next_run_follows_danish_clocks(rule, now, expected):
    assert next_run(rule, datetime.fromisoformat(now)) == datetime.fromisoformat(expected)


def test_every_scheduled_task_waits_once_however_often_one_asks(db, settings):
    now = timezone.now()
    assert ensure_scheduled(now) == len(settings.DOK_SCHEDULE)
    assert ensure_scheduled(now + timedelta(seconds=5)) == 0
    assert sorted(DBTaskResult.objects.values_list("task_path", flat=True)) == sorted(settings.DOK_SCHEDULE)


def test_a_task_that_runs_now_is_scheduled_anew(db, settings):
    settings.DOK_SCHEDULE = {"intake.routing.tasks.route_waiting": 300}
    now = datetime(2026, 11, 22, 8, tzinfo=UTC)
    ensure_scheduled(now)
    DBTaskResult.objects.get().claim("worker")

    assert ensure_scheduled(now + timedelta(minutes=6)) == 1
    assert DBTaskResult.objects.get(status="READY").run_after == now + timedelta(minutes=11)


def test_workers_that_start_at_once_schedule_each_task_once(transactional_db, settings):
    settings.DOK_SCHEDULE = {"intake.routing.tasks.route_waiting": 300}
    workers, gate, errors = 4, Barrier(4), []

    def start():
        try:
            gate.wait()
            ensure_scheduled()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=start) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert DBTaskResult.objects.count() == 1


def test_results_are_forgotten_and_waiting_tasks_are_not(db):
    now = timezone.now()
    rows = {name: route_waiting.enqueue().id for name in ("done", "old", "stuck", "waiting")}
    table = DBTaskResult.objects
    table.filter(pk=rows["done"]).update(status="SUCCESSFUL", finished_at=now)
    table.filter(pk=rows["old"]).update(status="FAILED", finished_at=now - KEPT_RESULTS)
    table.filter(pk=rows["stuck"]).update(status="RUNNING", started_at=now - ABANDONED_AFTER)

    assert prune_results(now) == 2
    assert {str(pk) for pk in table.values_list("pk", flat=True)} == {str(rows["done"]), str(rows["waiting"])}


def test_the_whole_schedule_names_tasks_that_exist(db, settings):
    ensure_scheduled()
    assert {row.task.module_path for row in DBTaskResult.objects.all()} == set(settings.DOK_SCHEDULE)
