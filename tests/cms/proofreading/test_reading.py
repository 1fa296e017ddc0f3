"""LIX: words per sentence plus the share of long words."""

import pytest

from cms.proofreading.reading import FEWEST_WORDS, Reading, reading_of


@pytest.mark.parametrize(
    ("sentence", "lix"),
    [
        ("En by har plads til os.", 6),
        ("En by har plads til københavnere.", 6 + 100 / 6),
        ("Vi bor her: du bor der.", 3),
        ("The house is open today.", 5),
    ],
)
def test_the_figure_is_björnssons(sentence, lix):
    assert reading_of([sentence] * FEWEST_WORDS).lix == pytest.approx(lix)


def test_a_heading_without_a_full_stop_is_a_sentence_of_its_own():
    assert reading_of(["Bolig til unge", "Vi bygger nu."] * FEWEST_WORDS).lix == pytest.approx(3)


def test_a_number_is_no_word_and_a_hyphen_splits_none():
    assert reading_of(["20 unge i 2026 på et by-hus"]).words == 5


def test_a_short_text_has_no_figure():
    assert reading_of(["Kort."]) == Reading(None, 1)
    assert str(Reading(None, 1).name) == "for kort til et tal"


@pytest.mark.parametrize(
    ("lix", "name", "hard"), [(24.9, "meget let", False), (25, "let", False), (60, "meget svært", True)]
)
def test_a_figure_has_a_name(lix, name, hard):
    assert (str(Reading(lix, 100).name), Reading(lix, 100).is_hard) == (name, hard)
