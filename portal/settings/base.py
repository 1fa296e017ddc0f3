"""What every process of the portal shares. Whatever differs lies in dev.py, test.py or production.py."""

from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from .deadlines import *  # noqa: F403
from .limits import *  # noqa: F403
from .logs import *  # noqa: F403
from .people import *  # noqa: F403
from .schedule import *  # noqa: F403

env = environ.FileAwareEnv()

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(env("DOK_VAR_DIR", default=str(BASE_DIR / "var")))

# --- Who this process is ------------------------------------------------------------------------

# development, test or production. Nothing that opens a door is decided by DEBUG.
DOK_ENVIRONMENT = "production"
# public: takes in and cannot read. staff: desk, Wagtail admin and workers. both: one process for a small house.
DOK_SIDE = env("DOK_SIDE", default="both")
# Ready-made people with known passwords and a page that shows their one-time codes.
DOK_DEMO_DOORS = False
# Production wants PostgreSQL, unless somebody says that the house is very small.
DOK_ALLOW_SQLITE = False

# --- What DOK decides ---------------------------------------------------------------------------

# The notice of GDPR art. 13 that a sender ticks as read: the month it came into force. A new text gets a new version.
DOK_PRIVACY_VERSION = "2026-11"
# Youngest and oldest student that BoligMix takes in, both included.
DOK_BOLIGMIX_AGES = (18, 30)
# How long a draft is kept under the link that its writer asked for.
DOK_SAVED_DAYS = 14
# Days after which a case that nobody has touched stands under «Ligger stille».
DOK_STALE_DAYS = 14
# How long another organisation has to say yes or no to a case that is offered to it.
DOK_HANDOVER_DAYS = 7
# How long it is kept that somebody looked for a person: long enough for a sample check, and for a complaint.
DOK_SEARCHES_KEPT_DAYS = 365
# How long a letter waits for the yes of somebody who wants to support a proposal, and how long their print is kept.
DOK_SUPPORT_CONFIRM_DAYS = 3
DOK_SUPPORT_KEPT_DAYS = 365
# Days after a meeting: how long its guest list is kept, and what the invited said that they need.
DOK_INVITATIONS_KEPT_DAYS = 365
DOK_NEEDS_KEPT_DAYS = 30
DOK_DEMO_DOMAIN = "demo.dok.example"
# Where the quick way out of a referral leads: a page that anybody might have open.
DOK_QUICK_EXIT_URL = env("DOK_QUICK_EXIT_URL", default="https://www.dmi.dk/")

# How long a process remembers what editors seldom change: whether a journey is open, the house's telephone number.
DOK_REMEMBERED_SECONDS = 5

# --- The vault ----------------------------------------------------------------------------------

# age X25519 recipients (public), separated by white space. Every process needs them.
DOK_VAULT_RECIPIENTS = env("DOK_VAULT_RECIPIENTS", default="")
# age identities (private), separated by white space. The public side must not have them.
DOK_VAULT_IDENTITIES = env("DOK_VAULT_IDENTITIES", default="")

# --- Files that strangers bring -----------------------------------------------------------------

# ClamAV's daemon: unix:/run/clamav/clamd.ctl or tcp://host:3310. Empty: files pass unchecked; production takes none.
DOK_CLAMD = env("DOK_CLAMD", default="")

# --- Apps ---------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "portal",
    "portal.accounts",
    "cms",
    "intake.vault",
    "intake.submissions",
    "intake.routing",
    "intake.journeys",
    # The areas. A new intake is one folder and one line here.
    "intake.boligmix",
    "intake.discharge",
    "intake.workfirst",
    "intake.desk",
    "intake.api",
    "intake.wards",
    "intake.support",
    "dialogue",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "django_tasks_db",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail_localize",
    "wagtail.embeds",
    "wagtail.locales",
    "wagtail.sites",
    "portal.accounts.wagtail_users.WagtailUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    # Before all others: what it keeps has what they put on an answer.
    "portal.middleware.page_cache.PageCacheMiddleware",
    "portal.middleware.request_id.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.csp.PolicyByDoorMiddleware",
    "portal.middleware.permissions_policy.PermissionsPolicyMiddleware",
    "intake.api.middleware.PartnersDoorMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "portal.middleware.size.SmallPostsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.middleware.mfa.RequireMfaMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Data ---------------------------------------------------------------------------------------

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # secure_delete overwrites what is deleted: an erased key leaves no trace in the file's free pages.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
}


def database(url: str) -> dict:
    """Turn a database address into Django's settings, with the options that SQLite needs to be safe under load."""
    config = env.db_url_config(url)
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {**SQLITE_OPTIONS, **config.get("OPTIONS", {})}
    return config


DATABASES = {"default": database(env("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'dok.sqlite3'}"))}
# The keys may live in a database of their own, whose backups are kept briefly, so that erasure reaches backups too.
KEYS_DATABASE_URL = env("KEYS_DATABASE_URL", default="")
DOK_KEYS_DATABASE = "default"
if KEYS_DATABASE_URL:
    DATABASES["keys"] = database(KEYS_DATABASE_URL)
    DOK_KEYS_DATABASE = "keys"
DATABASE_ROUTERS = ["intake.vault.router.KeysRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# In capitals, as Django reads them: environ hands a `?key_prefix=` on as it was written.
CACHES = {
    "default": {name.upper(): value for name, value in env.cache_url("CACHE_URL", default="locmemcache://").items()}
}

# The public pages are shared by all processes: in the same Redis, never waited for long, else in files of the house.
CACHES["pages"] = (
    CACHES["default"]
    | {"OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5} | CACHES["default"].get("OPTIONS", {})}
    if "redis" in CACHES["default"]["BACKEND"].lower()
    else {
        "BACKEND": "portal.page_cache.files.PageFiles",
        "LOCATION": str(VAR_DIR / "pages"),
        "OPTIONS": {"MAX_ENTRIES": 3000},
    }
)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Language -----------------------------------------------------------------------------------

LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Dansk")), ("en", _("Engelsk"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["portal.formats"]
TIME_ZONE = "Europe/Copenhagen"

# --- Wagtail ------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "DOK"
WAGTAILADMIN_BASE_URL = env("DOK_BASE_URL", default="http://127.0.0.1:8000")
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
# Letters about a page go to those who publish it; administrators see it in the report.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_FRONTEND_LOGIN_URL = "/konto/login/"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("da", "Dansk"), ("en", "English")]
WAGTAIL_USER_TIME_ZONES = ["Europe/Copenhagen", "UTC"]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "cms.DokImage"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "mp4", "ods", "odt", "pdf", "pptx", "txt", "vtt", "webm", "xlsx"]
# Films play on the page that shows them, with captions; a PDF opens in the browser.
WAGTAILDOCS_CONTENT_TYPES = {"mp4": "video/mp4", "vtt": "text/vtt", "webm": "video/webm"}
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf", *WAGTAILDOCS_CONTENT_TYPES.values()]
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
# The same number means less loss in AVIF than in JPEG: these three look alike and weigh about 1 : 1.5 : 2.
WAGTAILIMAGES_AVIF_QUALITY, WAGTAILIMAGES_WEBP_QUALITY, WAGTAILIMAGES_JPEG_QUALITY = 60, 75, 80
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    WAGTAILSEARCH_BACKENDS["default"]["SEARCH_CONFIG"] = "danish"

# A translation begins as a draft: nobody reads Danish text on an English page.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Machines of others translate nothing here; there is none to choose.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None

# --- Files, letters -----------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "portal.stylesheets.SheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("DOK_FROM_EMAIL", default="DOK <svar@dok.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Safety -------------------------------------------------------------------------------------

DEBUG = False
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail previews pages in a frame of its own.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Where somebody who finds a hole writes to; shown in /.well-known/security.txt.
DOK_SECURITY_CONTACT = env("DOK_SECURITY_CONTACT", default="mailto:sikkerhed@dok.example")
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
