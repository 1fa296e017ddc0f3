"""`manage.py serve`: the web server and a worker as one thing that starts, is watched and stops together.

For a small house and for development. A larger one runs gunicorn and `manage.py work` as services of their own.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

PATIENCE = 60.0  # seconds until the first page
GRACE = 15.0  # seconds to finish what is being done
LOOK_EVERY = 0.3
# A worker that dies at once, again and again, is started ever more slowly.
WAITS = (0, 1, 5, 15, 60)
STEADY = 120.0  # seconds after which an earlier death is forgotten


class Command(BaseCommand):
    """Serve the house."""

    help = "Serve the portal: web server and worker together, until Ctrl-C."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--prepare", action="store_true", help="run `prepare --demo` first, in the same breath")
        parser.add_argument("--workers", type=int, default=sensible_workers(), help="web processes")
        parser.add_argument("--threads", type=int, default=8, help="threads in each web process")

    def handle(self, *args, host, port, prepare, workers, threads, **options):
        refuse_taken_port(host, port)
        if prepare:
            call_command("prepare", demo=True, stdout=self.stdout)
            connections.close_all()
        base_url = f"http://{host}:{port}"
        os.environ.setdefault("DOK_BASE_URL", base_url)  # Letters lead here, unless the house has a name.
        web = Child(web_command(host, port, workers, threads))
        worker = Child([sys.executable, "manage.py", "work"])
        stopping = Stopping()
        try:
            web.start()
            worker.start()
            if wait_for_first_page(host, port, web, stopping):
                self.stdout.write(welcome(base_url))
                self.stdout.flush()
                self.watch(web, worker, stopping)
        finally:
            worker.ask_to_stop()
            web.ask_to_stop()
            worker.wait()
            web.wait()
        if not stopping.asked:
            raise CommandError("The web server does not answer, or stopped by itself. What it said stands above.")

    def watch(self, web, worker, stopping):
        """Look after both until somebody stops us or the web server is gone."""
        while not stopping.asked and web.is_alive():
            if worker.died():
                self.stderr.write("The worker stopped by itself and is started again.")
            worker.restart_when_due()
            time.sleep(LOOK_EVERY)


class Stopping:
    """Notes Ctrl-C and SIGTERM."""

    def __init__(self):
        self.asked = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._note)

    def _note(self, number, frame):
        self.asked = True


@dataclass
class Child:
    """One of the two processes."""

    command: list[str]
    process: subprocess.Popen | None = None
    deaths: int = 0
    started_at: float = 0.0
    start_after: float = 0.0

    def start(self):
        # A session of its own, so that Ctrl-C reaches us alone and we stop the two in good order.
        self.process = subprocess.Popen(self.command, cwd=settings.BASE_DIR, start_new_session=True)  # noqa: S603
        self.started_at = time.monotonic()

    def is_alive(self):
        return self.process is not None and self.process.poll() is None

    def died(self):
        """Whether it was found dead just now; its next start is planned then."""
        if self.process is None or self.process.poll() is None:
            return False
        now = time.monotonic()
        self.deaths = 0 if now - self.started_at > STEADY else self.deaths + 1
        self.start_after = now + WAITS[min(self.deaths, len(WAITS) - 1)]
        self.process = None
        return True

    def restart_when_due(self):
        if self.process is None and time.monotonic() >= self.start_after:
            self.start()

    def ask_to_stop(self):
        if self.is_alive():
            self.process.terminate()

    def wait(self):
        if self.process is None:
            return
        try:
            self.process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def sensible_workers():
    """How many web processes: with a cache of its own in each, one, so that limits and one-time values hold."""
    shared_cache = "locmem" not in settings.CACHES["default"]["BACKEND"].lower()
    return (os.cpu_count() or 1) + 1 if shared_cache else 1


def web_command(host, port, workers, threads):
    """The command line of the web server."""
    return [
        *(sys.executable, "-m", "gunicorn", "portal.wsgi:application", "--no-control-socket"),
        *("--bind", f"{host}:{port}", "--workers", str(workers), "--threads", str(threads)),
        *("--log-level", "warning", "--graceful-timeout", "10"),
        # There is no access log. If GUNICORN_CMD_ARGS turns one on, it bears no address: some are keys to a case.
        *("--access-logformat", "%(t)s %(m)s %(s)s %(b)s %(M)sms"),
    ]


def refuse_taken_port(host, port):
    """Raise CommandError, in plain words, if somebody else listens on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} on {host} cannot be used: {error.strerror}. Choose another: PORT={port + 1} make run"
            ) from None


def wait_for_first_page(host, port, web, stopping):
    """Wait until the site answers. Returns False if it never does, or somebody stops us meanwhile."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and web.is_alive() and not stopping.asked:
        connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            connection.getresponse()
        except OSError:
            time.sleep(LOOK_EVERY)
        else:
            return True  # An error page is an answer too; what went wrong is in the log.
        finally:
            connection.close()
    return False


def welcome(base_url):
    """What the newcomer reads: where things are, and how to get in."""
    lines = ["", "The portal is open.", "", f"  {base_url}/", f"  {base_url}/en/"]
    if mail := getattr(settings, "EMAIL_FILE_PATH", None):
        lines.append(f"  Letters are not sent. They land in {mail}/")
    if settings.DOK_DEMO_DOORS:
        from portal.demo import how_to_get_in

        lines += ["", how_to_get_in(base_url).strip("\n")]
    return "\n".join([*lines, "", "Ctrl-C stops it. What you did is kept in var/."])
