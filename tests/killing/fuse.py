"""A fuse that is as long as so many writes: then the process is gone, as if somebody had pulled the plug.

Every INSERT, UPDATE, DELETE, COMMIT and letter to the mail server counts as a write, in the order they happen in one
thread. A gap is named by the write before it: gap 0 lies before the first one, gap 3 between the third and the fourth,
and gap LETTER right after the first letter, whatever else was due before.
"""

from __future__ import annotations

import os
import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.mail import EmailMessage

# What a request says: how many writes its process may live for, or the name of its last one; «-» only counts.
HEADER = "X-Fuse"
# What the answer says: the writes there were, in order.
WRITES = "X-Writes"
LETTER, NOTHING = "LETTER", "-"
# Behind the number: the server's master dies too, and somebody has to start it anew.
EVERYTHING = "all"

_WRITE = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')


class Fuse(threading.local):
    """The writes of this thread since the fuse was lit."""

    gap: str = NOTHING
    everything = False

    def __init__(self) -> None:
        self.writes: list[str] = []

    @contextmanager
    def lit(self, order: str) -> Iterator[list[str]]:
        """Count from here; `order` is what HEADER says. Gives the list of writes, which grows."""
        self.gap, _, rest = order.partition(" ")
        self.everything, self.writes = rest == EVERYTHING, []
        try:
            yield self.writes
        finally:
            self.gap = NOTHING

    def before(self) -> None:
        """Something is about to be written: the last chance to die before the first write."""
        self._die_if_burnt()

    def after(self, what: str) -> None:
        self.writes.append(what)
        self._die_if_burnt()

    def _die_if_burnt(self) -> None:
        if self.gap in (str(len(self.writes)), *self.writes[-1:]):
            if self.everything:
                os.kill(os.getppid(), signal.SIGKILL)
            os.kill(os.getpid(), signal.SIGKILL)


fuse = Fuse()


class FuseMiddleware:
    """Light a fuse for the requests that ask for one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        order = request.headers.get(HEADER)
        if order is None:
            return self.get_response(request)
        with fuse.lit(order) as writes:
            response = self.get_response(request)
        response[WRITES] = ", ".join(writes)
        return response


def watch(connection, **_signal) -> None:
    """Count what a database connection writes; for the signal `connection_created`."""
    if _counted in connection.execute_wrappers:
        return
    connection.execute_wrappers.append(_counted)
    commit = connection._commit

    def counted_commit():
        fuse.before()
        commit()
        fuse.after("COMMIT")

    connection._commit = counted_commit


def _counted(execute, sql, params, many, context):
    found = _WRITE.match(sql)
    if found is None:
        return execute(sql, params, many, context)
    fuse.before()
    result = execute(sql, params, many, context)
    fuse.after(f"{found[1].split()[0]} {found[2]}")
    return result


def watch_letters() -> None:
    """Count what the mail server has taken."""
    send = EmailMessage.send

    def counted_send(self, fail_silently=False):
        fuse.before()
        sent = send(self, fail_silently)
        fuse.after(LETTER)
        return sent

    EmailMessage.send = counted_send
