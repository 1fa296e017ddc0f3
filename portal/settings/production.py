"""Production: everything secret or local comes from the environment.

Nothing is demanded here: `portal.checks` names every value that is missing or weak, all at once, and stops the start.
"""

from .base import *  # noqa: F403
from .base import DATABASES, env

DOK_ENVIRONMENT = "production"

SECRET_KEY = env("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
DOK_DEMO_DOORS = env.bool("DOK_DEMO_DOORS", default=False)
DOK_ALLOW_SQLITE = env.bool("DOK_ALLOW_SQLITE", default=False)
WAGTAILADMIN_BASE_URL = env("DOK_BASE_URL", default="")
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL.rstrip("/")] if "://" in WAGTAILADMIN_BASE_URL else []

if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = True

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

ALLAUTH_TRUSTED_PROXY_COUNT = env.int("DOK_TRUSTED_PROXIES", default=1)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("DOK_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# A browser takes these from this very host alone, by https: no neighbouring host can plant one.
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
# Wagtail previews pages in a frame of its own, so the frame rule is SAMEORIGIN, not DENY.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
