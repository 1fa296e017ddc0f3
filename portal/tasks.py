"""One place to import `task` from, whether one waits, and the loop that the night's tasks share.

Django 6 brings its own task framework, Django 5.2 has the same as a package.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

try:
    from django.tasks import task
    from django.tasks.base import Task
except ImportError:
    from django_tasks import task
    from django_tasks.base import Task

__all__ = ["for_each", "is_waiting", "task"]

logger = logging.getLogger(__name__)

Key = TypeVar("Key")


def is_waiting(asked: Task, *args: Any) -> bool:
    """Whether the task waits with these arguments and no worker has begun it."""
    from django_tasks_db.models import DBTaskResult  # Tasks are imported before the models are.

    given = {"args": list(args), "kwargs": {}}
    return DBTaskResult.objects.ready().filter(task_path=asked.module_path, args_kwargs=given).exists()


def for_each(keys: Iterable[Key], act: Callable[[Key], object]) -> int:
    """Do `act` for every key and count the answers that are true.

    One that fails stops nobody else: it is logged by its key and the kind of error. The error's text is left out, since
    it may repeat what somebody wrote.
    """
    count = 0
    for key in list(keys):
        try:
            count += bool(act(key))
        except Exception as error:
            logger.error("%s failed for %s: %s", act.__name__, key, type(error).__name__)
    return count
