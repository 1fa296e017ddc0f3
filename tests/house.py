"""A whole house for the browser tests: a real web server, a real worker, a real mail server, a real Chromium.

    def test_the_home_page_opens(house, visit):
        page = visit("/")                      # a phone, JavaScript on
        page = visit("/", javascript=False)    # and off
        assert house.letters.wait_for("ane@student.example").subject == "…"

There is one house for each xdist worker, started from the seeded template. What one test does there, the next one sees,
so a test makes the data it speaks of. No ORM inside: the house has a database of its own, in other processes.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from threading import Condition
from typing import TYPE_CHECKING

import pytest
from aiosmtpd.controller import Controller

from . import databases

if TYPE_CHECKING:
    from portal.demo import DemoPerson

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
# As bin/chromium gets it; without one, Playwright has its own.
_CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, _CHROMIUMS)), None)
# Letters stand where the type says, whatever a machine thinks of its screen: so both Chromiums draw alike.
FLAGS = ("--no-sandbox", "--font-render-hinting=none")
PATIENCE = 90.0
PERIOD = 30  # seconds that a one-time code is the present one


class Letters:
    """What the mail server of the house received, in the order it came."""

    def __init__(self) -> None:
        self.received: list[tuple[list[str], EmailMessage, bytes]] = []
        self._news = Condition()

    async def handle_DATA(self, server, session, envelope) -> str:
        message = message_from_bytes(envelope.content, policy=policy.default)
        with self._news:
            self.received.append((list(envelope.rcpt_tos), message, envelope.content))
            self._news.notify_all()
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        """The letters to an address so far."""
        return [message for recipients, message, _raw in list(self.received) if address in recipients]

    def wait_for(self, address: str, *, count: int = 1, timeout: float = 20.0) -> EmailMessage:
        """Wait until `count` letters have come to an address; returns the last. Raises AssertionError."""
        with self._news:
            came = self._news.wait_for(lambda: len(self.to(address)) >= count, timeout)
        assert came, f"{len(self.to(address))} of {count} letters came to {address} within {timeout:.0f} s"
        return self.to(address)[-1]


@dataclass
class House:
    """A running house and what one can ask it."""

    base_url: str
    letters: Letters
    folder: Path
    address: str
    environment: dict[str, str] = field(repr=False)
    used_codes: dict[str, int] = field(default_factory=dict)
    # The cookies of people who signed in, so that each signs in once in a house.
    signed_in: dict[str, list] = field(default_factory=dict)
    # Addresses outside that its pages may lead to: an employer's sign-in, where a test has one.
    neighbours: tuple[str, ...] = ()

    def code_for(self, person: "DemoPerson") -> str:
        """A one-time code that this house has not seen yet: one code opens once, and tests sign in side by side."""
        from portal import demo  # Not at the top: this is a plugin, read before Django is set up.

        while True:
            period = int(time.time()) // PERIOD
            if period > self.used_codes.get(person.key, 0) and demo.seconds_left() > 2:
                self.used_codes[person.key] = period
                return person.code()
            time.sleep(0.5)

    def manage(self, *arguments: str) -> str:
        """Run a management command in the house; returns what it printed."""
        return databases.manage(*arguments, address=self.address, folder=self.folder / "var", **self.environment)

    def log(self) -> str:
        """What the web server and the worker wrote so far."""
        return "".join(file.read_text(errors="replace") for file in sorted(self.folder.glob("*.log")))


class Running:
    """The processes of a house, stopped in any case."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.environment = folder, environment
        self.processes: list[subprocess.Popen] = []

    def start(self, name: str, *command: str) -> subprocess.Popen:
        with (self.folder / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, *command],
                cwd=databases.ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.processes.append(process)
        return process

    def stop(self) -> None:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_open(base_url: str, web: subprocess.Popen, log: Callable[[], str]) -> None:
    """Wait until an address answers, with whatever. Raises AssertionError, with the log, if the server ends before."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and web.poll() is None:
        try:
            urllib.request.urlopen(base_url, timeout=PATIENCE).close()
        except urllib.error.HTTPError as answer:
            answer.close()
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"the house did not open:\n{log()}")


@pytest.fixture(scope="session")
def house():
    """Start a house, and close it when the worker is done."""
    with open_house("house") as house:
        yield house


@contextmanager
def open_house(name: str, *, port: int = 0, neighbours: tuple[str, ...] = (), **settings: str) -> Iterator[House]:
    """Run a house of its own, on a port that may be chosen before, with settings of its own."""
    name = f"{name}_{databases.worker_name()}"
    template, seeded_folder = databases.seeded()
    folder = databases.run_folder() / name
    folder.mkdir()
    address = databases.address_of(name)
    letters = Letters()
    mail = Controller(letters, hostname="127.0.0.1", port=free_port())
    port = port or free_port()
    base_url = f"http://127.0.0.1:{port}"
    running = None
    try:
        databases.copy(template, address)
        shutil.copytree(seeded_folder, folder / "var", dirs_exist_ok=True)
        mail.start()
        further = {
            "EMAIL_URL": f"smtp://127.0.0.1:{mail.port}",
            "DOK_BASE_URL": base_url,
            "DOK_LOG_LEVEL": "INFO",
            "TMPDIR": str(folder),
            **_own_cache(name),
            **settings,
        }
        running = Running(folder, databases.environment(address, folder / "var") | further)
        house = House(base_url, letters, folder, address, further, neighbours=neighbours)
        web = running.start(
            "web",
            *("-m", "gunicorn", "portal.wsgi:application", "--no-control-socket", "--bind", f"127.0.0.1:{port}"),
            *("--threads", "4", "--access-logfile", "-"),
        )
        running.start("work", "manage.py", "work", "--interval", "0.2")
        wait_until_open(base_url, web, house.log)
        yield house
    finally:
        if running:
            running.stop()
        if mail.server:
            mail.stop()
        databases.drop(address)


def _own_cache(name: str) -> dict[str, str]:
    """A shared Redis holds the keys of several houses: each begins its own with its name."""
    cache = os.environ.get("CACHE_URL", "")
    if not cache.startswith("redis"):
        return {}
    return {"CACHE_URL": f"{cache}?key_prefix={databases.run_name()}_{name}"}


@pytest.fixture(scope="module")
def browser():
    """A Chromium for the tests of one module. Its end matters: no ORM works in the process while Playwright runs."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, presses_that_land():
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@contextmanager
def presses_that_land() -> Iterator[None]:
    """Let a click end when the page it led to stands. Playwright lets go at the first byte of the answer, when there is
    nothing to read yet: on a busy machine a test would then count what has not come."""
    from playwright.sync_api import Locator

    def until_it_stands(act):
        def act_and_arrive(button, *args, **options):
            act(button, *args, **options)
            button.page.wait_for_load_state()

        return act_and_arrive

    with pytest.MonkeyPatch.context() as patch:
        for name in ("click", "press"):
            patch.setattr(Locator, name, until_it_stands(getattr(Locator, name)))
        yield


@pytest.fixture
def local_page(house, browser):
    """A page of the house under the name localhost: passkeys (WebAuthn) know names, not numbers."""
    context = browser.new_context(
        base_url=house.base_url.replace("127.0.0.1", "localhost"), viewport=DESK, locale="da-DK"
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def visit(house, browser):
    """Open a page of the house as a new visitor. Whatever the test does, no page may ask a stranger (law 8)."""
    contexts, strangers = [], []

    def open_page(path="/", *, javascript=True, viewport=PHONE, **options):
        context = browser.new_context(
            base_url=house.base_url,
            viewport=viewport,
            java_script_enabled=javascript,
            locale="da-DK",
            **options,
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        context.on(
            "request", lambda request: strangers.append(request.url) if _is_strange(request.url, house) else None
        )
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert strangers == []


def _is_strange(url: str, house: House) -> bool:
    return not url.startswith((house.base_url, *house.neighbours, "data:", "blob:", "about:"))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Show the end of the house's log with a test that failed in it."""
    outcome = yield
    report = outcome.get_result()
    house = getattr(item, "funcargs", {}).get("house")
    if report.failed and isinstance(house, House):
        told = [line for line in house.log().splitlines() if "/static/" not in line]
        report.sections.append(("the house's log", "\n".join(told[-40:])))
