"""Whom to ring when it cannot wait."""

import pytest
from django.core.exceptions import ValidationError

from intake.journeys.models import EmergencyNumber

from .walking import text

pytestmark = pytest.mark.django_db

FIRST = "/henvis/udskrivning/samtykke/"


def number(**fields):
    return EmergencyNumber.objects.create(
        **{"phone": "12 34 56 78", "name_da": "Akutmodtagelsen", "name_en": "Emergency room", **fields}
    )


def test_a_new_house_knows_112_and_the_regions_helpline_and_invents_no_other():
    assert [(one.phone, one.hours_da) for one in EmergencyNumber.objects.all()] == [("1813", "Hele døgnet")]


def test_the_referral_names_them_in_their_order_with_a_way_to_ring(client):
    number(place=5, hours_da="Kl. 8-22", hours_en="8 am to 10 pm")
    page = text(client.get(FIRST))
    assert '<a href="tel:112"><strong>Er der akut fare, ring 112.</strong></a>' in page
    assert '<a href="tel:12345678">Akutmodtagelsen: 12 34 56 78</a> <span class="acute-hours">Kl. 8-22</span>' in page
    assert page.index("tel:112") < page.index("tel:12345678") < page.index("tel:1813")


def test_they_are_in_english_too(client):
    number(hours_da="Kl. 8-22", hours_en="8 am to 10 pm")
    page = text(client.get(f"/en{FIRST}"))
    assert "Emergency room: 12 34 56 78" in page
    assert "8 am to 10 pm" in page


def test_112_stands_there_whatever_is_deleted(client):
    EmergencyNumber.objects.all().delete()
    page = text(client.get(FIRST))
    assert "Er der akut fare, ring 112." in page
    assert "<details" not in page


def test_the_others_fold_once_one_is_under_way(client):
    assert "<details open>" in text(client.get(FIRST))
    client.post(FIRST, {"consent": "ja"})
    assert "<details>" in text(client.get("/henvis/udskrivning/omfang/"))


def test_the_other_journeys_do_not_speak_of_it(client):
    for path in ("/ansoeg/boligmix/uddannelse/", "/tilbyd/arbejde/opgaver/"):
        assert "tel:112" not in text(client.get(path))


@pytest.mark.parametrize("phone", ["1813", "112", "12 34 56 78", "+45 12 34 56 78"])
def test_a_number_is_what_a_telephone_can_dial(phone):
    one = number(phone=phone)
    one.full_clean()
    assert one.dialled == phone.replace(" ", "")


@pytest.mark.parametrize("phone", ["ring", "12", "javascript:1", "12-34"])
def test_what_no_telephone_can_dial_is_refused(phone):
    with pytest.raises(ValidationError):
        EmergencyNumber(phone=phone, name_da="A", name_en="A").full_clean()
