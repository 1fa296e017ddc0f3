"""The suite's own ground: what one test writes, no other sees, and what the migrations wrote stays."""

import pytest
from django.db import connection
from wagtail.models import Locale, Page

from portal.accounts.models import Organisation


@pytest.mark.parametrize("turn", [1, 2])
def test_a_transactional_test_leaves_nothing_and_takes_nothing(transactional_db, turn):
    assert not Organisation.objects.exists()
    assert Page.objects.filter(depth=1).count() == 1
    assert Locale.objects.exists()
    Organisation.objects.create(slug="hus", name="Hus")
    Page.objects.all().delete()


def test_after_it_the_ground_is_whole_again(transactional_db):
    assert Page.objects.filter(depth=1).count() == 1


def test_the_database_is_the_suites_own(db):
    assert "dok_test_" in str(connection.settings_dict["NAME"])
