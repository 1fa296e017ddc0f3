"""What is looked at inside a process of the house. Prints JSON.

python -m bench.inside uncached PATH…      # questions to the database and milliseconds of a page that is not kept
python -m bench.inside types               # a published page of each type: its name and its address
python -m bench.inside publish WORDS       # give the front page another headline
"""

from __future__ import annotations

import json
import sys
import time
from statistics import median

import django

_TIMES = 30


def uncached(*paths: str) -> dict:
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from portal.page_cache.shelf import shelf

    host = settings.WAGTAILADMIN_BASE_URL.partition("://")[2]
    reader = Client()  # One for all: each loads the middleware anew, as a server does when it starts.

    def ask(path: str) -> float:
        shelf.renew()
        reader.cookies.clear()
        began = time.perf_counter()
        answer = reader.get(path, headers={"host": host, "x-forwarded-proto": "https", "accept-encoding": "br"})
        took = time.perf_counter() - began
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code}")
        return 1000 * took

    seen = {}
    for path in paths:
        ask(path)
        with CaptureQueriesContext(connection) as questions:
            ask(path)
        asked = len(questions)  # Now: the next request empties the list.
        took = [ask(path) for _ in range(_TIMES)]
        seen[path] = {"questions": asked, "middle": median(took), "best": min(took), "worst": max(took)}
    return seen


def types() -> dict:
    from wagtail.models import Page

    found: dict[str, str] = {}
    for page in Page.objects.live().filter(depth__gt=1, locale__language_code="da").specific().order_by("path"):
        if page.specific_class.__module__.startswith("cms."):
            found.setdefault(type(page).__name__.removesuffix("Page"), page.url)
    return found


def publish(words: str) -> dict:
    from cms.models import HomePage

    page = HomePage.objects.get(locale__language_code="da")
    page.headline = words
    page.save_revision().publish()
    return {"at": time.time()}


if __name__ == "__main__":
    django.setup()
    what, *arguments = sys.argv[1:]
    json.dump({"uncached": uncached, "types": types, "publish": publish}[what](*arguments), sys.stdout)
