import pytest

from intake.vault.errors import VaultClosed
from intake.vault.personal import PersonalKey


def test_the_secret_is_enough_to_come_back():
    key = PersonalKey.new()
    again = PersonalKey.from_secret(key.secret)
    assert (again.recipient, again.digest) == (key.recipient, key.digest)


def test_the_server_keeps_nothing_that_contains_the_secret():
    key = PersonalKey.new()
    assert key.secret not in key.digest + key.recipient


@pytest.mark.parametrize("nonsense", ["", "x", "1" * 58, "æøå", "age1" + "q" * 50])
def test_nonsense_is_not_a_key(nonsense):
    with pytest.raises(VaultClosed):
        PersonalKey.from_secret(nonsense)
