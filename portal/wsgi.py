"""The web server's way in. A house that is not safe to open does not open."""

import gc
import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

house = get_wsgi_application()

# After the set-up, before the first request: the checks read the settings and the apps.
from django.db import connections  # noqa: E402

from portal.checks import refuse_unsafe_start  # noqa: E402
from portal.page_cache.front import KeptPagesFirst  # noqa: E402
from portal.paper import can_be_made  # noqa: E402

refuse_unsafe_start()

application = KeptPagesFirst(house)

# Our threads wait for the database more than they compute: one whose answer is there runs on after this many seconds,
# instead of 0.005. In the one comparison made, four threads took in 92 submissions a second instead of 87.
sys.setswitchinterval(0.001)

# What the checks asked the database was asked here, in the thread that serves nobody: give its connection back.
connections.close_all()

# Whether PDFs can be drawn is asked now, since the answer takes seconds: not by the first person who has sent,
# with everybody behind them waiting.
can_be_made()

# What was loaded up to here stays for as long as the process: the collector need not walk through it again and again.
# Seen on a page of the desk: 95 of 100 within 106 ms, instead of 285.
gc.collect()
gc.freeze()
# A page makes some thousand objects that die with it: looked through every 700, they cost a page of the desk one
# twentieth of its time, and the slowest of twenty more than that.
gc.set_threshold(20_000, 20, 20)
