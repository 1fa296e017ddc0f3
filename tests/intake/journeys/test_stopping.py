"""An answer that ends the journey deletes what is written, but not at a stray press."""

import pytest
from django.test import Client

from intake.journeys import drafts
from intake.journeys.declaration import area
from intake.submissions.models import Draft
from intake.vault.personal import PersonalKey
from tests.cases import discharge

from .browsing import page_of
from .test_any_order import answers

ASKED = "Siger borgeren nej? Så sletter vi det, du skrev"
CHANGE = "/henvis/udskrivning/samtykke/?fra=gennemse"
NO = {"consent": ["nej"]}


@pytest.fixture
def referral(db) -> Client:
    """A referral that is written to the end."""
    client = Client()
    for slug, fields in answers(discharge.CASES[0]).items():
        assert client.post(f"/henvis/udskrivning/{slug}/", fields).status_code == 302
    return client


def written(client: Client) -> dict:
    key = PersonalKey.from_secret(client.cookies[drafts.cookie_of(area("discharge"))].value)
    return drafts.open_with(key, area("discharge")).written


def test_a_no_after_later_pages_asks_first_and_keeps_everything_as_it_was(referral):
    before = written(referral)
    asked = referral.post(CHANGE, {**before["samtykke"], **NO})
    assert ASKED in asked.content.decode()
    assert written(referral) == before
    assert referral.get("/henvis/udskrivning/gennemse/").status_code == 200


def test_the_second_no_deletes_it(referral):
    asked = page_of(referral.post(CHANGE, {**written(referral)["samtykke"], **NO}), CHANGE)
    assert ("slet", "1") in asked.buttons
    stopped = referral.post(asked.action, {**NO, **asked.marks, "slet": "1"})
    assert "Uden et ja kan vi ikke tage imod" in stopped.content.decode()
    assert not Draft.objects.exists()


def test_a_no_before_anything_else_is_written_is_not_asked_about(db):
    stopped = Client().post("/henvis/udskrivning/samtykke/", NO)
    assert "Uden et ja kan vi ikke tage imod" in stopped.content.decode()
    assert not Draft.objects.exists()
