"""The house of the tests, with a fuse in every process."""

from portal.settings.test import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.killing"]  # noqa: F405
MIDDLEWARE = ["tests.killing.fuse.FuseMiddleware", *MIDDLEWARE]  # noqa: F405
