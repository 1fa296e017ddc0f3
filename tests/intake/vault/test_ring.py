import pytest
from pyrage import x25519

from intake.vault import ring
from intake.vault.errors import VaultClosed, VaultMisconfigured


def test_without_a_recipient_nothing_is_sealed(settings):
    settings.DOK_VAULT_RECIPIENTS = "  \n# only a comment\n"
    with pytest.raises(VaultMisconfigured):
        ring.wrap("secret")


def test_a_malformed_identity_is_named_but_not_repeated(settings):
    settings.DOK_VAULT_IDENTITIES = "AGE-SECRET-KEY-1QQQ"
    with pytest.raises(VaultMisconfigured) as caught:
        ring.identities()
    assert "DOK_VAULT_IDENTITIES" in str(caught.value)
    assert "1QQQ" not in str(caught.value)


def test_every_member_of_the_ring_opens_what_was_wrapped_to_it(settings):
    working, recovery, key = (x25519.Identity.generate() for _ in range(3))
    settings.DOK_VAULT_RECIPIENTS = f"{working.to_public()}\n{recovery.to_public()}"
    wrapped = ring.wrap(str(key))
    for member in (working, recovery):
        settings.DOK_VAULT_IDENTITIES = str(member)
        assert str(ring.unwrap(wrapped)) == str(key)


def test_a_process_without_identity_cannot_unwrap(settings):
    wrapped = ring.wrap(str(x25519.Identity.generate()))
    settings.DOK_VAULT_IDENTITIES = ""
    with pytest.raises(VaultClosed):
        ring.unwrap(wrapped)


def test_a_stranger_to_the_ring_cannot_unwrap(settings):
    wrapped = ring.wrap(str(x25519.Identity.generate()))
    settings.DOK_VAULT_IDENTITIES = str(x25519.Identity.generate())
    with pytest.raises(VaultClosed):
        ring.unwrap(wrapped)


def test_the_fingerprint_does_not_depend_on_the_order_and_changes_with_the_members(settings):
    one, two, three = (str(x25519.Identity.generate().to_public()) for _ in range(3))
    settings.DOK_VAULT_RECIPIENTS = f"{one} {two}"
    first = ring.fingerprint()
    settings.DOK_VAULT_RECIPIENTS = f"# comment\n{two}\n{one}\n"
    assert ring.fingerprint() == first
    settings.DOK_VAULT_RECIPIENTS = f"{one} {three}"
    assert ring.fingerprint() != first
