"""Finding a case by its person: what is understood, what is indexed, and what goes again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.submissions import contact, lookup, retention
from intake.submissions.contact import ContactRules
from intake.submissions.models import Submission, Term
from intake.vault import blind
from tests import make, toys

pytestmark = pytest.mark.django_db


def words(text):
    return [word for either in lookup.read(text).words for word in either]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Åse  Østergård-Møller", [("name", "aase"), ("name", "oestergaard"), ("name", "moeller")]),
        ("José", [("name", "jose")]),
        (" Aase@Post.example ", [("email", "aase@post.example")]),
        ("+45 20 12 34 56", [("phone", "20123456"), ("cvr", "20123456")]),
        ("20123456", [("phone", "20123456"), ("cvr", "20123456")]),
        ("Hal 20123456", [("name", "hal"), ("name", "20123456")]),
        ("…", []),
    ],
)
def test_what_is_typed_is_understood(typed, expected):
    assert words(typed) == expected


@given(st.text())
def test_anything_that_is_typed_can_be_looked_for(text):
    said = {sort for sort, _word in words(text)}
    assert said <= {lookup.NAME, lookup.EMAIL, lookup.PHONE, lookup.CVR}
    assert all(word and word == word.strip() for sort, word in words(text) if sort != lookup.EMAIL)
    if re.search(r"[^\W_]", text):
        assert said, "there is a letter or a digit to look for"


@given(st.text(alphabet="abcåæøÅÆØéüÇ", min_size=1))
def test_a_name_is_found_however_it_is_written(name):
    assert words(name) == words(name.upper().lower()) == words(name.title())


def found(text, actor=None):
    actor = actor or make.actor(make.team())
    return lookup.find(Submission.objects.all(), lookup.read(text), actor)


def test_a_case_is_found_by_what_was_written_and_by_what_was_corrected():
    case = make.submission(answers=toys.ToyAnswers(full_name="Åse Dam", email="aase@post.example"))
    contact.correct(case.pk, ContactRules(email="ny@post.example", phone="+45 20 12 34 56"))
    lookup.index(case.pk)
    for typed in ("aase@post.example", "ny@post.example", "20 12 34 56", "dam"):
        assert found(typed) == [case], typed
    assert found("dam bo") == []


def test_indexing_again_changes_nothing():
    case = make.submission()
    count = lookup.index(case.pk)
    before = set(case.terms.values_list("digest", flat=True))
    assert lookup.index(case.pk) == count == len(before)
    assert set(case.terms.values_list("digest", flat=True)) == before


def test_what_no_worker_indexed_is_found_by_night():
    case, other = make.submission(), make.submission()
    lookup.index(other.pk)
    assert lookup.unindexed() == [case.pk]


def test_what_was_corrected_lately_is_indexed_again_by_night():
    case = make.submission()
    lookup.index(case.pk)
    assert lookup.unindexed() == []
    contact.correct(case.pk, contact.ContactRules(email="ny@post.example"))
    assert lookup.unindexed() == [case.pk]


def test_an_erased_case_leads_nowhere_and_is_not_indexed_again():
    case = make.submission()
    lookup.index(case.pk)
    retention.erase(case.pk, "test")
    assert Term.objects.count() == 0
    assert lookup.index(case.pk) == 0
    assert lookup.unindexed() == []


def test_nothing_but_hashes_is_kept():
    lookup.index(make.submission().pk)
    kept = " ".join(Term.objects.values_list("digest", flat=True))
    assert len(kept.split()) == len(set(kept.split())) > 0
    assert all(len(one) == blind.LENGTH and int(one, 16) >= 0 for one in kept.split())
