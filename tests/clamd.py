"""A real ClamAV daemon for the tests, with one signature of our own: it knows the EICAR test string, and nothing else.

No database is fetched from anywhere. The daemon runs in the foreground, in a folder of its own, and ends with the run.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

CLAMD = shutil.which("clamd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
# In two halves, so that no scanner takes this file for what it speaks of.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + rb"ANTIVIRUS-TEST-FILE!$H+H*"
NAME = "DOK.Test.EICAR"
PATIENCE = 30.0


@dataclass
class Daemon:
    """A running clamd; `seconds` is how long it took to start."""

    address: str
    process: subprocess.Popen
    seconds: float


def start(folder: Path) -> Daemon:
    """Start a clamd in a folder; returns when it answers."""
    database, address = folder / "database", folder / "clamd.ctl"
    database.mkdir()
    # Any file (0), anywhere in it (*), these bytes.
    (database / "dok.ndb").write_text(f"{NAME}:0:*:{EICAR.hex()}\n")
    config = folder / "clamd.conf"
    lines = [
        f"LocalSocket {address}",
        f"DatabaseDirectory {database}",
        f"TemporaryDirectory {folder}",
        f"User {pwd.getpwuid(os.getuid()).pw_name}",
        "Foreground yes",
        "MaxThreads 2",
    ]
    config.write_text("\n".join([*lines, ""]))
    began = time.monotonic()
    with (folder / "clamd.log").open("wb") as log:
        process = subprocess.Popen([CLAMD, f"--config-file={config}"], stdout=log, stderr=subprocess.STDOUT)
    while not _answers(address):
        if process.poll() is not None or time.monotonic() - began > PATIENCE:
            process.kill()
            raise AssertionError(f"clamd did not start:\n{(folder / 'clamd.log').read_text()}")
        time.sleep(0.02)
    return Daemon(f"unix:{address}", process, time.monotonic() - began)


def _answers(address: Path) -> bool:
    try:
        with socket.socket(socket.AF_UNIX) as wire:
            wire.settimeout(1)
            wire.connect(str(address))
            wire.sendall(b"zPING\0")
            return wire.recv(16) == b"PONG\0"
    except OSError:
        return False


@pytest.fixture(scope="session")
def clamd_daemon():
    """A running clamd for the whole run."""
    if CLAMD is None:
        pytest.skip("there is no clamd here (Debian: clamav-daemon)")
    # Not pytest's own folder: a socket's path has room for a hundred letters.
    with tempfile.TemporaryDirectory(prefix="dok-clamd-") as folder:
        daemon = start(Path(folder))
        yield daemon
        daemon.process.terminate()
        daemon.process.wait(10)


@pytest.fixture
def clamd(clamd_daemon, settings):
    """A portal that has its files looked through."""
    settings.DOK_CLAMD = clamd_daemon.address
    return clamd_daemon
