"""The screens where editors open and close the doors."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from intake.journeys.models import EmergencyNumber, Entrance
from portal.accounts.invitations import EDITORS
from tests import make

pytestmark = pytest.mark.django_db

WORDS = {"capacity_da": "", "capacity_en": "", "wait_da": "", "wait_en": ""}


@pytest.fixture
def editor(client):
    person = make.user()
    person.groups.add(Group.objects.get(name=EDITORS))
    person.groups.set(Group.objects.filter(permissions__codename="access_admin", name=EDITORS))
    return make.sign_in(client, person)


def test_an_editor_closes_a_journey_and_readers_see_it_at_once(editor):
    assert editor.get(reverse("entrance:add")).status_code == 200
    given = {"kind": "workfirst", "opens_on": "2099-02-01", "closes_on": "", **WORDS}
    assert editor.post(reverse("entrance:add"), given).status_code == 302
    assert "Vi åbner den 1. februar 2099." in editor.get("/tilbyd/arbejde/").content.decode()
    assert "Work First" in editor.get(reverse("entrance:index")).content.decode()


def test_an_editor_changes_and_opens_it_again(editor):
    entrance = Entrance.objects.create(kind="boligmix", closes_on="2020-01-01")
    today = timezone.localdate().isoformat()
    given = {"kind": "boligmix", "opens_on": "", "closes_on": today, **WORDS}
    assert editor.post(reverse("entrance:edit", args=[entrance.pk]), given).status_code == 302
    entrance.refresh_from_db()
    assert entrance.closes_on == timezone.localdate()


def test_what_is_said_in_one_language_is_asked_for_in_the_other(editor):
    for said, missing in (("capacity_da", "capacity_en"), ("wait_en", "wait_da")):
        response = editor.post(
            reverse("entrance:add"), {"kind": "boligmix", "opens_on": "", "closes_on": "", **WORDS, said: "Ti"}
        )
        assert list(response.context["form"].errors) == [missing]
    assert not Entrance.objects.exists()


def test_a_journey_has_one_entrance(editor):
    Entrance.objects.create(kind="boligmix")
    response = editor.post(reverse("entrance:add"), {"kind": "boligmix", "opens_on": "", "closes_on": "", **WORDS})
    assert "kind" in response.context["form"].errors


def test_an_editor_adds_the_number_of_an_emergency_room(editor):
    given = {
        "phone": "12 34 56 78",
        "name_da": "Psykiatrisk akutmodtagelse",
        "name_en": "Psychiatric emergency room",
        "hours_da": "",
        "hours_en": "",
        "place": "5",
    }
    assert editor.post(reverse("emergencynumber:add"), given).status_code == 302
    assert EmergencyNumber.objects.first().name_da == "Psykiatrisk akutmodtagelse"
    assert "12 34 56 78" in editor.get("/henvis/udskrivning/samtykke/").content.decode()


def test_a_coordinator_who_edits_no_pages_does_not_reach_the_screens(client):
    desk = make.sign_in(client, make.member())
    for name in ("entrance:index", "entrance:add", "emergencynumber:index", "emergencynumber:add"):
        response = desk.get(reverse(name))
        assert response.status_code in (302, 403)
        assert "form" not in (response.context or {})


def test_the_menu_shows_them_to_an_editor(editor):
    assert reverse("entrance:index") in editor.get(reverse("entrance:index")).content.decode()
