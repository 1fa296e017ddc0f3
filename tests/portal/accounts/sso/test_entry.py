"""Who comes in by a real provider, and who does not."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.apps import apps
from django.core import serializers
from django.utils import timezone

from portal.accounts import invitations
from portal.accounts.models import Access, Invitation, Unit, UnitMembership, User
from portal.accounts.units import member_of
from tests import make
from tests.portal.accounts import people

from . import walking

pytestmark = pytest.mark.django_db

DOOR = "/afdeling/"
CPR = "0101701234"


def unit(slug="afsnit-12", **fields):
    return Unit.objects.create(
        slug=slug, name="Afsnit 12", organisation="Psykiatrisk Center", phone="12345678", **fields
    )


def invited(email, to=None):
    return invitations.prepare(email=email, access=Access.UNIT, unit=to or unit())[0]


def signed_in(client):
    return client.session.get("_auth_user_id")


@pytest.fixture
def nina(provider):
    """Invited to a unit, and known to the provider with a second factor."""
    claims = provider.knows("nina", name="Nina Dahl", amr=["pwd", "mfa"])
    return invited(claims["email"])


def test_an_invited_person_comes_in_and_is_on_the_unit(client, nina):
    answer = walking.sign_in(client, "nina")
    user = User.objects.get(email=nina.email)
    assert signed_in(client) == str(user.pk)
    assert (user.first_name, user.last_name) == ("Nina", "Dahl")
    assert [each.unit for each in user.unit_memberships.all()] == [nina.unit]
    assert not user.has_usable_password()
    assert not user.is_staff
    assert answer.status_code == 302
    assert client.get(DOOR).status_code == 200
    nina.refresh_from_db()
    assert nina.accepted_at is not None


def test_the_second_time_it_is_the_same_person_whatever_the_address_is_now(client, provider, nina):
    walking.sign_in(client, "nina")
    first = signed_in(client)
    client.post("/konto/logout/")
    provider.knows("nina", email="nina.holm@region.example", amr=["mfa"])
    walking.sign_in(client, "nina")
    assert signed_in(client) == first
    assert User.objects.get(pk=first).email == nina.email
    assert SocialAccount.objects.count() == 1


def test_somebody_without_an_invitation_is_told_whom_to_ask(client, provider):
    provider.knows("ole")
    answer = walking.sign_in(client, "ole")
    assert answer.status_code == 403
    assert "Vi har ingen invitation til dig" in answer.content.decode()
    assert not signed_in(client)
    assert not User.objects.filter(email="ole@region.example").exists()
    assert not SocialAccount.objects.exists()


def test_an_old_invitation_opens_nothing(client, nina):
    Invitation.objects.filter(pk=nina.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    assert walking.sign_in(client, "nina").status_code == 403


def test_an_invitation_to_be_a_coordinator_opens_nothing_here(client, provider):
    provider.knows("karl", amr=["mfa"])
    invitations.prepare(email="karl@region.example", access=Access.COORDINATOR, team=make.team())
    assert walking.sign_in(client, "karl").status_code == 403
    assert not User.objects.filter(email="karl@region.example").exists()


@pytest.mark.parametrize("claims", [{"email_verified": False}, {"email": "nina@psykiatri.example"}, {"email": None}])
def test_an_address_that_is_not_proven_or_not_theirs_opens_no_invitation(client, provider, claims):
    told = provider.knows("nina", amr=["mfa"], **claims)
    invited(told["email"] or "nina@region.example")
    assert walking.sign_in(client, "nina").status_code == 403
    assert not User.objects.exists()


@pytest.mark.parametrize("role", ["coordinator", "administrator"])
def test_the_address_of_a_colleague_takes_over_no_account(client, provider, role):
    provider.knows("bodil", amr=["mfa"])
    email = "bodil@region.example"
    user = make.member(email=email) if role == "coordinator" else User.objects.create_superuser(email)
    answer = walking.sign_in(client, "bodil")
    assert answer.status_code == 403
    assert "Du har allerede en konto" in answer.content.decode()
    assert not signed_in(client)
    assert not SocialAccount.objects.filter(user=user).exists()


def test_the_same_address_with_another_subject_takes_over_no_account(client, provider, nina):
    walking.sign_in(client, "nina")
    client.post("/konto/logout/")
    provider.knows("nina", sub="somebody-who-got-the-address-later", amr=["mfa"])
    assert walking.sign_in(client, "nina").status_code == 403
    assert not signed_in(client)
    assert SocialAccount.objects.count() == 1


def test_whoever_became_staff_signs_in_by_password(client, provider, nina):
    walking.sign_in(client, "nina")
    user = User.objects.get(email=nina.email)
    user.unit_memberships.all().delete()
    user.is_superuser = True
    user.save()
    assert client.get("/admin/")["Location"] == "/konto/login/?next=/admin/"
    assert not signed_in(client)
    answer = walking.sign_in(client, "nina")
    assert answer.status_code == 403
    assert "Medarbejdere logger ind med" in answer.content.decode()
    assert not signed_in(client)


def _leave(user):
    UnitMembership.objects.filter(user=user).delete()


def _close(user):
    Unit.objects.update(is_active=False)


def _deactivate(user):
    User.objects.filter(pk=user.pk).update(is_active=False)


def _forget(user):
    SocialAccount.objects.filter(user=user).delete()


@pytest.mark.parametrize("end", [_leave, _close, _deactivate, _forget])
def test_access_ends_at_once(client, nina, end):
    walking.sign_in(client, "nina")
    assert client.get(DOOR).status_code == 200
    end(User.objects.get(email=nina.email))
    assert client.get(DOOR).status_code in (302, 403)
    client.post("/konto/logout/")
    assert walking.sign_in(client, "nina").status_code == 403
    assert client.get(DOOR).status_code in (302, 403)


def test_access_ends_when_the_provider_is_taken_away(client, nina, settings):
    walking.sign_in(client, "nina")
    settings.DOK_OIDC = ""
    assert client.get(DOOR).status_code == 302
    assert not signed_in(client)
    assert client.post(walking.HERE).status_code == 404


def test_a_factor_of_ours_keeps_nobody_on_the_unit_whose_provider_is_gone(client, provider, settings, rf):
    claims = provider.knows("nina", amr=["pwd"])
    invited(claims["email"])
    walking.sign_in(client, "nina")
    user = User.objects.get(email=claims["email"])
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    client.post("/konto/logout/")
    walking.sign_in(client, "nina")
    client.post("/konto/2fa/authenticate/", {"code": people.code(secret)})
    request = rf.get("/henvis/udskrivning/")
    request.user, request.session = user, client.session
    assert member_of(request) is not None
    settings.DOK_OIDC = ""
    assert member_of(request) is None


def test_who_came_by_a_provider_gets_no_letter_to_make_a_password(client, nina, mailoutbox):
    walking.sign_in(client, "nina")
    client.post("/konto/logout/")
    client.post("/konto/password/reset/", {"email": nina.email})
    assert not any("/password/reset/key/" in letter.body for letter in mailoutbox)


def test_who_came_by_a_provider_makes_no_password_while_signed_in(client, nina):
    walking.sign_in(client, "nina")
    client.post(
        "/konto/password/set/", {"password1": "en-god-lang-adgangskode", "password2": "en-god-lang-adgangskode"}
    )
    assert not User.objects.get(email=nina.email).has_usable_password()


def test_a_provider_that_saw_no_second_factor_leaves_it_to_us(client, provider):
    claims = provider.knows("nina", amr=["pwd"])
    invited(claims["email"])
    walking.sign_in(client, "nina")
    assert client.get(DOOR)["Location"] == "/konto/2fa/vaelg/"
    user = User.objects.get(email=claims["email"])
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    assert client.get(DOOR).status_code == 302
    client.post("/konto/logout/")
    assert walking.sign_in(client, "nina")["Location"].startswith("/konto/2fa/authenticate/")
    assert not signed_in(client)
    client.post("/konto/2fa/authenticate/", {"code": people.code(secret)})
    assert client.get(DOOR).status_code == 200


def test_a_factor_that_the_provider_saw_is_not_asked_for_again(client, nina):
    walking.sign_in(client, "nina")
    user = User.objects.get(email=nina.email)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "made-for-a-test"})
    client.post("/konto/logout/")
    walking.sign_in(client, "nina")
    assert client.get(DOOR).status_code == 200


def test_an_acr_that_is_listed_is_a_second_factor_too(client, provider):
    claims = provider.knows("nina", acr="urn:test:substantial")
    invited(claims["email"])
    walking.sign_in(client, "nina")
    assert client.get(DOOR).status_code == 200


def test_a_cpr_number_in_the_providers_word_is_kept_nowhere(client, provider, nina, caplog):
    provider.knows("nina", name="Nina Dahl", amr=["mfa"], cpr=CPR)
    walking.sign_in(client, "nina")
    assert signed_in(client)
    rows = [row for model in apps.get_models() for row in model._base_manager.all()]
    assert CPR not in serializers.serialize("json", rows)
    assert CPR not in str(dict(client.session))
    assert CPR not in caplog.text
    assert SocialAccount.objects.get().extra_data == {}
    assert not SocialToken.objects.exists()


def test_the_session_names_nobody(client, nina):
    walking.sign_in(client, "nina")
    assert "nina" not in str(dict(client.session)).lower()
    assert "dahl" not in str(dict(client.session)).lower()
