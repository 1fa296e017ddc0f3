import time

import pytest

from portal.page_cache.shelf import shelf
from tests.cms.conftest import programme, seeded  # noqa: F401

# The one name under which pages are kept: that of DOK_BASE_URL.
HOST = "127.0.0.1:8000"


@pytest.fixture
def pages(settings):
    """A browser's way to the public pages, under the name that is kept, with nothing kept yet."""
    settings.WAGTAILADMIN_BASE_URL = f"http://{HOST}"
    shelf.renew()
    return shelf


@pytest.fixture
def read(client, pages):
    """Ask for a page as anybody would."""

    def ask(address="/", **headers):
        return client.get(address, HTTP_HOST=HOST, **headers)

    return ask


@pytest.fixture
def kept(pages):
    """What is kept now: the addresses, as the browser wrote them."""

    def addresses():
        of, entries = pages._memory
        return {key.split(" ", 2)[2] for key in entries} if of == pages.version() else set()

    return addresses


@pytest.fixture
def later(monkeypatch):
    """Let the clock go on for what is kept."""

    def go_on(seconds):
        now = time.time()
        monkeypatch.setattr("portal.page_cache.shelf.time.time", lambda: now + seconds)

    return go_on
