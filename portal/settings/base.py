"""What every process of the portal shares. Whatever differs lies in dev.py, test.py or production.py."""

from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

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
DOK_DEMO_DOMAIN = "demo.dok.example"
# Where the quick way out of a referral leads: a page that anybody might have open.
DOK_QUICK_EXIT_URL = env("DOK_QUICK_EXIT_URL", default="https://www.dmi.dk/")

# --- The vault ----------------------------------------------------------------------------------

# age X25519 recipients (public), separated by white space. Every process needs them.
DOK_VAULT_RECIPIENTS = env("DOK_VAULT_RECIPIENTS", default="")
# age identities (private), separated by white space. The public side must not have them.
DOK_VAULT_IDENTITIES = env("DOK_VAULT_IDENTITIES", default="")

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
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks_db",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
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
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "portal.middleware.request_id.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.csp.PolicyByDoorMiddleware",
    "portal.middleware.permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.middleware.size.SmallPostsMiddleware",
    "django.middleware.locale.LocaleMiddleware",
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

CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Dotted task: the time of day (Danish time) it runs at, or a number of seconds between runs.
DOK_SCHEDULE = {
    "intake.submissions.tasks.recompute_urgency": "03:10",
    "intake.submissions.tasks.erase_expired": "03:40",
    "intake.submissions.tasks.send_waiting_letters": 300,
    "intake.routing.tasks.route_waiting": 300,
}

# --- People -------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["portal.accounts.backends.StaffBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/admin/"
ACCOUNT_ADAPTER = "portal.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "portal.accounts.forms.SignInForm",
    "reset_password": "portal.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "portal.accounts.forms.NewPasswordForm",
    "change_password": "portal.accounts.forms.OtherPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # An invitation already went to the address.
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True  # A letter tells the owner that a password or a factor was changed.
# How many proxies in front of us write X-Forwarded-For; the limits on sign-in count by the address they saw.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("DOK_TRUSTED_PROXIES", default=0)
MFA_ADAPTER = "portal.accounts.adapters.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "DOK"
# One step of 30 seconds either way, for clocks that drift and people who type slowly (RFC 6238, 5.2).
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "portal.accounts.forms.AuthenticateOnceForm",
    "reauthenticate": "portal.accounts.forms.ReauthenticateOnceForm",
    "activate_totp": "portal.accounts.forms.ActivateTotpForm",
    "add_webauthn": "portal.accounts.forms.AddPasskeyForm",
}

SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "portal.views.csrf_failure"

# --- Language -----------------------------------------------------------------------------------

LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Dansk")), ("en", _("Engelsk"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"

# --- Wagtail ------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "DOK"
WAGTAILADMIN_BASE_URL = env("DOK_BASE_URL", default="http://127.0.0.1:8000")
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
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
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    WAGTAILSEARCH_BACKENDS["default"]["SEARCH_CONFIG"] = "danish"

# --- Files, letters -----------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
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

# Paths and times only: no form, no query, no address of a person is ever logged.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request_id": {"()": "portal.middleware.request_id.RequestIdFilter"},
        "no_secrets": {"()": "portal.middleware.request_id.NoSecretsFilter"},
    },
    "formatters": {"plain": {"format": "{levelname} {name} [{request_id}] {message}", "style": "{"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["request_id", "no_secrets"],
        }
    },
    "root": {"handlers": ["console"], "level": env("DOK_LOG_LEVEL", default="INFO")},
    "loggers": {
        "django.server": {"level": "WARNING"},
        # Secret links are addresses: the access log goes the same way as the rest, through the filter that hides them.
        "gunicorn.access": {"level": "INFO", "propagate": True},
        "fido2": {"level": "WARNING"},  # It would name each passkey that is used.
    },
}
