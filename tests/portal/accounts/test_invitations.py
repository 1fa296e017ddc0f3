from datetime import timedelta
from io import StringIO
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from portal.accounts import invitations
from portal.accounts.invitations import EDITORS, WRITERS, InvitationRefused
from portal.accounts.models import Access, Invitation, Membership, Role, User
from tests import make

from . import people

pytestmark = pytest.mark.django_db

ADDRESS = "ane.maage@dok.example"
GOOD = {
    "first_name": "Ane",
    "last_name": "Måge",
    "password": "tolv-tegn-og-flere",
    "password_again": "tolv-tegn-og-flere",
}


def secret_in(letter):
    return next(word for word in letter.body.split() if "/konto/invitation/" in word).rstrip("/").rpartition("/")[2]


def invited(access=Access.COORDINATOR, team=None):
    invitation, secret = invitations.prepare(email=ADDRESS, access=access, team=team)
    return invitation, secret, f"/konto/invitation/{secret}/"


def test_the_letter_brings_the_link_and_the_database_only_its_hash():
    team = make.team("boligmix")
    invitation = invitations.invite(email="Ane.Maage@DOK.example ", access=Access.COORDINATOR, team=team)
    [letter] = mail.outbox
    secret = secret_in(letter)
    assert letter.to == [ADDRESS]
    assert letter.subject == "Din invitation til DOK"
    assert "Koordinator" in letter.body
    assert secret not in str(Invitation.objects.values())
    assert invitations.find(secret) == invitation


def test_an_invited_person_chooses_a_password_and_goes_on_to_the_second_factor(client):
    team = make.team("boligmix")
    invitation, _secret, address = invited(team=team)
    page = client.get(address)
    assert ADDRESS in page.content.decode()
    done = client.post(address, GOOD)
    user = User.objects.get(email=ADDRESS)
    assert done["Location"] == "/konto/2fa/vaelg/"
    assert str(user) == "Ane Måge"
    assert list(user.memberships.values_list("team__slug", "role")) == [("boligmix", Role.COORDINATOR)]
    assert client.get("/admin/")["Location"] == "/konto/2fa/vaelg/"
    # No second question for the password that was chosen a moment ago.
    assert client.get("/konto/2fa/totp/activate/").status_code == 200
    invitation.refresh_from_db()
    assert invitation.accepted_at is not None


@pytest.mark.parametrize(
    ("access", "superuser", "groups"),
    [
        (Access.EDITOR, False, [EDITORS]),
        (Access.WRITER, False, [WRITERS]),
        (Access.ADMINISTRATOR, True, []),
    ],
)
def test_editors_and_administrators_get_their_place_and_no_team(client, access, superuser, groups):
    _invitation, _secret, address = invited(access)
    client.post(address, GOOD)
    user = User.objects.get(email=ADDRESS)
    assert user.is_superuser is superuser
    assert list(user.groups.values_list("name", flat=True)) == groups
    assert not Membership.objects.filter(user=user).exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"password_again": "noget-helt-andet"}, "ikke ens"),
        ({"password": "kort", "password_again": "kort"}, "12"),
        ({"password": "ane.maage@dok", "password_again": "ane.maage@dok"}, "minder for meget"),
        ({"first_name": ""}, "first_name"),
    ],
)
def test_a_bad_answer_is_explained_and_the_rest_is_kept(client, change, words):
    _invitation, _secret, address = invited(team=make.team())
    page = client.post(address, {**GOOD, **change})
    assert page.status_code == 200
    assert words in str(page.context["form"].errors)
    assert "Måge" in page.content.decode()
    assert not User.objects.filter(email=ADDRESS).exists()


def test_an_unknown_a_used_and_an_old_link_each_say_what_is_wrong(client):
    unknown = client.get("/konto/invitation/findes-ikke/")
    _invitation, _secret, used = invited(team=make.team())
    client.post(used, GOOD)
    client.logout()
    second = client.post(used, {**GOOD, "first_name": "En anden"})
    Invitation.objects.update(accepted_at=None, expires_at=timezone.now() - timedelta(seconds=1))
    old = client.get(used)
    assert [unknown.status_code, second.status_code, old.status_code] == [410, 410, 410]
    assert "Linket findes ikke" in unknown.content.decode()
    assert "allerede brugt" in second.content.decode()
    assert "for gammelt" in old.content.decode()
    assert User.objects.get(email=ADDRESS).first_name == "Ane"


def test_a_link_works_for_seven_days():
    invitation, secret, _address = invited(team=make.team())
    assert invitation.expires_at - invitation.created_at == pytest.approx(timedelta(days=7), abs=timedelta(seconds=5))
    assert invitations.find(secret) == invitation


def test_a_new_invitation_ends_the_earlier_one():
    _first, earlier, _address = invited(team=make.team())
    _second, later, _address = invited(team=make.team())
    with pytest.raises(InvitationRefused):
        invitations.find(earlier)
    assert invitations.find(later)


def test_who_has_an_account_is_not_invited_again():
    make.user(ADDRESS)
    with pytest.raises(InvitationRefused, match="allerede en konto"):
        invitations.invite(email=ADDRESS.upper(), access=Access.EDITOR)
    assert mail.outbox == []


def test_an_account_made_meanwhile_is_not_taken_over():
    _invitation, secret, _address = invited(Access.ADMINISTRATOR)
    other = make.user(ADDRESS, password=people.PASSWORD)
    with pytest.raises(InvitationRefused):
        invitations.accept(secret=secret, first_name="A", last_name="B", password=GOOD["password"])
    other.refresh_from_db()
    assert other.check_password(people.PASSWORD)
    assert not other.is_superuser


@pytest.mark.parametrize(("access", "with_team"), [(Access.COORDINATOR, False), (Access.EDITOR, True)])
def test_a_team_goes_with_a_role_in_a_team_and_with_nothing_else(access, with_team):
    with pytest.raises(InvitationRefused, match="hold"):
        invitations.invite(email=ADDRESS, access=access, team=make.team() if with_team else None)


def test_a_letter_that_cannot_be_sent_leaves_no_invitation(monkeypatch):
    def broken(message, *args, **kwargs):
        raise SMTPServerDisconnected("gone")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", broken)
    with pytest.raises(InvitationRefused, match="kunne ikke sendes"):
        invitations.invite(email=ADDRESS, access=Access.EDITOR)
    assert not Invitation.objects.exists()


def test_the_command_invites_and_can_show_the_link_before_mail_works():
    make.team("boligmix")
    call_command("invite", ADDRESS, "--team", "boligmix", "--role", "coordinator", stdout=StringIO())
    assert mail.outbox[0].to == [ADDRESS]
    out = StringIO()
    call_command("invite", "chef@dok.example", "--role", "administrator", "--show-link", stdout=out)
    assert invitations.find(out.getvalue().strip().rstrip("/").rpartition("/")[2]).email == "chef@dok.example"
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ikke-en-adresse", "--role", "editor"], "not an e-mail address"),
        ([ADDRESS, "--role", "coordinator", "--team", "ukendt"], "no team 'ukendt'"),
        ([ADDRESS, "--role", "coordinator"], "hold"),
    ],
)
def test_the_command_says_in_one_line_what_is_wrong(arguments, words):
    with pytest.raises(CommandError, match=words):
        call_command("invite", *arguments)
