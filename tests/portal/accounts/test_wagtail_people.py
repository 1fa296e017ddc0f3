"""People in the Wagtail admin: administrators invite, and nobody opens the cases to themselves."""

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import ModelLogEntry

from portal.accounts.models import Invitation, Membership, Role, User
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    person = make.user("chef@dok.example", is_superuser=True, first_name="Asger", last_name="Chef")
    make.sign_in(client, person)
    return person


def test_an_administrator_invites_a_colleague(client, administrator):
    team = make.team("boligmix")
    page = client.get("/admin/invite/").content.decode()
    assert "Invitér medarbejder" in page
    assert "- DOK</title>" in page
    # A screen reader would read a row of dashes dash by dash.
    assert "-----" not in page[page.index("<form") :]
    sent = client.post("/admin/invite/", {"email": "ny@dok.example", "access": "coordinator", "team": team.pk})
    assert sent.status_code == 302
    assert Invitation.objects.get().invited_by == administrator
    assert "Asger Chef inviterer dig" in mail.outbox[0].body
    assert ModelLogEntry.objects.get().user == administrator
    assert "ny@dok.example" in client.get("/admin/invite/").content.decode()


@pytest.mark.parametrize(
    ("given", "words"),
    [({"access": "coordinator"}, "hold"), ({"access": "editor", "email": "chef@dok.example"}, "allerede en konto")],
)
def test_a_refused_invitation_is_explained_and_keeps_what_was_typed(client, administrator, given, words):
    page = client.post("/admin/invite/", {"email": "ny@dok.example", **given})
    assert page.status_code == 200
    assert words in page.content.decode()
    assert f'value="{given.get("email", "ny@dok.example")}"' in page.content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize("address", ["/admin/invite/", "/admin/membership/", "/admin/team/", "/admin/organisation/"])
def test_only_administrators_reach_these_pages(address):
    coordinator = make.sign_in(Client(), make.member())
    assert coordinator.get(address).status_code in (302, 403)
    home = coordinator.get("/admin/").content.decode()
    assert address not in home


def test_adding_a_person_in_wagtail_means_inviting_them(client, administrator):
    assert client.get("/admin/users/new/")["Location"] == "/admin/invite/"
    answer = client.post(
        "/admin/users/new/",
        {
            "email": "bagvej@dok.example",
            "first_name": "B",
            "last_name": "V",
            "password1": "x" * 14,
            "password2": "x" * 14,
        },
    )
    assert answer["Location"] == "/admin/invite/"
    assert not User.objects.filter(email="bagvej@dok.example").exists()
    assert client.get("/admin/users/").status_code == 200


def test_editing_a_person_in_wagtail_cannot_set_a_password(client, administrator):
    person = make.member(email="kollega@dok.example", password="den-gamle-adgangskode")
    address = f"/admin/users/edit/{person.pk}/"
    assert 'type="password"' not in client.get(address).content.decode()
    client.post(
        address,
        {
            "email": person.email,
            "first_name": "Ny",
            "last_name": "Navn",
            "is_active": "on",
            "password1": "en-anden-adgangskode",
            "password2": "en-anden-adgangskode",
        },
    )
    person.refresh_from_db()
    assert person.first_name == "Ny"
    assert person.check_password("den-gamle-adgangskode")


def test_an_administrator_cannot_lead_a_colleagues_letters_to_themselves(client, administrator):
    person = make.member(email="kollega@dok.example")
    address = f"/admin/users/edit/{person.pk}/"
    form = {"email": "chef+2@dok.example", "first_name": "Ny", "last_name": "Navn", "is_active": "on"}
    assert client.post(address, form).status_code == 302
    person.refresh_from_db()
    assert (person.first_name, person.email) == ("Ny", "kollega@dok.example")


def test_an_administrator_puts_a_colleague_on_a_team_and_never_themselves(client, administrator):
    colleague, team = make.user("kollega@dok.example"), make.team("boligmix")
    client.post("/admin/membership/new/", {"user": colleague.pk, "team": team.pk, "role": Role.COORDINATOR})
    refused = client.post(
        "/admin/membership/new/", {"user": administrator.pk, "team": team.pk, "role": Role.COORDINATOR}
    )
    assert "Bed en anden administrator" in refused.content.decode()
    assert list(Membership.objects.values_list("user", flat=True)) == [colleague.pk]
    own = Membership.objects.get()
    client.post(
        f"/admin/membership/edit/{own.pk}/", {"user": administrator.pk, "team": team.pk, "role": Role.COORDINATOR}
    )
    assert Membership.objects.get().user == colleague


@pytest.mark.parametrize("address", ["/admin/membership/", "/admin/team/", "/admin/organisation/", "/admin/team/new/"])
def test_administrators_see_teams_and_organisations(client, administrator, address):
    make.member(make.team("boligmix"))
    assert client.get(address).status_code == 200
