import re
import string

from hypothesis import given
from hypothesis import strategies as st

from intake.submissions.reference import ALPHABET, new_reference, normalise


def test_a_reference_looks_as_it_is_printed():
    assert re.fullmatch(r"BM-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", new_reference("BM"))


def test_references_are_not_running_numbers():
    assert len({new_reference("BM") for _ in range(200)}) == 200


def test_a_reference_survives_being_read_aloud():
    for _ in range(200):
        reference = new_reference("GU")
        spoken = reference.lower().replace("-", " ").replace("0", "o").replace("1", "l")
        assert normalise(spoken) == reference
        assert normalise(reference.replace("-", "")) == reference


@given(st.data())
def test_one_wrong_character_is_noticed(data):
    reference = new_reference("WF")
    place = data.draw(st.sampled_from([3, 4, 5, 6, 8, 9, 10, 11]))
    wrong = data.draw(st.sampled_from([sign for sign in ALPHABET if sign != reference[place]]))
    assert normalise(reference[:place] + wrong + reference[place + 1 :]) is None


@given(st.text(alphabet=string.printable + "æøå", max_size=30))
def test_any_text_is_either_a_whole_reference_or_none(text):
    found = normalise(text)
    assert found is None or normalise(found) == found
