"""What every test shares: databases, an empty cache, and the real servers and browsers of house.py."""

import os

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from portal import limits

from . import databases, own_cache

# What takes long is the machine's affair; what must be quick is measured by `make bench`.
hypothesis_settings.register_profile("dok", deadline=None)
hypothesis_settings.load_profile("dok")

pytest_plugins = ["tests.house", "tests.clamd", "tests.oidc_server"]


def pytest_configure(config):
    """Name the run, and tidy up after runs that were killed. xdist's workers inherit the name."""
    if databases.RUN not in os.environ:
        os.environ[databases.RUN] = str(os.getpid())
        databases.sweep_after_the_dead()
    settings.CACHES["default"]["KEY_PREFIX"] = f"{databases.run_name()}_{databases.worker_name()}"
    # In this process; the houses of the browser tests keep their pages as a real one does.
    settings.CACHES["pages"] = settings.CACHES["default"]


def pytest_unconfigure(config):
    """Leave nothing behind: the first process goes last."""
    if os.environ.get(databases.RUN) == str(os.getpid()):
        databases.leave_nothing()


def pytest_terminal_summary(terminalreporter):
    """Print what a test wants to be known although it passed: `record_property("at the end", …)`."""
    passed = terminalreporter.getreports("passed")
    told = [line for one in passed for name, line in one.user_properties if name == "at the end"]
    for line in sorted(told):
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """Give this worker a copy of the migrated template, instead of migrating anew."""
    template, own = databases.migrated(), databases.address_of(databases.worker_name())

    def fresh_copy(*_test):
        connection.close()
        databases.copy(template, own)

    name = databases.run_name() + "_" + databases.worker_name()
    with django_db_blocker.unblock():
        connection.settings_dict["NAME"] = name if databases.ON_POSTGRES else str(databases.sqlite_file(own))
        fresh_copy()
    with pytest.MonkeyPatch.context() as patch:
        # A flush after a transactional test would also take what the migrations wrote: Wagtail's root page, its locale.
        patch.setattr(TransactionTestCase, "_fixture_teardown", fresh_copy)
        yield
    with django_db_blocker.unblock():
        connection.close()
        databases.drop(own)


@pytest.fixture(autouse=True)
def _danish_again():
    """A request to an English page leaves its language behind in the thread; the next test begins in Danish."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _empty_cache():
    """Let no test see what another cached."""
    yield
    limits.forget()
    own_cache.empty()
