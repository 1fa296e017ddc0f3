"""Where it is measured: a database of its own, and a real gunicorn in the settings of production."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit, urlunsplit

from tests import answers

ROOT = Path(__file__).resolve().parents[1]
POSTGRES = "postgresql://postgres@127.0.0.1:5432/postgres"
REDIS = "redis://127.0.0.1:6379/15"
# Kept between runs: collecting and hashing Wagtail's files takes longer than the measurement.
STATIC = ROOT / "var" / "bench" / "static"
HOST = "bench.dok.example"
# Everything is counted as in production, but nobody is so many, or so quick, that they must prove who they are.
_COUNTED = ("BEGIN", "BEGIN_ALL", "SEND", "SEND_ALL", "WRITE", "OWN", "LOST", "PARTNER", "LETTERS")
_NO_SUSPICION = {"DOK_QUICKEST": "0"} | {f"DOK_LIMIT_{name}": "1000000 per 10 minutes" for name in _COUNTED}


class Place:
    """The server and its database, for as long as the `with` block lasts."""

    # Two cores: one for the server, one for who asks and for the database.
    workers, threads = 1, 4

    def __init__(self, *, sqlite: bool = False) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="dok_bench_"))
        self._server = "" if sqlite else self._postgres()
        self._name = f"dok_bench_{os.getpid()}"
        self.port = _free_port()
        self.environment = self._environment()
        self.web: subprocess.Popen | None = None
        self._others: list[subprocess.Popen] = []
        self._for_browsers = ""

    @property
    def database(self) -> str:
        return "PostgreSQL" if self._server else "SQLite"

    @property
    def cache(self) -> str:
        """The cache of production is shared; files do where no Redis answers."""
        address = os.environ.get("CACHE_URL", REDIS)
        if address.startswith("redis") and answers.redis_answers(address):
            return f"{address}?key_prefix={self._name}"
        return f"filecache://{self.folder / 'cache'}"

    def _postgres(self) -> str:
        address = os.environ.get("DATABASE_URL", POSTGRES)
        return address if address.startswith("postgres") and answers.postgres_answers(address) else ""

    def _environment(self) -> dict[str, str]:
        from pyrage import x25519

        identity, recovery = x25519.Identity.generate(), x25519.Identity.generate()
        self._identity = str(identity)
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "SECRET_KEY": secrets.token_urlsafe(64),
            "ALLOWED_HOSTS": HOST,
            "DOK_BASE_URL": f"https://{HOST}",
            "DATABASE_URL": self._address(),
            "DOK_ALLOW_SQLITE": "1",
            "CACHE_URL": self.cache,
            "EMAIL_URL": "smtp://127.0.0.1:25",
            "DOK_VAR_DIR": str(self.folder),
            "DOK_SIDE": "public",
            # A working key and a recovery key, as a real ring has.
            "DOK_VAULT_RECIPIENTS": f"{identity.to_public()} {recovery.to_public()}",
            "DOK_CLAMD": "tcp://127.0.0.1:3310",  # No journey of the comparison takes files; production wants it said.
            "DOK_LOG_LEVEL": "WARNING",
            "BENCH_STATIC": str(STATIC),
            **_NO_SUSPICION,
        }

    def _address(self) -> str:
        if not self._server:
            return f"sqlite:///{self.folder / 'dok.sqlite3'}"
        return urlunsplit(urlsplit(self._server)._replace(path=f"/{self._name}"))

    def _on_server(self, statement: str) -> None:
        import psycopg
        from psycopg import sql

        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(sql.Identifier(self._name)))

    def __enter__(self) -> Place:
        try:
            if self._server:
                self._on_server("CREATE DATABASE {}")
            _tell("preparing a database and the static files …")
            self.manage("migrate", "--verbosity", "0")
            self.manage("collectstatic", "--no-input", "--verbosity", "0")
            _compress(STATIC)
            for seed in ("seed_routing", "seed_programme", "seed_bench"):
                self.manage(seed)
            self._start()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        servers = [*self._others, *filter(None, [self.web])]
        for web in servers:
            web.terminate()
        for web in servers:
            web.wait(90)
        if self._server:
            self._on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        shutil.rmtree(self.folder, ignore_errors=True)

    def manage(self, *arguments: str) -> str:
        """Run a management command here; returns what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"manage.py {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def _start(self) -> None:
        self.web = self._serve("portal.wsgi:application", self.port, self.environment)

    def _serve(self, application: str, port: int, environment: dict[str, str]) -> subprocess.Popen:
        bind = ("--no-control-socket", "--bind", f"127.0.0.1:{port}")
        size = ("--workers", str(self.workers), "--threads", str(self.threads))
        command = os.environ.get("BENCH_UNDER", "").split()  # A profiler, for whoever looks for the time.
        return subprocess.Popen(
            [*command, sys.executable, "-m", "gunicorn", application, *bind, *size], cwd=ROOT, env=environment
        )

    def serve(self, application: str, **further: str) -> tuple[int, subprocess.Popen]:
        """Another web server of the same size, until the place closes: its port and its process."""
        port = _free_port()
        own = {name: value.format(port=port) for name, value in further.items()}
        web = self._serve(application, port, self.environment | own)
        self._others.append(web)
        _wait_until_open(port)
        return port, web

    def serve_browsers(self) -> str:
        """The same house under a name that a browser finds, and where it takes Brotli without a certificate."""
        if not self._for_browsers:
            name = {"ALLOWED_HOSTS": "localhost", "DOK_BASE_URL": "https://localhost:{port}", "DOK_SSL_REDIRECT": "0"}
            port, _web = self.serve("portal.wsgi:application", **name)
            self._for_browsers = f"http://localhost:{port}"
        return self._for_browsers

    def get(self, path: str) -> None:
        """Have a page made, as a reader would."""
        _wait_until_open(self.port)
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path, headers={"Host": HOST, "X-Forwarded-Proto": "https"})
        connection.getresponse().read()
        connection.close()

    def inside(self, *what: str) -> dict:
        """Look at something inside a process of the house (`bench.inside`)."""
        done = subprocess.run(
            [sys.executable, "-m", "bench.inside", *what],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    def staff(self, module: str, *what: object) -> dict:
        """Look at something inside a process of the staff side, which holds the identity that opens the keys."""
        done = subprocess.run(
            [sys.executable, "-m", module, *map(str, what)],
            cwd=ROOT,
            env=self.environment | {"DOK_SIDE": "staff", "DOK_VAULT_IDENTITIES": self._identity},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    def load(self, plan: dict) -> dict:
        """Have another process ask the server, by a plan for `bench.load`; returns what it saw."""
        return self.ask("bench.load", {"port": self.port, "host": HOST, **plan})

    def ask(self, module: str, plan: dict) -> dict:
        """Have another process ask, by a plan; returns what it saw."""
        done = subprocess.run(
            [sys.executable, "-m", module],
            cwd=ROOT,
            input=json.dumps(plan),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_open(port: int, patience: float = 120.0) -> None:
    import socket

    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("a web server did not open")


def _compress(folder: Path) -> None:
    """What pages load, as collectstatic compresses it; all of Wagtail's files would take minutes."""
    from whitenoise.compress import Compressor

    compressor = Compressor(quiet=True)
    for file in [*folder.glob("css/*.css"), *folder.glob("js/*.js"), *folder.glob("img/*.svg")]:
        list(compressor.compress(str(file)))


def _tell(what: str) -> None:
    sys.stderr.write(f"bench: {what}\n")
