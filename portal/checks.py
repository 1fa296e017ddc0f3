"""Deploy mistakes that must stop the start.

Django runs these before every management command, `portal.wsgi` before the first request. A message names the variable
and says what to do; it never bears the value.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError
from limits import parse

from intake.journeys.declaration import areas
from intake.journeys.files.clamd import address_of
from intake.vault import ring
from intake.vault.errors import VaultMisconfigured
from portal.accounts.sso import providers as sso

SIDES = ("public", "staff", "both")
ENVIRONMENTS = ("development", "test", "production")
# The public half of the key that lies open in settings/test.py.
TEST_RECIPIENT = "age1t3vzye9pu579vhg9hksv7jeudjj5srqfc9klzldus7edu2sgy9us395qtp"
KNOWN_KEY_BEGINNINGS = ("development-only-", "test-only-", "django-insecure-")
SECRET_KEY_LENGTH = 50
SECRET_KEY_VARIETY = 12
MAIL_THAT_GOES_NOWHERE = ("console", "filebased", "locmem", "dummy")
CACHES_OF_ONE_PROCESS = ("locmem", "dummy")


def refuse_unsafe_start() -> None:
    """Run every check, the database's included; raise ImproperlyConfigured with all that is wrong.

    An exception, not an exit: gunicorn starts a worker that exits again and again, and gives up on one that raises.
    """
    serious = [message for message in run_checks(databases=["default"]) if message.is_serious()]
    if serious:
        lines = [f"  {message.id}: {message.msg}" for message in serious if not message.is_silenced()]
        raise ImproperlyConfigured("\n".join(["The portal does not start:", *lines]))


@register()
def who_this_process_is(**kwargs: Any) -> list[CheckMessage]:
    """The side and the environment are ones we know, and demo doors stay on a developer's machine."""
    found: list[CheckMessage] = []
    if settings.DOK_SIDE not in SIDES:
        found.append(Error(f"DOK_SIDE must be one of {', '.join(SIDES)}.", id="dok.E001"))
    if settings.DOK_ENVIRONMENT not in ENVIRONMENTS:
        found.append(Error(f"DOK_ENVIRONMENT must be one of {', '.join(ENVIRONMENTS)}.", id="dok.E002"))
    if settings.DOK_DEMO_DOORS and settings.DOK_ENVIRONMENT not in ("development", "test"):
        found.append(
            Error(
                "DOK_DEMO_DOORS is on outside development and test: it shows everybody a password and a one-time "
                "code for each role. Turn it off.",
                id="dok.E003",
            )
        )
    return found


@register()
def vault_can_seal(**kwargs: Any) -> list[CheckMessage]:
    """Without recipients nothing could be sealed, so nothing may be taken in."""
    try:
        ring.recipients()
    except VaultMisconfigured as error:
        return [Error(f"{error}. Make keys with `manage.py vault keygen --out DIR`.", id="dok.E010")]
    return []


@register()
def vault_opens_on_the_right_side(**kwargs: Any) -> list[CheckMessage]:
    """The public side holds no identity; the side that reads holds one that belongs to the ring."""
    try:
        own = {str(identity.to_public()) for identity in ring.identities()}
    except VaultMisconfigured as error:
        return [Error(f"{error}.", id="dok.E011")]
    if settings.DOK_SIDE == "public":
        return [_public_reads()] if own else []
    if not own:
        return [
            Error(
                f"DOK_VAULT_IDENTITIES is empty, and DOK_SIDE={settings.DOK_SIDE} must open what it shows. Give it "
                "the working key, or run this process as DOK_SIDE=public.",
                id="dok.E013",
            )
        ]
    if _belongs_to_another_ring(own):
        return [
            Error(
                "No identity in DOK_VAULT_IDENTITIES belongs to a recipient in DOK_VAULT_RECIPIENTS: what is sealed "
                "now could not be opened here.",
                id="dok.E014",
            )
        ]
    return []


def _belongs_to_another_ring(own: set[str]) -> bool:
    try:
        return not own & {str(recipient) for recipient in ring.recipients()}
    except VaultMisconfigured:
        return False  # `vault_can_seal` says so.


def _public_reads() -> Error:
    return Error(
        "DOK_VAULT_IDENTITIES is set, and DOK_SIDE=public must not be able to read. Take the identities away.",
        id="dok.E012",
    )


@register()
def production_is_locked(**kwargs: Any) -> list[CheckMessage]:
    """What production must not start without."""
    if settings.DOK_ENVIRONMENT != "production":
        return []
    database = settings.DATABASES["default"]["ENGINE"]
    cache = settings.CACHES["default"]["BACKEND"].lower()
    wrong = {
        "dok.E020": (_weak_key(), "SECRET_KEY is missing, short or publicly known: set 50 random characters."),
        "dok.E021": (settings.DEBUG, "DEBUG is on: it shows strangers what the server holds. Turn it off."),
        "dok.E022": (
            not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS,
            "ALLOWED_HOSTS is empty or admits every name: list the portal's host names.",
        ),
        "dok.E023": (
            database.endswith("sqlite3") and not settings.DOK_ALLOW_SQLITE,
            "DATABASE_URL does not name PostgreSQL. Name one, or say DOK_ALLOW_SQLITE=1 for a very small house.",
        ),
        "dok.E024": (
            settings.EMAIL_BACKEND.split(".")[-2] in MAIL_THAT_GOES_NOWHERE,
            "EMAIL_URL is missing or names a backend that sends nothing: name a mail server.",
        ),
        "dok.E025": (
            not settings.WAGTAILADMIN_BASE_URL.startswith("https://"),
            "DOK_BASE_URL must be the portal's address and begin with https://.",
        ),
        "dok.E026": (
            any(name in cache for name in CACHES_OF_ONE_PROCESS),
            "CACHE_URL is missing or names a cache of one process: the limits on sign-in must count for all.",
        ),
        "dok.E027": (
            TEST_RECIPIENT in settings.DOK_VAULT_RECIPIENTS,
            "DOK_VAULT_RECIPIENTS holds the test suite's recipient, whose private key is public. Make your own.",
        ),
    }
    return [Error(message, id=name) for name, (is_wrong, message) in wrong.items() if is_wrong]


@register()
def files_are_looked_through(**kwargs: Any) -> list[CheckMessage]:
    """No stranger's file comes in unchecked in production, if any journey asks for files."""
    if settings.DOK_CLAMD:
        try:
            address_of(settings.DOK_CLAMD)
        except ValueError:
            message = "DOK_CLAMD must look like unix:/run/clamav/clamd.ctl or tcp://host:3310."
            return [Error(message, id="dok.E041")]
        return []
    if settings.DOK_ENVIRONMENT != "production" or not any(area.file_answers for area in areas()):
        return []
    message = "DOK_CLAMD is missing, and a journey takes files: name the socket or the host of ClamAV's clamd."
    return [Error(message, id="dok.E040")]


def _weak_key() -> bool:
    """Whether the present key, or one that still opens sessions and second factors, can be guessed."""
    try:
        keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    except ImproperlyConfigured:
        return True
    return any(
        len(key) < SECRET_KEY_LENGTH or len(set(key)) < SECRET_KEY_VARIETY or key.startswith(KNOWN_KEY_BEGINNINGS)
        for key in keys
    )


@register()
def limits_can_be_counted(**kwargs: Any) -> list[CheckMessage]:
    """Every limit is a rate, and in production none is left out."""
    found: list[CheckMessage] = []
    for name, rate in settings.DOK_LIMITS.items():
        variable = f"DOK_LIMIT_{name.upper()}"
        if not rate and settings.DOK_ENVIRONMENT == "production":
            found.append(Error(f"{variable} is empty. Leave it out for the usual limit, or set one.", id="dok.E028"))
        elif rate and not _is_rate(rate):
            found.append(Error(f"{variable} is no rate: write it like `20 per hour`.", id="dok.E029"))
    return found


def _is_rate(text: str) -> bool:
    try:
        return parse(text).amount > 0
    except ValueError:
        return False


@register()
def providers_can_be_used(**kwargs: Any) -> list[CheckMessage]:
    """What DOK_OIDC says can be meant, and production asks nobody who a person is without TLS."""
    try:
        found = sso.providers()
    except sso.ProvidersMisconfigured as error:
        return [Error(f"DOK_OIDC cannot be used: {error}.", id="dok.E042")]
    if settings.DOK_SIDE == "public" and found:
        message = "DOK_OIDC is set, and DOK_SIDE=public has no sign-in and must not hold its secrets. Take it away."
        return [Error(message, id="dok.E044")]
    if settings.DOK_ENVIRONMENT == "production" and any(not each.server.startswith("https://") for each in found):
        return [Error("DOK_OIDC names a server without https://.", id="dok.E043")]
    return []


@register(Tags.database)
def nobody_from_the_demo(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """A database that came from a demo does not go into production: everybody knows those passwords."""
    if settings.DOK_ENVIRONMENT != "production" or "default" not in (databases or []):
        return []
    from portal.accounts.models import User

    try:
        present = User.objects.filter(email__iendswith=f"@{settings.DOK_DEMO_DOMAIN}").exists()
    except DatabaseError:
        # Not migrated yet, or away for a moment; /readyz says so. StaffBackend refuses demo people in any case.
        return []
    if not present:
        return []
    return [
        Error(
            f"The database (DATABASE_URL) holds demo people (@{settings.DOK_DEMO_DOMAIN}). Start production on a "
            "database of its own.",
            id="dok.E030",
        )
    ]
