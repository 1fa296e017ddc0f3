"""Old answers stay readable: every version of every kind has a sealed specimen that the current code opens."""

import json

import pytest
from pyrage import x25519

from intake.journeys.declaration import areas
from intake.submissions.answers import ANSWERS
from intake.submissions.kinds import kind as kind_named
from intake.vault import sealing

from . import CASE, FOLDER, IDENTITY, path_of

VERSIONS = [(area.kind.name, version) for area in areas() for version in area.kind.answers]


def opened(kind, version):
    identity = x25519.Identity.from_str(IDENTITY)
    return sealing.open_sealed(identity, case=CASE, name=ANSWERS, blob=path_of(kind, version).read_bytes())


def test_there_is_a_kind_to_keep_specimens_of():
    assert {name for name, _version in VERSIONS} >= {"boligmix", "discharge", "workfirst"}


@pytest.mark.parametrize(("kind", "version"), VERSIONS)
def test_a_version_has_its_specimen_and_the_current_code_reads_it_whole(kind, version):
    payload = opened(kind, version)
    answers = kind_named(kind).answers[version].model_validate_json(payload)
    assert json.loads(answers.model_dump_json()) == json.loads(payload)


@pytest.mark.parametrize(("kind", "version"), VERSIONS)
def test_what_an_area_makes_of_its_answers_can_be_made_of_the_specimen(kind, version):
    declared = kind_named(kind)
    answers = declared.answers[version].model_validate_json(opened(kind, version))
    assert declared.contact(answers).name
    assert declared.facts(answers)
    if declared.consent:
        assert declared.consent(answers).expires_on > declared.consent(answers).given_on


def test_no_specimen_lies_about_without_its_version():
    assert {path.name for path in FOLDER.glob("*.age")} == {path_of(*one).name for one in VERSIONS}
