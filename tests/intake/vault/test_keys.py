from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from pyrage import x25519

from intake.vault import keys, ring
from intake.vault.errors import Shredded, VaultClosed
from intake.vault.models import CaseKey

pytestmark = pytest.mark.django_db


def test_a_case_key_opens_to_the_private_half_of_its_recipient():
    case = uuid4()
    recipient = keys.create(case)
    assert keys.recipient_of(case) == recipient
    assert str(keys.identity_of(case).to_public()) == recipient


def test_two_cases_never_share_a_key():
    assert keys.create(uuid4()) != keys.create(uuid4())


def test_a_shredded_key_is_gone_for_everybody():
    case = uuid4()
    keys.create(case)
    assert keys.shred(case) is True
    assert keys.shred(case) is False
    with pytest.raises(Shredded):
        keys.identity_of(case)
    with pytest.raises(Shredded):
        keys.recipient_of(case)


@pytest.fixture
def rings(settings):
    """Two rings: the one the cases were made in, and its successor."""
    old, new = x25519.Identity.generate(), x25519.Identity.generate()
    settings.DOK_VAULT_RECIPIENTS = str(old.to_public())
    settings.DOK_VAULT_IDENTITIES = str(old)
    return old, new


def test_rotation_rewraps_every_key_and_leaves_the_old_identity_useless(settings, rings):
    old, new = rings
    cases = {case: keys.create(case) for case in (uuid4() for _ in range(5))}
    settings.DOK_VAULT_RECIPIENTS = str(new.to_public())
    settings.DOK_VAULT_IDENTITIES = f"{old} {new}"
    assert keys.outdated() == 5
    assert list(keys.rotate()) == [5]
    assert keys.outdated() == 0

    settings.DOK_VAULT_IDENTITIES = str(new)
    assert {case: str(keys.identity_of(case).to_public()) for case in cases} == cases
    settings.DOK_VAULT_IDENTITIES = str(old)
    with pytest.raises(VaultClosed):
        keys.identity_of(next(iter(cases)))


def test_rotation_can_be_stopped_and_taken_up_again(settings, rings, monkeypatch):
    monkeypatch.setattr(keys, "ROTATION_BATCH", 2)
    old, new = rings
    for _ in range(5):
        keys.create(uuid4())
    settings.DOK_VAULT_RECIPIENTS = str(new.to_public())
    settings.DOK_VAULT_IDENTITIES = f"{old} {new}"
    interrupted = keys.rotate()
    assert next(interrupted) == 2
    interrupted.close()
    assert keys.outdated() == 3
    assert list(keys.rotate()) == [2, 3]


def test_a_key_that_is_shredded_during_rotation_does_not_come_back(settings, rings, monkeypatch):
    old, new = rings
    case = uuid4()
    keys.create(case)
    settings.DOK_VAULT_RECIPIENTS = str(new.to_public())
    settings.DOK_VAULT_IDENTITIES = f"{old} {new}"
    unwrap = ring.unwrap

    def shred_then_unwrap(wrapped):
        keys.shred(case)
        return unwrap(wrapped)

    monkeypatch.setattr(keys.ring, "unwrap", shred_then_unwrap)
    list(keys.rotate())
    assert not CaseKey.objects.filter(case=case).exists()


def test_rotation_without_the_old_identity_says_so_and_changes_nothing(settings, rings):
    _, new = rings
    keys.create(uuid4())
    settings.DOK_VAULT_RECIPIENTS = str(new.to_public())
    settings.DOK_VAULT_IDENTITIES = str(new)
    with pytest.raises(CommandError, match="no identity"):
        call_command("vault", "rotate")
    assert keys.outdated() == 1


def test_keygen_makes_a_ring_that_works_and_never_overwrites(settings, tmp_path, capsys):
    folder = tmp_path / "vault"
    call_command("vault", "keygen", "--out", str(folder))
    assert "AGE-SECRET-KEY" not in capsys.readouterr().out
    assert (folder / "working.key").stat().st_mode & 0o077 == 0
    settings.DOK_VAULT_RECIPIENTS = (folder / "recipients.txt").read_text()
    assert len(ring.recipients()) == 2
    for name in ("working.key", "recovery.key"):
        settings.DOK_VAULT_IDENTITIES = (folder / name).read_text()
        key = x25519.Identity.generate()
        assert str(ring.unwrap(ring.wrap(str(key)))) == str(key)
    with pytest.raises(CommandError, match="already holds keys"):
        call_command("vault", "keygen", "--out", str(folder))


def test_status_tells_what_the_ring_is_and_whether_this_process_can_read(settings, capsys):
    keys.create(uuid4())
    call_command("vault", "status")
    told = capsys.readouterr().out
    assert "1 recipient(s)" in told
    assert "a case key opens: yes" in told
    assert "AGE-SECRET-KEY" not in told
    settings.DOK_VAULT_IDENTITIES = ""
    call_command("vault", "status")
    assert "this process can read: no" in capsys.readouterr().out
