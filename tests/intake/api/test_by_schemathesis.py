"""The door is what its own description says, for whatever a machine can think of sending."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance

from intake.journeys.declaration import area

from .partner import DOORS, example

HEALTHY = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much]
# Read while pytest collects: schemathesis cannot wait for a fixture under pytest 9.2. It asks no database.
DESCRIBED = schemathesis.openapi.from_wsgi(
    "/api/v1/openapi.json",
    get_wsgi_application(),
    config=SchemathesisConfig.from_dict({"generation": {"database": "none", "with-security-parameters": False}}),
)
# The schema cannot say that a date is within a year, or which answer follows from which: what fits it may still be 422.
UNSAID = [positive_data_acceptance]


@pytest.fixture
def known(system, settings):
    """The header of a unit that has sent something, and whose systems are never told to wait."""
    settings.DOK_LIMITS = {**settings.DOK_LIMITS, "partner": "", "letters": ""}
    for door in DOORS:
        system.post(door)
    # The real application closes what it finds open between requests; here that is the test's own transaction.
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield {"Authorization": f"Bearer {system.secret}"}
    for signal in signals:
        signal.connect(close_old_connections)


@DESCRIBED.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=HEALTHY)
def test_the_door_keeps_to_its_description(case, known):
    case.call_and_validate(headers=known, excluded_checks=UNSAID)


@pytest.mark.long
@DESCRIBED.parametrize()
@settings(max_examples=1500, deadline=None, suppress_health_check=HEALTHY)
def test_the_door_keeps_to_its_description_at_length(case, known):
    case.call_and_validate(headers=known, excluded_checks=UNSAID)


def test_the_examples_in_the_description_are_accepted(system):
    for door, kind in DOORS.items():
        content = DESCRIBED.raw_schema["paths"][f"/api/v1/{door}"]["post"]["requestBody"]["content"]["application/json"]
        assert content["examples"]["one"]["value"] == example(door)
        assert system.post(door, content["examples"]["one"]["value"]).status_code == 201
        assert area(kind).partners == door


def test_the_description_is_openapi_3_1_and_says_what_must_be_known():
    raw = DESCRIBED.raw_schema
    assert raw["openapi"] == "3.1.0"
    DESCRIBED.validate()
    assert raw["components"]["securitySchemes"]["PartnerToken"]["scheme"] == "bearer"
    consent = raw["components"]["schemas"]["DischargeAnswers"]["properties"]["consent_text_version"]
    assert "Jeg siger ja til, at afdelingen fortæller DOK" in consent["description"]
    assert consent["enum"] == list(area("discharge").texts["consent_text_version"])
    for path, methods in raw["paths"].items():
        for method, operation in methods.items():
            assert operation["security"] == [{"PartnerToken": []}], (path, method)
            refusals = [one for status, one in operation["responses"].items() if int(status) >= 400]
            assert all(list(one["content"]) == ["application/problem+json"] for one in refusals)
