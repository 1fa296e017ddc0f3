"""Where administrators make tokens, and shut them."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone

from intake.api import tokens
from intake.api.models import Token
from portal.accounts.models import Role
from tests import make

from .partner import System

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/partner-tokens/"


@pytest.fixture
def administrator(client):
    return make.sign_in(client, make.user(is_superuser=True, is_staff=True))


def filled_in(**changes):
    last = timezone.localdate() + timedelta(days=90)
    return {
        "unit": make.unit().pk,
        "name": "Journalsystemet",
        "scopes": ["referrals:write", "referrals:read"],
        "last_day": last.isoformat(),
    } | changes


def test_the_secret_is_shown_in_the_answer_and_on_no_page_after_it(administrator):
    made = administrator.post(ADDRESS, filled_in())
    secret = made.context["secret"]
    assert f'value="{secret}"' in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    token = tokens.find(secret)
    assert token.scopes == ["referrals:read", "referrals:write"]
    after = administrator.get(ADDRESS).content.decode()
    assert secret not in after
    assert token.prefix in after
    assert secret not in str(dict(administrator.session))


def test_a_token_works_until_the_end_of_its_last_day(administrator):
    administrator.post(ADDRESS, filled_in(last_day=timezone.localdate().isoformat()))
    ends = timezone.localtime(Token.objects.get().expires_at)
    assert Token.objects.get().last_day == timezone.localdate()
    assert (ends.date(), ends.hour, ends.minute) == (timezone.localdate() + timedelta(days=1), 0, 0)


def test_a_day_is_shown_and_taken_as_the_desk_writes_it(administrator):
    last = timezone.localdate() + timedelta(days=90)
    assert f"{last + timedelta(days=275):%d.%m.%Y}" in administrator.get(ADDRESS).content.decode()
    administrator.post(ADDRESS, filled_in(last_day=f"{last:%d.%m.%Y}"))
    assert Token.objects.get().last_day == last


def test_an_empty_form_says_of_every_field_what_to_do(administrator):
    said = administrator.post(ADDRESS, {}).context["form"].errors
    assert [str(errors[0]).split()[0] for errors in said.values()] == ["Vælg,", "Skriv,", "Vælg", "Skriv"]


@pytest.mark.parametrize("days", [-1, 366])
def test_it_lasts_a_year_at_most(administrator, days):
    day = timezone.localdate() + timedelta(days=days)
    page = administrator.post(ADDRESS, filled_in(last_day=day.isoformat()))
    assert "højst et år" in str(page.context["form"].errors["last_day"])
    assert not Token.objects.exists()


def test_the_longest_that_the_form_offers_is_taken(administrator):
    offered = administrator.get(ADDRESS).context["form"]["last_day"].value()
    administrator.post(ADDRESS, filled_in(last_day=offered.isoformat()))
    assert Token.objects.exists()


def test_a_page_that_is_sent_twice_makes_one_token(administrator):
    administrator.post(ADDRESS, filled_in())
    again = administrator.post(ADDRESS, filled_in())
    assert "spær det gamle" in str(again.context["form"].errors["name"])
    assert Token.objects.count() == 1


def test_a_token_is_shut_at_once_after_one_question(administrator):
    system = System(make.unit())
    address = f"{ADDRESS}{system.token.pk}/revoke/"
    assert system.token.name in administrator.get(address).content.decode()
    assert system.get("referrals").status_code == 200
    shut = administrator.post(address)
    assert shut["Location"] == ADDRESS
    assert [str(said) for said in get_messages(shut.wsgi_request)] == ["Tokenet er spærret."]
    assert system.get("referrals").status_code == 401
    assert administrator.get(address).status_code == 404
    assert "Spærret" in administrator.get(ADDRESS).content.decode()


def test_only_administrators_come_here(client, system):
    make.sign_in(client, make.member(make.team("central", central=True), Role.COORDINATOR))
    before = system.token.revoked_at
    for address in (ADDRESS, f"{ADDRESS}{system.token.pk}/revoke/"):
        assert client.get(address).status_code in (302, 403)
        assert client.post(address, filled_in()).status_code in (302, 403)
    assert "Partnernes systemer" not in client.get("/admin/queue/").content.decode()
    system.token.refresh_from_db()
    assert (Token.objects.count(), system.token.revoked_at) == (1, before)
