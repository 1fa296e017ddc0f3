"""The house with a fourth area: one folder, and this one line."""

from portal.settings.test import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.toy_area"]  # noqa: F405
