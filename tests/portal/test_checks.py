"""Each deploy mistake is found, named by its variable, and told without its value."""

from types import SimpleNamespace

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from pyrage import x25519

from portal import checks
from portal.settings import test as test_settings
from tests import make

OTHER = x25519.Identity.generate()
PRODUCTION = {
    "DOK_ENVIRONMENT": "production",
    "DEBUG": False,
    "SECRET_KEY": "aB3$dE6&gH9(jK2)mN5=pQ8?sT1+vW4-yZ7!cF0*iL3^oR6#uX9@",
    "ALLOWED_HOSTS": ["portal.dok.example"],
    "DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql"}},
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "WAGTAILADMIN_BASE_URL": "https://portal.dok.example",
    "CACHES": {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}},
    "DOK_VAULT_RECIPIENTS": str(OTHER.to_public()),
    "DOK_VAULT_IDENTITIES": str(OTHER),
    "SECRET_KEY_FALLBACKS": [],
    "DOK_ALLOW_SQLITE": False,
}


def found(app_checks=(checks.who_this_process_is, checks.vault_can_seal, checks.vault_opens_on_the_right_side)):
    return [message for check in app_checks for message in check()]


def ids(messages):
    return [message.id for message in messages]


def test_the_test_suites_own_settings_are_sound():
    assert [message for message in run_checks() if message.is_serious()] == []


@pytest.mark.parametrize(
    ("change", "expected", "variable"),
    [
        ({"DOK_SIDE": "staf"}, "dok.E001", "DOK_SIDE"),
        ({"DOK_ENVIRONMENT": "prod"}, "dok.E002", "DOK_ENVIRONMENT"),
        ({"DOK_VAULT_RECIPIENTS": ""}, "dok.E010", "DOK_VAULT_RECIPIENTS"),
        ({"DOK_VAULT_RECIPIENTS": "age1forkert"}, "dok.E010", "DOK_VAULT_RECIPIENTS"),
        ({"DOK_VAULT_IDENTITIES": "AGE-SECRET-KEY-1FORKERT"}, "dok.E011", "DOK_VAULT_IDENTITIES"),
        ({"DOK_SIDE": "public"}, "dok.E012", "DOK_VAULT_IDENTITIES"),
        ({"DOK_SIDE": "staff", "DOK_VAULT_IDENTITIES": ""}, "dok.E013", "DOK_VAULT_IDENTITIES"),
        ({"DOK_SIDE": "both", "DOK_VAULT_IDENTITIES": ""}, "dok.E013", "DOK_VAULT_IDENTITIES"),
        ({"DOK_VAULT_IDENTITIES": str(OTHER)}, "dok.E014", "DOK_VAULT_IDENTITIES"),
    ],
)
def test_a_wrong_side_or_vault_is_found_in_every_environment(settings, change, expected, variable):
    for name, value in change.items():
        setattr(settings, name, value)
    messages = found()
    assert ids(messages) == [expected]
    assert variable in messages[0].msg
    for value in change.values():
        assert len(value) < 12 or value not in messages[0].msg


@pytest.mark.parametrize("environment", ["development", "test"])
def test_demo_doors_may_stand_open_on_a_developers_machine_only(settings, environment):
    settings.DOK_DEMO_DOORS = True
    settings.DOK_ENVIRONMENT = environment
    assert found() == []
    settings.DOK_ENVIRONMENT = "production"
    assert ids(found()) == ["dok.E003"]


def production(monkeypatch, **changes):
    """Let the checks see a production with some changes. Django lets no test exchange DATABASES."""
    monkeypatch.setattr(checks, "settings", SimpleNamespace(**{**PRODUCTION, **changes}))


def test_a_sound_production_passes(monkeypatch):
    production(monkeypatch)
    assert checks.production_is_locked() == []


@pytest.mark.parametrize(
    ("change", "expected", "variable"),
    [
        ({"SECRET_KEY": ""}, "dok.E020", "SECRET_KEY"),
        ({"SECRET_KEY": "kort"}, "dok.E020", "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 80}, "dok.E020", "SECRET_KEY"),
        ({"SECRET_KEY": "development-only-" + PRODUCTION["SECRET_KEY"]}, "dok.E020", "SECRET_KEY"),
        ({"SECRET_KEY": test_settings.SECRET_KEY}, "dok.E020", "SECRET_KEY"),
        ({"SECRET_KEY_FALLBACKS": ["kort"]}, "dok.E020", "SECRET_KEY"),
        ({"DEBUG": True}, "dok.E021", "DEBUG"),
        ({"ALLOWED_HOSTS": []}, "dok.E022", "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ["portal.dok.example", "*"]}, "dok.E022", "ALLOWED_HOSTS"),
        ({"DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3"}}}, "dok.E023", "DATABASE_URL"),
        ({"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}, "dok.E024", "EMAIL_URL"),
        ({"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}, "dok.E024", "EMAIL_URL"),
        ({"WAGTAILADMIN_BASE_URL": ""}, "dok.E025", "DOK_BASE_URL"),
        ({"WAGTAILADMIN_BASE_URL": "http://portal.dok.example"}, "dok.E025", "DOK_BASE_URL"),
        (
            {"CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}},
            "dok.E026",
            "CACHE_URL",
        ),
        ({"DOK_VAULT_RECIPIENTS": checks.TEST_RECIPIENT}, "dok.E027", "DOK_VAULT_RECIPIENTS"),
    ],
)
def test_production_is_refused_for_each_mistake_alone(monkeypatch, change, expected, variable):
    production(monkeypatch, **change)
    messages = checks.production_is_locked()
    assert ids(messages) == [expected]
    assert variable in messages[0].msg


@pytest.mark.parametrize("rate", ["mange", "20", "0 per day", "20 per uge"])
def test_a_limit_that_is_no_rate_is_found_in_every_environment(settings, rate):
    settings.DOK_LIMITS = {"letters": rate}
    (message,) = checks.limits_can_be_counted()
    assert (message.id, "DOK_LIMIT_LETTERS" in message.msg) == ("dok.E029", True)


def test_a_limit_may_be_left_out_everywhere_but_in_production(monkeypatch, settings):
    settings.DOK_LIMITS = {"letters": ""}
    assert checks.limits_can_be_counted() == []
    production(monkeypatch, DOK_LIMITS={"letters": "", "send": "20 per hour"})
    assert ids(checks.limits_can_be_counted()) == ["dok.E028"]


def test_sqlite_in_production_must_be_asked_for(monkeypatch):
    sqlite = {"default": {"ENGINE": "django.db.backends.sqlite3"}}
    production(monkeypatch, DATABASES=sqlite, DOK_ALLOW_SQLITE=True)
    assert checks.production_is_locked() == []


def test_the_public_key_of_the_test_suite_is_the_one_production_refuses():
    assert test_settings.DOK_VAULT_RECIPIENTS == checks.TEST_RECIPIENT


@pytest.mark.django_db
def test_demo_people_in_a_production_database_are_found(settings):
    settings.DOK_ENVIRONMENT = "production"
    assert checks.nobody_from_the_demo(databases=["default"]) == []
    make.user("Redaktoer@Demo.DOK.example")
    assert ids(checks.nobody_from_the_demo(databases=["default"])) == ["dok.E030"]
    settings.DOK_ENVIRONMENT = "development"
    assert checks.nobody_from_the_demo(databases=["default"]) == []


@pytest.mark.django_db
def test_the_web_server_refuses_with_everything_that_is_wrong_at_once(settings):
    settings.DOK_SIDE = "staf"
    settings.DOK_VAULT_RECIPIENTS = ""
    with pytest.raises(ImproperlyConfigured) as refused:
        checks.refuse_unsafe_start()
    assert "DOK_SIDE" in str(refused.value)
    assert "DOK_VAULT_RECIPIENTS" in str(refused.value)


def test_production_takes_no_files_that_nobody_looks_through(settings):
    settings.DOK_CLAMD = ""
    assert checks.files_are_looked_through() == []
    settings.DOK_ENVIRONMENT = "production"
    assert ids(checks.files_are_looked_through()) == ["dok.E040"]
    settings.DOK_CLAMD = "tcp://clamav.internal:3310"
    assert checks.files_are_looked_through() == []


def test_an_address_of_clamd_that_is_none_stops_the_start_anywhere(settings):
    settings.DOK_CLAMD = "clamav.internal"
    assert ids(checks.files_are_looked_through()) == ["dok.E041"]


def test_where_no_journey_takes_files_nobody_needs_a_clamd(settings, monkeypatch):
    monkeypatch.setattr(checks, "areas", lambda: ())
    settings.DOK_ENVIRONMENT, settings.DOK_CLAMD = "production", ""
    assert checks.files_are_looked_through() == []
