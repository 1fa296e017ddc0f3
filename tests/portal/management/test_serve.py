"""What `make run` does when a port is taken, or one of its two processes dies."""

import socket
import sys
import time

import pytest
from django.core.management import CommandError

from portal.management.commands.serve import WAITS, Child, refuse_taken_port, sensible_workers, web_command

ENDS_AT_ONCE = [sys.executable, "-c", ""]
NEVER_ENDS = [sys.executable, "-c", "import time; time.sleep(600)"]


def test_a_taken_port_is_refused_with_what_to_do():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"PORT={port + 1} make run"):
            refuse_taken_port("127.0.0.1", port)
    refuse_taken_port("127.0.0.1", port)


def test_a_worker_that_dies_is_started_again_and_ever_more_slowly():
    child, waits = Child(ENDS_AT_ONCE), []
    for _death in range(len(WAITS)):
        child.start()
        child.process.wait()
        assert child.died()
        waits.append(round(child.start_after - time.monotonic()))
        assert not child.died(), "a death is told once"
    assert waits == [*WAITS[1:], WAITS[-1]]

    child.restart_when_due()
    assert child.process is None, "it is not due yet"
    child.start_after = 0
    child.restart_when_due()
    assert child.process is not None
    child.wait()


def test_a_child_is_asked_to_stop_and_stops():
    child = Child(NEVER_ENDS)
    child.start()
    assert child.is_alive()
    child.ask_to_stop()
    child.wait()
    assert not child.is_alive()


def test_processes_that_share_no_cache_are_one_process(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    assert sensible_workers() == 1
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}}
    assert sensible_workers() > 1


def test_an_access_log_that_somebody_turns_on_names_no_address():
    command = web_command("127.0.0.1", 8000, 1, 1)
    assert "--access-logfile" not in command, "it is off unless the house asks for it"
    written = command[command.index("--access-logformat") + 1]
    # The request line, the path, the query and the page one came from: any may hold a secret link.
    assert not [atom for atom in ("%(r)s", "%(U)s", "%(q)s", "%(f)s") if atom in written]
    assert "%(s)s" in written
