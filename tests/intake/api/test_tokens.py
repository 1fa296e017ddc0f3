"""A token: its secret is told once, and it does not last."""

from datetime import timedelta

import pytest
from django.utils import timezone

from intake.api import tokens
from intake.api.models import Scope, Token
from tests import make

pytestmark = pytest.mark.django_db


def made(**changes):
    options = {"scopes": [Scope.REFERRALS_READ], "expires_at": timezone.now() + timedelta(days=1), **changes}
    return tokens.make(make.unit(), "Journalsystemet", made_by=make.user(), **options)


def test_the_secret_is_kept_nowhere_and_finds_its_token():
    token, secret = made()
    row = Token.objects.filter(pk=token.pk).values().get()
    assert not any(secret in str(value) for value in row.values())
    assert secret.startswith(row["prefix"])
    assert len(secret) - len(row["prefix"]) >= 32
    assert tokens.find(secret) == token
    assert tokens.find(row["digest"]) is None
    assert tokens.find(row["prefix"]) is None


def test_a_token_lasts_a_year_at_most_and_never_ends_before_it_begins():
    for days in (-1, 0, 367):
        with pytest.raises(ValueError, match="højst et år"):
            made(expires_at=timezone.now() + timedelta(days=days))


def test_a_scope_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="cases:write"):
        made(scopes=["cases:write"])


def test_finding_a_token_costs_one_query_after_its_first_use_of_the_day(django_assert_num_queries):
    _token, secret = made()
    with django_assert_num_queries(2):
        tokens.find(secret)
    with django_assert_num_queries(1):
        tokens.find(secret)


def test_how_a_token_stands():
    token, _secret = made(expires_at=timezone.now() + timedelta(days=200))
    assert token.standing == "Virker"
    token.expires_at = timezone.now() + timedelta(days=20)
    assert token.standing == "Udløber snart"
    token.expires_at = timezone.now()
    assert token.standing == "Udløbet"
    tokens.revoke(token)
    token.refresh_from_db()
    assert token.standing == "Spærret"
