"""The blind index: equal words are equal, nothing else can be told, and only who holds an identity makes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.vault import blind, keys
from intake.vault.errors import VaultClosed
from intake.vault.models import CaseKey

pytestmark = pytest.mark.django_db


def test_a_word_has_one_hash_and_each_sort_of_thing_its_own():
    first = blind.digests([("name", "åse"), ("name", "bo"), ("email", "åse")])
    assert first == blind.digests([("name", "åse"), ("name", "bo"), ("email", "åse")])
    assert len(set(first)) == 3
    assert {len(one) for one in first} == {blind.LENGTH}


def test_the_key_is_one_and_is_rewrapped_with_the_others(settings):
    before = blind.digests([("name", "åse")])
    assert CaseKey.objects.filter(case=blind.INDEX).count() == 1
    CaseKey.objects.update(ring="earlier")
    list(keys.rotate())
    assert keys.outdated() == 0
    assert blind.digests([("name", "åse")]) == before


def test_the_public_side_cannot_hash_a_word(settings):
    blind.digests([("name", "åse")])
    settings.DOK_VAULT_IDENTITIES = ""
    with pytest.raises(VaultClosed):
        blind.digests([("name", "åse")])


def test_with_another_key_the_hashes_are_others():
    before = blind.digests([("name", "åse")])
    keys.shred(blind.INDEX)
    assert blind.digests([("name", "åse")]) != before


@given(st.lists(st.tuples(st.sampled_from(["name", "email"]), st.text(st.characters(exclude_categories=["Cs"])))))
def test_hashes_are_equal_exactly_where_words_are(words):
    hashed = blind.digests(words)
    for one, first in zip(words, hashed, strict=True):
        for other, second in zip(words, hashed, strict=True):
            assert (first == second) == (one == other)
