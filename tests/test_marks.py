"""The search of the canary finds what it is to find."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.marks import Marks, disguises


@given(before=st.binary(max_size=40), behind=st.binary(max_size=40), length=st.sampled_from([8, 10]))
def test_a_mark_is_found_in_whatever_it_is_packed_and_one_that_nobody_wrote_is_not(before, behind, length):
    marks = Marks()
    marks.new("phone" if length == 8 else "p_number")
    (word,) = marks.places
    packed = before + word.encode() + behind
    assert marks.found_in(packed) == marks.found_in(base64.b64encode(packed)) == set(marks.places.values())
    assert marks.found_in(packed.hex().encode()) == set(marks.places.values())
    assert all(len(form) >= 8 for form in disguises(word))


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param(lambda word: f"GET /?name={word}", id="in an address"),
        pytest.param(lambda word: word.upper(), id="in capitals"),
        pytest.param(lambda word: f'{{"a": "{word}"}}'.encode().hex(), id="as hex"),
        pytest.param(lambda word: base64.b64encode(f"x{word}y".encode()).decode(), id="as base64, one byte in"),
        pytest.param(lambda word: base64.b64encode(f"xx{word}".encode()).decode(), id="as base64, two bytes in"),
        pytest.param(lambda word: base64.urlsafe_b64encode(f"abc{word}".encode()).decode(), id="as base64, three in"),
    ],
)
def test_the_search_finds_a_mark_in_any_disguise(hidden):
    marks = Marks()
    word = marks.new("motivation")
    assert marks.found_in(f"lorem {hidden(word)} ipsum".encode()) == {"motivation"}
    assert marks.found_in(b"lorem ipsum kanarie") == set()


def test_the_search_finds_a_phone_number_in_pairs():
    marks = Marks()
    number = marks.new("phone")
    assert marks.found_in(" ".join(number[at : at + 2] for at in (0, 2, 4, 6)).encode()) == {"phone"}
