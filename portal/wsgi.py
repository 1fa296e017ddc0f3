"""The web server's way in. A house that is not safe to open does not open."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

application = get_wsgi_application()

# After the set-up, before the first request: the checks read the settings and the apps.
from portal.checks import refuse_unsafe_start  # noqa: E402

refuse_unsafe_start()
