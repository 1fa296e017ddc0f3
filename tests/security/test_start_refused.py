"""An unsafe house does not open: real processes, each with one mistake."""

import sqlite3
from contextlib import closing

import pytest
from pyrage import x25519

from portal.checks import TEST_RECIPIENT
from portal.settings import test as test_settings

from .processes import Environment

pytestmark = pytest.mark.either_engine

OTHER = str(x25519.Identity.generate())
# A process costs seconds: each mistake alone is in tests/portal/test_checks.py, here are those that must hold in a real
# start, and then everything that production can lack, at once.
ALONE = [
    ({"SECRET_KEY": test_settings.SECRET_KEY}, ["SECRET_KEY"]),
    ({"DOK_VAULT_RECIPIENTS": None}, ["DOK_VAULT_RECIPIENTS"]),
    ({"DOK_VAULT_IDENTITIES": OTHER}, ["DOK_VAULT_IDENTITIES"]),
    ({"DOK_DEMO_DOORS": "1"}, ["DOK_DEMO_DOORS"]),
]
NOTHING_SET = dict.fromkeys(
    [
        "SECRET_KEY",
        "ALLOWED_HOSTS",
        "DOK_BASE_URL",
        "DATABASE_URL",
        "DOK_ALLOW_SQLITE",
        "CACHE_URL",
        "EMAIL_URL",
        "DOK_CLAMD",
        "DOK_VAULT_RECIPIENTS",
        "DOK_VAULT_IDENTITIES",
    ]
)
TOGETHER = [
    (NOTHING_SET, [name for name in NOTHING_SET if name != "DOK_VAULT_IDENTITIES"]),
    (
        {
            "DEBUG": "1",
            "ALLOWED_HOSTS": "*",
            "DOK_BASE_URL": "http://portal.dok.example",
            "DOK_VAULT_RECIPIENTS": TEST_RECIPIENT,
            "DOK_VAULT_IDENTITIES": None,
            "EMAIL_URL": "filemail://",
        },
        ["DEBUG", "ALLOWED_HOSTS", "DOK_BASE_URL", "DOK_VAULT_RECIPIENTS", "DOK_VAULT_IDENTITIES", "EMAIL_URL"],
    ),
]


@pytest.mark.parametrize(("change", "variables"), [*ALONE, *TOGETHER], ids=lambda value: str(value)[:40])
def test_the_web_server_does_not_start_and_says_which_variables(tmp_path, change, variables):
    environment = Environment(tmp_path, **change)
    started = environment.python("-c", "import portal.wsgi")
    assert started.returncode != 0
    said = started.stdout + started.stderr
    assert "The portal does not start:" in said
    told = said.rpartition("The portal does not start:")[2]
    assert [variable for variable in variables if variable not in told] == []
    for secret in environment.secrets():
        assert secret not in said


def test_a_sound_production_starts(tmp_path):
    started = Environment(tmp_path).python("-c", "import portal.wsgi")
    assert (started.returncode, started.stderr) == (0, "")


def test_gunicorn_gives_up_instead_of_trying_for_ever(tmp_path):
    environment = Environment(tmp_path, DOK_SIDE="publik")
    started = environment.python("-m", "gunicorn", "portal.wsgi", "--no-control-socket", "--bind", "127.0.0.1:0")
    assert started.returncode == 3
    assert "DOK_SIDE must be one of" in started.stderr


@pytest.mark.parametrize("command", [("migrate",), ("invite", "a@dok.example", "--role", "editor")])
def test_management_commands_refuse_too(tmp_path, command):
    environment = Environment(tmp_path, DOK_VAULT_RECIPIENTS=None)
    refused = environment.python("manage.py", *command)
    assert refused.returncode == 1
    assert "dok.E010" in refused.stderr
    with closing(sqlite3.connect(tmp_path / "dok.sqlite3")) as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == []


def test_keys_can_be_made_in_a_house_that_cannot_start_yet(tmp_path):
    environment = Environment(tmp_path, DOK_VAULT_RECIPIENTS=None, DOK_VAULT_IDENTITIES=None, SECRET_KEY=None)
    made = environment.python("manage.py", "vault", "keygen", "--out", str(tmp_path / "keys"))
    assert (made.returncode, made.stderr) == (0, "")
    assert (tmp_path / "keys" / "recipients.txt").read_text().count("age1") == 2


def test_the_deploy_check_of_a_sound_production_is_clean(tmp_path):
    checked = Environment(tmp_path).python("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert checked.returncode == 0, checked.stderr


def test_in_production_no_neighbouring_host_can_set_our_cookies(tmp_path):
    names = (
        "s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, cookie_of(SimpleNamespace(kind=SimpleNamespace(name='toyloan')))"
    )
    said = Environment(tmp_path).python(
        "-c",
        "import django; django.setup()\n"
        "from types import SimpleNamespace\n"
        "from django.conf import settings as s\n"
        "from intake.journeys.drafts import cookie_of\n"
        f"print({names})",
    )
    assert said.stdout.split() == ["__Host-sessionid", "__Host-csrftoken", "__Host-dok_toyloan"], said.stderr
