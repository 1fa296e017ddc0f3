import pytest
from django.db import transaction

from cms.programme.seed import seed_programme
from portal.page_cache.shelf import shelf


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker):
    """The whole programme in both languages, written once for a module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        seed_programme()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def programme(seeded, db):
    """The whole programme in both languages. What a test changes is rolled back to it, and nothing of it remembered."""
    shelf.renew()
