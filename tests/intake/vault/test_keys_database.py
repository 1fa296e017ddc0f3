"""The key rows in a database of their own, as a large house has it: real databases, a process of its own."""

import pytest

from tests import databases

LIFE_OF_A_CASE = """
from django.db import connections
from tests import make, toys
from intake.submissions import retention
from intake.submissions.answers import open_answers
from intake.vault.errors import Shredded


def count(alias, table):
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


with toys.toy_kinds():
    kept, erased = make.submission(), make.submission(state="declined")
    assert open_answers(kept).full_name.startswith("Åse")
    before = count("keys", "vault_casekey")
    retention.erase(erased.pk, "declined")
    print(before, count("keys", "vault_casekey"), count("default", "vault_casekey"))
    print(count("default", "submissions_submission"), "submissions_submission" in
          connections["keys"].introspection.table_names())
"""


@pytest.fixture
def two_databases():
    cases, keys = (
        databases.address_of(f"cases_{databases.worker_name()}"),
        databases.address_of(f"keys_{databases.worker_name()}"),
    )
    databases.copy(databases.migrated(), cases)
    databases.create(keys)
    yield cases, keys
    databases.drop(cases)
    databases.drop(keys)


def test_the_keys_lie_apart_from_the_cases_and_an_erased_one_is_gone(two_databases, tmp_path):
    cases, keys = two_databases

    def manage(*words):
        return databases.manage(*words, address=cases, folder=tmp_path, KEYS_DATABASE_URL=keys)

    manage("migrate", "vault", "--verbosity=0", "--database=keys")
    told = manage("shell", "--verbosity=0", "--command", LIFE_OF_A_CASE).split()
    keys_before, keys_after, keys_among_cases, tombstones_too, cases_among_keys = told
    assert (keys_before, keys_after, keys_among_cases) == ("2", "1", "0")
    assert (tombstones_too, cases_among_keys) == ("2", "False")
