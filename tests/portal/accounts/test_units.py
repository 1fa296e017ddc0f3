"""Units and their people: invited, kept apart from staff, put on and taken off by administrators."""

import re
from io import StringIO

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client

from portal.accounts import invitations
from portal.accounts.invitations import EDITORS, InvitationRefused
from portal.accounts.models import Access, Invitation, Membership, Unit, UnitMembership, User
from portal.accounts.units import colleagues_on, units_of
from tests import make, toys

pytestmark = pytest.mark.django_db
GOOD = {"first_name": "Wilma", "last_name": "Vagt", "password": "kastanje-og-regnvejr-7"}
GOOD["password_again"] = GOOD["password"]


@pytest.fixture
def administrator():
    return make.sign_in(Client(), make.user(is_superuser=True, is_staff=True))


def test_somebody_is_invited_to_a_unit_and_gets_in_there_and_nowhere_else(administrator, client):
    unit = make.unit()
    data = {"email": "wilma@hospital.example", "access": "unit", "unit": unit.pk}
    assert administrator.post("/admin/invite/", data).status_code == 302
    [letter] = mail.outbox
    assert "Din afdeling er Afsnit 12, Psykiatrisk Center Eksempel." in letter.body
    assert "Henviser på en afdeling" in letter.body
    address = next(word for word in letter.body.split() if "/konto/invitation/" in word).partition("//")[2]
    address = address[address.index("/") :]
    assert "Din afdeling er Afsnit 12" in client.get(address).content.decode()
    assert client.post(address, GOOD)["Location"] == "/konto/2fa/vaelg/"
    user = User.objects.get(email="wilma@hospital.example")
    assert list(units_of(user)) == [unit]
    assert not Membership.objects.filter(user=user).exists()
    assert client.get("/afdeling/")["Location"] == "/konto/2fa/vaelg/"
    assert client.get("/admin/").status_code == 403
    assert "Afsnit 12" in administrator.get("/admin/invite/").content.decode()


@pytest.mark.parametrize(
    ("access", "team", "unit"),
    [
        (Access.UNIT, False, False),
        (Access.COORDINATOR, True, True),
        (Access.EDITOR, False, True),
        (Access.UNIT, True, True),
    ],
)
def test_a_unit_goes_with_a_referrer_and_with_nobody_else(access, team, unit):
    with pytest.raises(InvitationRefused):
        invitations.prepare(
            email="x@hospital.example",
            access=access,
            team=make.team() if team else None,
            unit=make.unit() if unit else None,
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(
            email="x@hospital.example",
            access=access,
            team=make.team() if team else None,
            unit=make.unit() if unit else None,
            expires_at="2026-12-01T00:00Z",
        )


def test_the_command_invites_to_a_unit_by_its_slug():
    make.unit()
    call_command("invite", "x@hospital.example", "--role", "unit", "--unit", "afsnit-12", stdout=StringIO())
    assert Invitation.objects.get().unit.slug == "afsnit-12"
    with pytest.raises(CommandError, match="afsnit-12"):
        call_command("invite", "y@hospital.example", "--role", "unit", "--unit", "afsnit-13", stdout=StringIO())


@pytest.mark.parametrize("way", ["team", "group", "superuser"])
def test_whoever_works_in_the_house_is_on_no_unit(way):
    person = make.member() if way == "team" else make.user(is_superuser=way == "superuser")
    if way == "group":
        person.groups.create(name="en gruppe")
    with pytest.raises(ValidationError, match="arbejder i DOK"):
        UnitMembership(user=person, unit=make.unit()).full_clean()


def test_whoever_is_on_a_unit_is_put_on_no_team():
    with pytest.raises(ValidationError, match="henviser fra en afdeling"):
        Membership(user=make.referrer(), team=make.team(), role="coordinator").full_clean()


def test_administrators_keep_units_and_their_people(administrator):
    form = {
        "name": "Afsnit 9",
        "organisation": "Hospitalet",
        "slug": "afsnit-9",
        "phone": "12345678",
        "is_active": "on",
    }
    assert administrator.post("/admin/unit/new/", form).status_code == 302
    unit = Unit.objects.get(slug="afsnit-9")
    wilma = make.referrer()
    put_on = administrator.post("/admin/unitmembership/new/", {"user": wilma.pk, "unit": unit.pk})
    assert put_on.status_code == 302
    assert set(units_of(wilma)) == {make.unit(), unit}
    staff = administrator.post("/admin/unitmembership/new/", {"user": make.member().pk, "unit": unit.pk})
    assert "arbejder i DOK" in staff.content.decode()


@pytest.mark.parametrize(("is_active", "word"), [(True, "Ja"), (False, "Nej")])
def test_the_list_says_in_words_whether_a_unit_is_in_use(administrator, is_active, word):
    make.unit("afsnit-9", is_active=is_active)
    cells = re.findall(r"<td[^>]*>\s*(\w+)\s*</td>", administrator.get("/admin/unit/").content.decode())
    assert word in cells
    assert not {"True", "False"} & set(cells)


def test_a_referrer_is_not_made_an_editor_or_an_administrator(administrator):
    from django.contrib.auth.models import Group

    wilma = make.referrer(first_name="Wilma", last_name="Vagt")
    form = {"first_name": "Wilma", "last_name": "Vagt", "is_active": "on"}
    for more in ({"is_superuser": "on"}, {"groups": [Group.objects.get(name=EDITORS).pk]}):
        page = administrator.post(f"/admin/users/edit/{wilma.pk}/", {**form, **more})
        assert "kan ikke få adgang til administrationen" in page.content.decode()
    wilma.refresh_from_db()
    assert not wilma.is_superuser


def test_a_unit_in_use_is_closed_and_not_deleted(administrator):
    wilma = make.referrer()
    unit = make.unit()
    page = administrator.post(f"/admin/unit/delete/{unit.pk}/", follow=True)
    assert "Afdelingen er i brug" in page.content.decode()
    with toys.toy_kinds():
        make.referral(wilma)
    UnitMembership.objects.all().delete()
    administrator.post(f"/admin/unit/delete/{unit.pk}/")
    assert Unit.objects.filter(pk=unit.pk).exists()
    administrator.post(f"/admin/unit/delete/{make.unit('tom', name='Tom').pk}/")
    assert not Unit.objects.filter(slug="tom").exists()


@pytest.mark.parametrize("address", ["/admin/unit/", "/admin/unitmembership/"])
def test_only_administrators_reach_these_pages(address):
    for person in (make.member(), make.referrer()):
        assert make.sign_in(Client(), person).get(address).status_code in (302, 403)


def test_nobody_who_left_is_a_colleague():
    unit, here = make.unit(), make.referrer(first_name="Her")
    make.referrer(is_active=False)
    make.referrer(make.unit("afsnit-9", name="Afsnit 9"))
    assert list(colleagues_on(unit)) == [here]
