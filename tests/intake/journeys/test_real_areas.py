"""Every realistic case, through the doors of the three real areas."""

import pytest
from django.utils import timezone

from intake.journeys.declaration import area
from intake.submissions.models import Submission
from tests import make
from tests.cases import boligmix, discharge, workfirst

CASES = [
    pytest.param(kind, case, id=f"{kind}: {case.name}")
    for kind, cases in (("boligmix", boligmix.CASES), ("discharge", discharge.CASES), ("workfirst", workfirst.CASES))
    for case in cases
]


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "case"), CASES)
def test_a_case_is_taken_in_and_gets_its_receipt(client, kind, case):
    door = area(kind)
    base = f"/{door.path}/" if case.language == "da" else f"/{case.language}/{door.path}/"
    posted = case.posted(timezone.localdate())
    address = client.get(base).url
    for slug, inputs in posted.items():
        assert address == f"{base}{slug}/"
        response = client.post(address, inputs)
        assert response.status_code == 302, response.context["form"].errors
        address = response.url
    assert address == f"{base}gennemse/"
    assert client.get(address).status_code == 200
    assert client.post(address).url == f"{base}kvittering/"
    submission = Submission.objects.get(kind=kind)
    assert submission.language == case.language
    assert submission.reference in client.get(f"{base}kvittering/").content.decode()


@pytest.mark.django_db
def test_a_citizen_who_opens_the_referral_is_told_to_ring_and_whoever_writes_it_then_can_say_so(client):
    make.team(central=True, phone="12 34 56 78")
    base, told = "/henvis/udskrivning/", "Handler det om dig selv? Du kan ringe til os på telefon 12 34 56 78."
    assert told in client.get(f"{base}samtykke/").content.decode()
    for slug, inputs in discharge.CASES[0].posted(timezone.localdate()).items():
        by_them = {"referrer_role": "med-borgeren"} if slug == "henviser" else {}
        address = client.post(f"{base}{slug}/", {**inputs, **by_them}).url
        assert told not in client.get(address).content.decode()
    assert "Borgeren ringede selv" in client.get(f"{base}gennemse/").content.decode()
    client.post(f"{base}gennemse/")
    assert Submission.objects.count() == 1
