"""A house for killing: gunicorn with one server process, workers on demand, a mail server, a database of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from aiosmtpd.controller import Controller

from tests import databases
from tests.house import PATIENCE, Letters, Running, free_port, wait_until_open


class KillableHouse:
    """What a test may do to it: let its processes die, start them anew, ask what is left.

    The server is one process under gunicorn's master, which has loaded the house before it forks: when the process is
    killed, the master forks another from what it has read from disk, and that one knows nothing of the one before. When
    the master is killed too, `start` begins from nothing, as a machine does.
    """

    def __init__(self, name: str, *, keys_apart: bool = False) -> None:
        self.folder = databases.run_folder() / f"{name}-{databases.worker_name()}"
        self.address = databases.address_of(f"{name}_{databases.worker_name()}")
        self.keys = databases.address_of(f"{name}_keys_{databases.worker_name()}") if keys_apart else ""
        self.letters = Letters()
        self.mail: Controller | None = None
        self.port = free_port()
        self.base_url = f"http://127.0.0.1:{self.port}"
        self.web: subprocess.Popen | None = None
        self.workers: subprocess.Popen | None = None
        self.running: Running | None = None

    def open(self) -> None:
        template, seeded_folder = databases.seeded()
        databases.copy(template, self.address)
        shutil.copytree(seeded_folder, self.folder)
        self.mail = Controller(self.letters, hostname="127.0.0.1", port=free_port())
        self.mail.start()
        own = {
            "DJANGO_SETTINGS_MODULE": "tests.killing.settings",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail.port}",
            "DOK_BASE_URL": self.base_url,
        }
        if self.keys:
            databases.create(self.keys)
            own["KEYS_DATABASE_URL"] = self.keys
        environment = databases.environment(self.address, self.folder) | own
        if self.keys:
            subprocess.run(
                [sys.executable, "manage.py", "migrate", "vault", "--database", "keys", "--verbosity", "0"],
                cwd=databases.ROOT,
                env=environment,
                check=True,
            )
        self.running = Running(self.folder, environment)
        self.start()
        self.workers = subprocess.Popen(
            [sys.executable, "-m", "tests.killing.workers"],
            cwd=databases.ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.ask("work", "-")  # Put the schedule into the table: from now on only what the persons cause is written.

    def start(self) -> None:
        """Start the web server, from nothing."""
        self.web = self.running.start(
            "web",
            *("-m", "gunicorn", "portal.wsgi:application", "--no-control-socket", "--bind", f"127.0.0.1:{self.port}"),
            *("--preload", "--workers", "1", "--threads", "4"),
        )
        wait_until_open(f"{self.base_url}/healthz", self.web, self.log)

    def start_if_gone(self, *, with_its_master: bool = False) -> None:
        """Start the web server anew, if nobody is left to do it: a master that was killed too is waited for."""
        if with_its_master:
            self.web.wait(PATIENCE)
        if self.web.poll() is not None:
            self.start()

    def ask(self, *order: str) -> dict:
        """Have a worker do something; see tests.killing.workers."""
        self.workers.stdin.write(" ".join(order) + "\n")
        self.workers.stdin.flush()
        return json.loads(self.workers.stdout.readline())

    def log(self) -> str:
        return "".join(file.read_text(errors="replace") for file in sorted(Path(self.folder).glob("*.log")))

    def close(self) -> None:
        if self.workers:
            self.workers.stdin.close()
            self.workers.wait(15)
            self.workers.stdout.close()
        for process in self.running.processes if self.running else ():
            # A master that was killed left its process behind; both are in a group of their own.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        if self.mail:
            self.mail.stop()
        for address in filter(None, (self.address, self.keys)):
            databases.drop(address)
        shutil.rmtree(self.folder, ignore_errors=True)
