"""A developer's or a newcomer's machine: everything in var/, letters as files, demo people with known passwords."""

from .base import *  # noqa: F403
from .base import STATIC_ROOT, VAR_DIR, env

DOK_ENVIRONMENT = "development"
DOK_DEMO_DOORS = True

# Off by default, so that a newcomer sees the pages that the public sees, error pages included.
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = "development-only-" + "k" * 48
ALLOWED_HOSTS = ["*"]

VAULT_DIR = VAR_DIR / "vault"


def _vault_file(name: str) -> str:
    path = VAULT_DIR / name
    return path.read_text() if path.exists() else ""


# `manage.py vault keygen` writes these files; `make run` calls it once.
DOK_VAULT_RECIPIENTS = env("DOK_VAULT_RECIPIENTS", default="") or _vault_file("recipients.txt")
if env("DOK_SIDE", default="both") != "public":
    DOK_VAULT_IDENTITIES = env("DOK_VAULT_IDENTITIES", default="") or _vault_file("working.key")

if not env("EMAIL_URL", default=""):
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"

# Static files come straight from static/ and the apps; nothing to collect. WhiteNoise
# still wants the folder to be there.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
# Each is looked up when it is asked for, so that a changed stylesheet is seen at the next reload.
WHITENOISE_AUTOREFRESH = True
