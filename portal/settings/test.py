"""The test suite: fast password hashing, letters in memory, a vault of its own."""

import os

from .base import *  # noqa: F403
from .base import STATIC_ROOT, VAR_DIR, env

DOK_ENVIRONMENT = "test"

SECRET_KEY = "test-only-" + "k" * 48
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A key pair for tests alone: it opens nothing that a person ever wrote.
DOK_VAULT_RECIPIENTS = env(
    "DOK_VAULT_RECIPIENTS", default="age1t3vzye9pu579vhg9hksv7jeudjj5srqfc9klzldus7edu2sgy9us395qtp"
)
if env("DOK_SIDE", default="both") != "public":
    DOK_VAULT_IDENTITIES = env(
        "DOK_VAULT_IDENTITIES",
        default="AGE-SECRET-KEY-1CZ8X7YKC7S0MJXWK5FVE4LAQXE0NU5S7HQ0HW9FESJMC3NGXQZ9QS2F2K0",
    )

# What a test changes counts at once.
DOK_REMEMBERED_SECONDS = 0

# Tests send more from one address, and fill in a page faster, than anybody: those that speak of limits set their own.
DOK_LIMITS = dict.fromkeys(DOK_LIMITS, "")
DOK_QUICKEST = 0.0
DOK_PROOF_WAIT = 1

# The browser tests start real servers in these settings and walk in through the demo doors.
DOK_DEMO_DOORS = env.bool("DOK_DEMO_DOORS", default=False)

MEDIA_ROOT = VAR_DIR / "test-media" / os.environ.get("PYTEST_XDIST_WORKER", "main")
# WhiteNoise warns when the folder is missing, though it serves from the finders.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# pytest shows what is logged when a test fails; a quiet suite otherwise.
LOGGING["root"]["level"] = env("DOK_LOG_LEVEL", default="WARNING")
