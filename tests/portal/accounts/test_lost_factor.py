"""A colleague who can show no second factor any more gets back in, and nobody else does."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry

from . import people

pytestmark = pytest.mark.django_db


def reset(email):
    told = StringIO()
    call_command("reset_mfa", email, stdout=told)
    return told.getvalue()


def test_the_factors_are_gone_and_the_next_sign_in_leads_to_a_new_one(client):
    user, _secret = people.person()
    assert reset(user.email.upper()).startswith("2 factor(s) taken away.")

    assert not Authenticator.objects.filter(user=user).exists()
    assert people.give_password(client, user)["Location"] == "/admin/"
    assert client.get("/admin/")["Location"] == "/konto/2fa/vaelg/"


def test_a_session_that_showed_a_lost_factor_is_outside_at_once(client):
    user, secret = people.person()
    people.sign_in(client, user, secret)
    assert client.get("/admin/queue/").status_code == 200
    reset(user.email)
    assert client.get("/admin/")["Location"] == "/konto/2fa/vaelg/"


def test_nobody_elses_factor_is_touched():
    user, _secret = people.person()
    other, _secret = people.person()
    reset(user.email)
    assert Authenticator.objects.filter(user=other).count() == 2


def test_the_owner_is_told_and_the_history_says_so():
    user, _secret = people.person()
    reset(user.email)
    [letter] = mail.outbox
    assert letter.to == [user.email]
    assert letter.subject == "Din ekstra sikkerhed hos DOK er nulstillet"
    assert "/konto/login/" in letter.body
    entry = ModelLogEntry.objects.get(object_id=str(user.pk))
    assert entry.data == {"second_factors_taken_away": 2}


def test_without_the_letter_nothing_is_taken_away(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    user, _secret = people.person()
    with pytest.raises(CommandError, match="could not be sent"):
        reset(user.email)
    assert Authenticator.objects.filter(user=user).count() == 2


def test_an_address_without_an_account_is_refused():
    with pytest.raises(CommandError, match=r"no account has the address ingen@dok\.example"):
        reset("ingen@dok.example")
