from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage import x25519

from intake.vault.errors import Misplaced, VaultClosed, VaultMisconfigured
from intake.vault.sealing import open_sealed, seal


@given(payload=st.binary(max_size=4000), name=st.text(min_size=1, max_size=40))
def test_what_is_sealed_opens_to_the_same_bytes_and_nothing_of_it_shows(payload, name):
    identity, case = x25519.Identity.generate(), uuid4()
    blob = seal(str(identity.to_public()), case=case, name=name, payload=payload)
    assert open_sealed(identity, case=case, name=name, blob=blob) == payload
    assert len(payload) < 8 or payload not in blob


def test_another_key_does_not_open():
    case, mine, other = uuid4(), x25519.Identity.generate(), x25519.Identity.generate()
    blob = seal(str(mine.to_public()), case=case, name="answers", payload=b"x")
    with pytest.raises(VaultClosed):
        open_sealed(other, case=case, name="answers", blob=blob)


@pytest.mark.parametrize("moved", ["case", "name"])
def test_an_item_that_was_moved_does_not_pass_for_what_belongs_there(moved):
    identity, here = x25519.Identity.generate(), {"case": uuid4(), "name": "answers"}
    blob = seal(str(identity.to_public()), payload=b"x", **here)
    elsewhere = {**here, moved: uuid4() if moved == "case" else "note-1"}
    with pytest.raises(Misplaced):
        open_sealed(identity, blob=blob, **elsewhere)


def test_a_changed_byte_does_not_open():
    identity, case = x25519.Identity.generate(), uuid4()
    blob = bytearray(seal(str(identity.to_public()), case=case, name="answers", payload=b"x" * 50))
    blob[-1] ^= 1
    with pytest.raises(VaultClosed):
        open_sealed(identity, case=case, name="answers", blob=bytes(blob))


def test_a_malformed_recipient_is_refused_without_being_repeated():
    with pytest.raises(VaultMisconfigured) as caught:
        seal("age1nonsense", case=uuid4(), name="answers", payload=b"x")
    assert "nonsense" not in str(caught.value)
