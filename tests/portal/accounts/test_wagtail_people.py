"""People in the Wagtail admin: administrators invite, and nobody opens the cases to themselves."""

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.accounts.models import Invitation, Membership, Organisation, Role, Team, User
from tests import make, toys

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    person = make.user("chef@dok.example", is_superuser=True, first_name="Asger", last_name="Chef")
    make.sign_in(client, person)
    return person


def test_an_administrator_invites_a_colleague(client, administrator):
    team = make.team("boligmix")
    page = client.get("/admin/invite/").content.decode()
    assert "Invitér" in page
    assert "- DOK</title>" in page
    # A screen reader would read a row of dashes dash by dash.
    assert "-----" not in page[page.index("<form") :]
    sent = client.post("/admin/invite/", {"email": "ny@dok.example", "access": "coordinator", "team": team.pk})
    assert sent.status_code == 302
    # What is said on the next page waits in a cookie, which anybody at the machine can read.
    assert "ny@dok.example" not in str(sent.cookies)
    assert Invitation.objects.get().invited_by == administrator
    assert "Asger Chef inviterer dig" in mail.outbox[0].body
    assert ModelLogEntry.objects.get().user == administrator
    page = client.get("/admin/invite/").content.decode()
    assert "Invitationen er sendt." in page
    assert "ny@dok.example" in page


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


def test_an_empty_invitation_says_what_to_write(client, administrator):
    page = client.post("/admin/invite/", {}).content.decode()
    assert "Skriv personens e-mail." in page
    assert "Vælg en adgang." in page


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


def test_a_person_is_deactivated_and_never_deleted(client, administrator):
    person = make.member(email="kollega@dok.example")
    address = f"/admin/users/delete/{person.pk}/"
    for answer in (client.get(address, follow=True), client.post(address, follow=True)):
        assert answer.redirect_chain == [(f"/admin/users/edit/{person.pk}/", 302)]
        assert "En konto slettes ikke. Fjern fluebenet ved «Aktiv»" in answer.content.decode()
    assert User.objects.filter(pk=person.pk).exists()

    client.post(f"/admin/users/edit/{person.pk}/", {"email": person.email, "first_name": "N", "last_name": "N"})
    person.refresh_from_db()
    assert person.is_active is False


def test_no_button_offers_to_delete_a_person(client, administrator):
    person = make.member(email="kollega@dok.example")
    for address in ("/admin/users/", f"/admin/users/edit/{person.pk}/", f"/admin/users/history/{person.pk}/"):
        assert "/delete/" not in client.get(address).content.decode()
    bulk = f"/admin/bulk/accounts/user/delete/?id={person.pk}"
    assert (client.get(bulk).status_code, client.post(bulk).status_code) == (404, 404)
    assert "/admin/bulk/accounts/user/set_active_state/" in client.get("/admin/users/").content.decode()
    assert User.objects.filter(pk=person.pk).exists()


def test_a_team_in_use_is_not_deleted_and_the_page_says_what_to_do(client, administrator):
    staffed, helping = make.team("boligmix"), make.team("udskrivning")
    make.member(staffed)
    with toys.toy_kinds():
        case = make.submission(team=make.team("jobfirst"))
    case.assisting.add(helping)
    for team in (staffed, helping, case.team):
        address = f"/admin/team/delete/{team.pk}/"
        for answer in (client.get(address, follow=True), client.post(address, follow=True)):
            assert answer.redirect_chain == [(f"/admin/team/edit/{team.pk}/", 302)]
            page = answer.content.decode()
            assert "Holdet er i brug" in page
            assert "Fjern fluebenet ved «Tager imod»" in page
    assert Team.objects.count() == 3


def test_the_list_of_teams_says_who_leads_each_and_what_it_means_that_nobody_does(client, administrator):
    led, alone = make.team("boligmix"), make.team("udskrivning")
    lead, gone = make.member(led, first_name="Karen", last_name="Ågård"), make.member(alone)
    for person in (lead, gone):
        person.memberships.update(is_lead=True)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    page = " ".join(client.get("/admin/team/").text.split())
    assert "Karen Ågård" in page
    assert page.count("Ingen: sager, der ligger stille, kommer ikke videre") == 1


def test_an_organisation_with_teams_is_not_deleted_and_the_page_says_what_to_do(client, administrator):
    organisation = make.team("boligmix").organisation
    answer = client.post(f"/admin/organisation/delete/{organisation.pk}/", follow=True)
    assert "Organisationen er i brug" in answer.content.decode()
    assert Organisation.objects.get() == organisation


def test_what_nobody_uses_can_be_deleted(client, administrator):
    team = make.team("fejloprettet")
    Invitation.objects.create(
        email="ny@dok.example", access="coordinator", team=team, token_hash="x", expires_at=timezone.now()
    )
    client.post(f"/admin/team/delete/{team.pk}/")
    client.post(f"/admin/organisation/delete/{team.organisation_id}/")
    assert not Team.objects.exists()
    assert not Organisation.objects.exists()
