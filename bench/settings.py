"""Production, with the two forms that are compared."""

from portal.settings.production import *  # noqa: F403
from portal.settings.production import env

INSTALLED_APPS = [*INSTALLED_APPS, "wagtail.contrib.forms", "bench.wagtail_form", "bench.same_questions"]  # noqa: F405
STATIC_ROOT = env("BENCH_STATIC")
# Hashed names as in production; that the files are compressed as well takes minutes and no page is slower for it.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}  # noqa: F405
