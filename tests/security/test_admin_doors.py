"""Nobody is inside /admin/ on a password alone, by any door."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.test import Client

from portal.accounts.invitations import EDITORS
from portal.accounts.models import Membership
from tests import make
from tests.portal.accounts import people

pytestmark = pytest.mark.django_db

SPELLINGS = [
    "/admin/login/",
    "/admin/login",
    "//admin/login/",
    "/admin//login/",
    "/Admin/login/",
    "/ADMIN/LOGIN/",
    "/en/admin/login/",
    "/admin/./login/",
    "/admin/%6cogin/",
    "/_util/login/",
    "/en/_util/login/",
    "/da/_util/login/",
    "/admin/",
    "/admin/logout/",
    "/admin/password_reset/",
    "/admin/api/main/",
]


@pytest.mark.parametrize("address", SPELLINGS)
@pytest.mark.parametrize("name", ["username", "login", "email"])
def test_a_right_password_signs_nobody_in_except_at_our_own_door(client, address, name):
    user, _secret = people.person()
    client.post(address, {name: user.email, "password": people.PASSWORD})
    assert "_auth_user_id" not in client.session


def test_wagtails_sign_in_page_leads_to_ours(client):
    response = client.get("/admin/login/?next=/admin/pages/")
    assert response.status_code == 302
    assert response["Location"] == "/konto/login/?next=/admin/pages/"


def test_a_form_that_calls_the_address_username_never_authenticates(rf):
    from django.contrib.auth import authenticate

    user, _secret = people.person()
    assert authenticate(rf.post("/"), username=user.email, password=people.PASSWORD) is None
    assert authenticate(rf.post("/"), email=user.email, password=people.PASSWORD) == user


@pytest.mark.parametrize("address", ["/admin/", "/admin/account/", "/admin/pages/", "/admin/users/", "/admin/nowhere/"])
def test_a_stranger_is_led_to_the_sign_in(client, address):
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"] == f"/konto/login/?next={address}"


def test_password_and_code_open_the_door(client):
    user, secret = people.person()
    first = people.give_password(client, user)
    assert first["Location"].startswith("/konto/2fa/authenticate/")
    assert "_auth_user_id" not in client.session
    assert client.get("/admin/queue/").status_code == 302
    assert client.post("/konto/2fa/authenticate/", {"code": people.code(secret)})["Location"] == "/admin/"
    assert client.get("/admin/queue/").status_code == 200


def test_a_wrong_code_opens_nothing(client):
    user, secret = people.person()
    people.give_password(client, user)
    response = client.post("/konto/2fa/authenticate/", {"code": people.wrong_code(secret)})
    assert response.status_code == 200
    assert "Koden passer ikke" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_opens_the_door_once(client):
    user, _secret = people.person()
    codes = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()
    people.give_password(client, user)
    client.post("/konto/2fa/authenticate/", {"code": codes[0]})
    assert client.get("/admin/queue/").status_code == 200
    other = Client()
    people.give_password(other, user)
    people.forget_used_codes()
    other.post("/konto/2fa/authenticate/", {"code": codes[0]})
    assert other.get("/admin/queue/").status_code == 302


def test_a_code_counts_once_for_as_long_as_it_would_be_right(client):
    user, secret = people.person()
    used = people.code(secret)
    people.give_password(client, user)
    client.post("/konto/2fa/authenticate/", {"code": used})
    # allauth forgets a used code after one period; ours must remember it for three.
    from django.core.cache import cache

    cache.delete(f"allauth.mfa.totp.used?user={user.pk}&code={used}")
    other = Client()
    people.give_password(other, user)
    response = other.post("/konto/2fa/authenticate/", {"code": used})
    assert response.status_code == 200
    assert "_auth_user_id" not in other.session


@pytest.mark.parametrize("again", ["{0} {1}", "{0}-{1}", " {0}{1}.", "{0}\u2007{1}"])
def test_a_used_code_does_not_count_again_in_another_spelling(client, again):
    from django.core.cache import cache

    user, secret = people.person()
    used = people.code(secret)
    people.give_password(client, user)
    client.post("/konto/2fa/authenticate/", {"code": used})
    cache.delete(f"allauth.mfa.totp.used?user={user.pk}&code={used}")
    other = Client()
    people.give_password(other, user)
    other.post("/konto/2fa/authenticate/", {"code": again.format(used[:3], used[3:])})
    assert "_auth_user_id" not in other.session


def test_the_code_of_the_step_before_still_counts(client):
    user, secret = people.person()
    people.give_password(client, user)
    response = client.post("/konto/2fa/authenticate/", {"code": people.code(secret, steps=-1)})
    assert response["Location"] == "/admin/"


def test_a_session_older_than_the_rule_is_sent_to_show_its_factor(client):
    user, _secret = people.person()
    client.force_login(user)
    response = client.get("/admin/pages/")
    assert response["Location"] == "/konto/2fa/reauthenticate/?next=%2Fadmin%2Fpages%2F"


def test_what_was_sent_is_not_repeated_after_the_factor(client):
    user, _secret = people.person()
    client.force_login(user)
    assert client.post("/admin/account/", {})["Location"] == "/konto/2fa/reauthenticate/?next=%2Fadmin%2F"


def test_records_of_another_person_do_not_count(client):
    user, secret = people.person()
    people.sign_in(client, user, secret)
    shown = {key: value for key, value in client.session.items() if key.startswith("account_authentication")}
    other, _secret = people.person()
    client.force_login(other)
    session = client.session
    session.update(shown)
    session.save()
    assert client.get("/admin/queue/").status_code == 302


def test_without_any_factor_one_is_asked_to_choose_one(client):
    user = make.member(email="ny@dok.example", password=people.PASSWORD)
    response = people.give_password(client, user)
    assert response["Location"] == "/admin/"
    assert client.get("/admin/")["Location"] == "/konto/2fa/vaelg/"
    page = client.get("/konto/2fa/vaelg/").content.decode()
    assert "/konto/2fa/totp/activate/" in page
    assert "/konto/2fa/webauthn/add/" in page


def test_a_new_factor_must_be_shown_before_the_door_opens(client):
    user = make.member(email="foerste@dok.example", password=people.PASSWORD)
    people.give_password(client, user)
    client.post("/konto/reauthenticate/", {"password": people.PASSWORD})
    page = client.get("/konto/2fa/totp/activate/")
    secret = page.context["form"].secret
    done = client.post("/konto/2fa/totp/activate/", {"code": people.code(secret)})
    assert done["Location"] == "/konto/2fa/recovery-codes/"
    gate = client.get("/admin/")
    assert gate["Location"].startswith("/konto/2fa/reauthenticate/")
    shown = client.post(gate["Location"], {"code": people.code(secret), "next": "/admin/"})
    assert shown["Location"] == "/admin/"
    assert client.get("/admin/queue/").status_code == 200


def test_removing_the_last_factor_closes_the_door_at_once(client):
    user, secret = people.person()
    people.sign_in(client, user, secret)
    assert client.get("/admin/queue/").status_code == 200
    client.post("/konto/reauthenticate/", {"password": people.PASSWORD})
    assert client.post("/konto/2fa/totp/deactivate/")["Location"] == "/konto/2fa/"
    assert not Authenticator.objects.filter(user=user).exists()
    assert client.get("/admin/")["Location"] == "/konto/2fa/vaelg/"


def test_somebody_without_a_team_is_refused_in_plain_words(client):
    make.sign_in(client, make.user())
    response = client.get("/admin/")
    assert response.status_code == 403
    assert "Du har ikke adgang" in response.content.decode()


def test_losing_the_last_membership_closes_the_door(client):
    user, secret = people.person()
    people.sign_in(client, user, secret)
    assert client.get("/admin/queue/").status_code == 200
    Membership.objects.filter(user=user).delete()
    assert client.get("/admin/queue/").status_code == 403


def test_editors_and_administrators_come_in_without_a_team(client):
    editor = make.user()
    editor.groups.add(Group.objects.get(name=EDITORS))
    assert make.sign_in(client, editor).get("/admin/").status_code == 200
    administrator = make.user(is_superuser=True)
    assert make.sign_in(Client(), administrator).get("/admin/").status_code == 200


def test_an_inactive_person_does_not_get_in(client):
    user, secret = people.person()
    user.is_active = False
    user.save()
    people.sign_in(client, user, secret)
    assert "_auth_user_id" not in client.session


def test_signing_out_of_wagtail_ends_the_session(client):
    user, secret = people.person()
    people.sign_in(client, user, secret)
    client.post("/admin/logout/")
    assert "_auth_user_id" not in client.session
    assert client.get("/admin/queue/").status_code == 302


def test_the_personal_page_of_wagtail_opens_and_offers_no_password(client):
    user, secret = people.person()
    people.sign_in(client, user, secret)
    page = client.get("/admin/account/")
    assert page.status_code == 200
    assert 'type="password"' not in page.content.decode()


def test_guessing_is_slowed_down(client):
    user, _secret = people.person()
    for _attempt in range(5):
        people.give_password(client, user, "forkert")
    page = people.give_password(client, user)
    assert "_auth_user_id" not in client.session
    assert "prøvet for mange gange" in page.content.decode()
