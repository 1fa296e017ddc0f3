"""Whether a task waits already."""

import pytest
from django_tasks_db.models import DBTaskResult

from cms.tasks import print_programme
from portal.tasks import is_waiting

pytestmark = pytest.mark.django_db


def test_a_task_waits_with_its_own_arguments_until_a_worker_takes_it():
    assert not is_waiting(print_programme, "da")

    asked = print_programme.enqueue("da")

    assert is_waiting(print_programme, "da")
    assert not is_waiting(print_programme, "en")
    DBTaskResult.objects.get(id=asked.id).claim("a-worker")
    assert not is_waiting(print_programme, "da")
