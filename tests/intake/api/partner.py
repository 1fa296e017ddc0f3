"""A partner's system, as the tests play it."""

import json
from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from intake.api import tokens
from intake.api.examples import example_of
from intake.api.models import Scope
from intake.journeys.declaration import area
from tests import make

DOORS = {"referrals": "discharge", "work-offers": "workfirst"}


class System:
    """One system with one token, which sends what the tests give it."""

    def __init__(self, unit, scopes=tuple(Scope), **client):
        self.unit = unit
        expires = timezone.now() + timedelta(days=30)
        self.token, self.secret = tokens.make(unit, f"system {uuid4().hex[:6]}", scopes, expires, made_by=make.user())
        self.client = Client(raise_request_exception=False, **client)

    def get(self, path, **headers):
        return self.client.get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {self.secret}", **headers})

    def post(self, door, content=None, *, key=None, content_type="application/json", **headers):
        sent = example(door) if content is None else content
        return self.client.post(
            f"/api/v1/{door}",
            sent if isinstance(sent, (bytes, str)) else json.dumps(sent),
            content_type=content_type,
            headers={"Authorization": f"Bearer {self.secret}", "Idempotency-Key": key or str(uuid4()), **headers},
        )


def example(door, **changes):
    whole = example_of(area(DOORS[door])) | changes
    return {name: value for name, value in whole.items() if value is not ...}


def problem(response):
    """What went wrong, after a look that it is said as it must be."""
    assert response["Content-Type"] == "application/problem+json", response.content
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    said = response.json()
    assert said["status"] == response.status_code
    assert set(said) <= {"type", "title", "status", "errors", "opens_on"}
    return said["type"].removeprefix("urn:dok:problem:")


def faults(response):
    assert problem(response) == "invalid", response.content
    return {one["pointer"]: one["detail"] for one in response.json()["errors"]}
