"""The engine, walked through its doors."""

import re

import pytest
from django.test import Client

from intake.submissions.models import Draft, Submission

from .walking import ABOUT, AGREED, BASE, WISH, at_check, post, text

pytestmark = pytest.mark.usefixtures("toy")


def test_the_bare_address_begins(client):
    response = client.get(BASE)
    assert response.status_code == 302
    assert response.url == f"{BASE}om-dig/"


def test_a_journey_from_end_to_end(client):
    assert post(client, "om-dig", ABOUT).url == f"{BASE}oenske/"
    assert post(client, "oenske", WISH).url == f"{BASE}aftale/"
    assert post(client, "aftale", AGREED).url == f"{BASE}gennemse/"
    page = text(client.get(f"{BASE}gennemse/"))
    for shown in ("Åse Østergård-Ærø", "20 30 40 50", "3.500 kr.", "Blå", "2200 København N", "Ja"):
        assert shown in page
    assert client.post(f"{BASE}gennemse/").url == f"{BASE}kvittering/"
    submission = Submission.objects.get()
    assert submission.reference in text(client.get(f"{BASE}kvittering/"))
    assert submission.kind == "toyloan"
    assert submission.language == "da"


def test_a_get_writes_no_draft(client):
    client.get(BASE)
    client.get(f"{BASE}om-dig/")
    assert not Draft.objects.exists()
    assert "dok_toyloan" not in client.cookies
