"""The suite's databases: a migrated template made once, a copy of it for every xdist worker, nothing left behind.

`migrated` is what the fixtures `db` and `transactional_db` see: every table and what the migrations put there
(Wagtail's root page and locale), and no more. `seeded` is what a newcomer sees after `make run`, less the cases; the
real servers of the browser tests start from a copy of it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
# Set by the run's first process and inherited by its workers.
RUN = "DOK_TEST_RUN"
SERVER = os.environ.get("DATABASE_URL", "")
ON_POSTGRES = SERVER.startswith("postgres")


def run_name() -> str:
    return f"dok_test_{os.environ[RUN]}"


def run_folder() -> Path:
    folder = Path(tempfile.gettempdir()) / run_name()
    folder.mkdir(exist_ok=True, mode=0o700)
    return folder


def worker_name() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Let one worker of the run at a time do something."""
    with (run_folder() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def environment(address: str, folder: Path) -> dict[str, str]:
    """The environment of a process in the test settings, on a database and a var/ of its own."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_XDIST")}
    return own | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "DATABASE_URL": address,
        "DOK_VAR_DIR": str(folder),
        "DOK_DEMO_DOORS": "1",
    }


def manage(*arguments: str, address: str, folder: Path, **further: str) -> str:
    """Run a management command in a process of its own and return what it printed. Raises AssertionError."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment(address, folder) | further,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"manage.py {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}"
    return done.stdout


# --- Addresses ------------------------------------------------------------------------------------


def address_of(name: str) -> str:
    """The address of a database of this run, on the server the run uses."""
    if not ON_POSTGRES:
        return f"sqlite:///{run_folder() / name}.sqlite3"
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{run_name()}_{name}"))


def sqlite_file(address: str) -> Path:
    return Path(address.removeprefix("sqlite:///"))


def _on_server(statement: str, *names: str) -> None:
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _database(address: str) -> str:
    return urlsplit(address).path.lstrip("/")


# --- Making, copying, dropping --------------------------------------------------------------------


def copy(source: str, target: str) -> None:
    """Make `target` a fresh copy of `source`, which nobody is connected to."""
    drop(target)
    if ON_POSTGRES:
        _on_server("CREATE DATABASE {} TEMPLATE {}", _database(target), _database(source))
    else:
        shutil.copyfile(sqlite_file(source), sqlite_file(target))


def create(address: str) -> None:
    """Make an empty database. SQLite makes its file itself, when somebody writes."""
    drop(address)
    if ON_POSTGRES:
        _on_server("CREATE DATABASE {}", _database(address))


def drop(address: str) -> None:
    if ON_POSTGRES:
        _on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", _database(address))
        return
    for end in ("", "-wal", "-shm", "-journal"):
        Path(f"{sqlite_file(address)}{end}").unlink(missing_ok=True)


def migrated() -> str:
    """The address of the migrated template. The run's first worker to ask makes it."""
    address = address_of("migrated")
    with alone("migrated"):
        done = run_folder() / "migrated.done"
        if not done.exists():
            _migrate(address)
            done.touch()
    return address


def _migrate(address: str) -> None:
    kept = ROOT / "var" / "test" / f"migrated-{_migrations_digest()}.sqlite3"
    if not ON_POSTGRES and kept.exists():
        shutil.copyfile(kept, sqlite_file(address))
        return
    create(address)
    manage("migrate", "--verbosity", "0", address=address, folder=run_folder() / "migrating")
    if not ON_POSTGRES:
        _keep(sqlite_file(address), kept)


def _keep(made: Path, kept: Path) -> None:
    """Keep the migrated file for later runs with the same migrations: making it takes longer than most tests."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    for older in kept.parent.glob("migrated-*"):
        older.unlink(missing_ok=True)
    half = kept.with_suffix(f".{os.getpid()}")
    shutil.copyfile(made, half)
    half.replace(kept)


def _migrations_digest() -> str:
    parts = [ROOT / "uv.lock", ROOT / "portal/settings/base.py", *sorted(ROOT.glob("*/**/migrations/*.py"))]
    digest = hashlib.sha256()
    for part in parts:
        if ".venv" not in part.parts:
            digest.update(f"{part}\n".encode() + part.read_bytes())
    return digest.hexdigest()[:16]


def seeded() -> tuple[str, Path]:
    """The seeded template: its address and its var/ folder. The run's first worker to ask makes it."""
    address, folder = address_of("seeded"), run_folder() / "seeded"
    source = migrated()
    with alone("seeded"):
        done = run_folder() / "seeded.done"
        if not done.exists():
            copy(source, address)
            manage("prepare", address=address, folder=folder)
            manage("work", "--once", address=address, folder=folder)  # Index the pages once, not in every house.
            done.touch()
    return address, folder


def leave_nothing(run: str = "") -> None:
    """Drop everything of a run, by default this one; called at its end, however it ended."""
    name = run or run_name()
    if ON_POSTGRES:
        with psycopg.connect(SERVER, autocommit=True) as connection:
            found = connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [f"{name}_"])
            for (database,) in found.fetchall():
                _on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", database)
    shutil.rmtree(Path(tempfile.gettempdir()) / name, ignore_errors=True)


def sweep_after_the_dead() -> None:
    """Drop what runs on this machine left that were killed and could not tidy up."""
    for folder in Path(tempfile.gettempdir()).glob("dok_test_*"):
        process = folder.name.removeprefix("dok_test_")
        if Path("/proc/self").exists() and process.isdigit() and not Path(f"/proc/{process}").exists():
            leave_nothing(folder.name)
