"""The database's own guard of the events survives every later migration of their table."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_the_guard_is_there_after_all_migrations():
    ask = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'submissions_event'",
        "postgresql": "SELECT tgname FROM pg_trigger "
        "WHERE tgrelid = 'submissions_event'::regclass AND NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(ask)
        guards = {name for (name,) in cursor.fetchall()}
    assert guards in (
        {"submissions_event_no_update", "submissions_event_no_delete"},
        {"submissions_event_append_only"},
    )
