"""Answers that come whole keep the same rules as those that come page by page."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone, translation
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from intake.journeys.course import walk
from intake.journeys.declaration import area
from intake.journeys.whole import NOT_ASKED, STOPPED, put_through
from tests.cases import boligmix, discharge, workfirst
from tests.cases.walking import answers_of

CASES = {"boligmix": boligmix.CASES, "discharge": discharge.CASES, "workfirst": workfirst.CASES}
ALL = [pytest.param(kind, case, id=f"{kind}: {case}") for kind, cases in CASES.items() for case in cases]
# What no page asks for: which version of a text was shown.
STATED = {"privacy_version", "consent_text_version"}


def as_json(kind, case):
    """The case as a program sends it: the typed answers as JSON, less what no page asks for."""
    answers = answers_of(area(kind), case)
    return {name: value for name, value in json.loads(answers.model_dump_json()).items() if name not in STATED}


def faults(kind, given):
    return {"/".join(map(str, path)): str(message) for path, message in put_through(area(kind), given).faults}


@pytest.mark.parametrize(("kind", "case"), ALL)
def test_what_the_pages_accept_is_accepted_whole_and_means_the_same(kind, case):
    passage = put_through(area(kind), as_json(kind, case))
    assert passage.faults == []
    assert area(kind).build(passage.values) == answers_of(area(kind), case)


def referral(**changes):
    whole = as_json("discharge", discharge.CASES[0]) | changes
    return {name: value for name, value in whole.items() if value is not ...}


def in_days(count):
    return (timezone.localdate() + timedelta(days=count)).isoformat()


@pytest.mark.parametrize(
    ("changes", "where", "says"),
    [
        pytest.param({"consent_given_on": in_days(-400)}, "consent_given_on", "fra og med", id="a consent that lapsed"),
        pytest.param({"consent_given_on": in_days(1)}, "consent_given_on", "til og med", id="a consent of tomorrow"),
        pytest.param({"consent_expires_on": in_days(400)}, "consent_expires_on", "12 måneder", id="for too long"),
        pytest.param({"consent_expires_on": in_days(0)}, "consent_expires_on", "efter i dag", id="over today"),
        pytest.param(
            {"consent_categories": ["contact", "support_needs", "aftercare"]},
            "consent_categories",
            "Ring",
            id="too little",
        ),
        pytest.param({"consent_method": "mundtlig"}, "consent_witness", "vidne", id="oral, without a witness"),
        pytest.param({"citizen_contact": "hos 010190-1234"}, "citizen_contact", "cpr", id="a CPR number"),
        pytest.param({"birth_year": 2099}, "birth_year", "mellem", id="not born"),
        pytest.param({"expected_discharge_date": in_days(-60)}, "expected_discharge_date", "fra og med", id="long ago"),
        pytest.param({"referrer_phone": "+4512"}, "referrer_phone", "8 cifre", id="no telephone number"),
        pytest.param({"life_areas": ...}, "life_areas", "mindst", id="no need"),
        pytest.param(
            {"care_contacts": [{"role": "andet"}]}, "care_contacts/0/organisation", "arbejder", id="in a list"
        ),
    ],
)
def test_a_fault_is_found_at_the_field_in_the_words_of_its_page(changes, where, says):
    found = faults("discharge", referral(**changes))
    assert list(found) == [where]
    assert says in found[where]


def test_an_answer_to_what_is_not_asked_is_refused_and_not_dropped():
    outside = as_json("workfirst", workfirst.CASES[0]) | {"workplace_postcode": "2800", "district": "valby"}
    assert faults("workfirst", outside) == {"district": str(NOT_ASKED)}
    told = referral(consent_categories=["contact", "discharge_date", "aftercare"])
    found = faults("discharge", told)
    assert set(found) == {"life_areas", "practical_now", "care_contacts/0/functions"}
    assert set(found.values()) == {str(NOT_ASKED)}


def test_where_the_journey_stops_nothing_is_taken_in():
    assert faults("discharge", referral(consent="nej"))[""] == STOPPED


def test_the_words_come_in_the_readers_language():
    with translation.override("en"):
        assert "Write" in faults("discharge", referral(citizen_first_name=...))["citizen_first_name"]


def test_several_faults_are_told_at_once():
    found = faults("discharge", referral(citizen_first_name="", referrer_name="", consent_expires_on=in_days(900)))
    assert set(found) == {"citizen_first_name", "referrer_name", "consent_expires_on"}


# --- For all answers ------------------------------------------------------------------------------

WRITTEN = st.sampled_from(
    [
        "",
        "x",
        " hos 010190-1234 ",
        "æ" * 81,
        "æ" * 201,
        "æ" * 1001,
        "a\r\nb",
        "+4512345678",
        "mail@post.example",
        "\x00",
    ]
)
ANY_DAY = st.integers(-500, 900).map(in_days)
ODD = st.one_of(st.none(), st.just(...), WRITTEN, ANY_DAY, st.booleans(), st.integers(-1, 2101))


@st.composite
def wholes(draw, kind):
    """A case with some of its answers taken away, taken from another case, or replaced by what a program may send."""
    pool = [as_json(kind, case) for case in CASES[kind]]
    whole = dict(draw(st.sampled_from(pool)))
    for name in draw(st.lists(st.sampled_from(sorted(whole)), max_size=3, unique=True)):
        whole[name] = draw(st.one_of(st.sampled_from([other.get(name) for other in pool]), ODD))
    return {name: value for name, value in whole.items() if value is not ...}


def fits(kind, whole):
    """What the model makes of it: the answers, None if a rule between them is broken, ... if the shape is wrong."""
    model = area(kind).kind.answers[area(kind).kind.schema]
    stated = dict.fromkeys(STATED & set(model.model_fields), "2026-11-22")
    try:
        return model.model_validate_json(json.dumps(whole | stated), strict=True)
    except ValidationError as error:
        return None if all(not one["loc"] for one in error.errors()) else ...


@pytest.mark.parametrize("kind", CASES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_both_doors_accept_the_same(kind, data):
    whole = data.draw(wholes(kind))
    typed = fits(kind, whole)
    if typed is ...:
        return
    passage, asked = put_through(area(kind), whole), area(kind)
    by_page = {
        step.slug: {
            name: texts
            for field, made in step.form.base_fields.items()
            if whole.get(field) not in ("", None, [], ())
            for name, texts in made.as_posted(field, whole[field]).items()
        }
        for step in asked.steps
    }
    course = walk(asked, by_page)
    surplus = [fault for fault in passage.faults if fault.message == NOT_ASKED]
    assert (passage.faults == surplus) == course.is_complete
    if not passage.faults:
        assert typed is not None, "the pages accept what the model refuses"
        assert asked.build(course.values) == asked.build(passage.values)
