"""The key rows in a database of their own, as a large house has it: real files, a process of its own."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

LIFE_OF_A_CASE = """
from tests import make, toys
from intake.submissions import retention
from intake.submissions.answers import open_answers
from intake.vault.errors import Shredded
with toys.toy_kinds():
    kept, erased = make.submission(), make.submission(state="declined")
    assert open_answers(kept).full_name.startswith("Åse")
    retention.erase(erased.pk, "declined")
    try:
        open_answers(erased)
    except Exception as error:
        print(type(error).__name__)
    print(kept.pk.hex)
"""


def test_the_keys_lie_apart_from_the_cases_and_an_erased_one_is_gone_from_both(tmp_path):
    files = {"DATABASE_URL": tmp_path / "cases.sqlite3", "KEYS_DATABASE_URL": tmp_path / "keys.sqlite3"}
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        **{name: f"sqlite:///{file}" for name, file in files.items()},
    }

    def manage(*words):
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    manage("migrate", "--verbosity=0")
    manage("migrate", "--verbosity=0", "--database=keys")
    told = manage("shell", "--verbosity=0", "--command", LIFE_OF_A_CASE).split()
    assert told[0] in {"Shredded", "DoesNotExist"}

    with sqlite3.connect(files["KEYS_DATABASE_URL"]) as keys:
        assert [row[0] for row in keys.execute('SELECT "case" FROM vault_casekey')] == [told[1]]
        tables = {row[0] for row in keys.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert "submissions_submission" not in tables
    with sqlite3.connect(files["DATABASE_URL"]) as cases:
        assert "vault_casekey" not in {row[0] for row in cases.execute("SELECT name FROM sqlite_master")}
        assert cases.execute("SELECT count(*) FROM submissions_submission").fetchone() == (2,)
