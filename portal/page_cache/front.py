"""In front of Django: what is kept goes out without a request object, a signal or a connection being looked at.

This is the hot path of a public site, and Django's own way to a view and back is longer than all that we do here. It
asks the same questions as the middleware, of the same variables, so it gives nothing that the middleware would not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from portal.middleware.request_id import new_id

from .entry import told
from .traces import without_traces
from .visit import visit_of

_STATUS = {200: "200 OK", 304: "304 Not Modified"}


class KeptPagesFirst:
    """A WSGI application: kept pages, and behind them the house."""

    def __init__(self, house: Callable) -> None:
        self.house, self.host = house, kept_host()

    def __call__(self, environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        environ["QUERY_STRING"] = without_traces(environ.get("QUERY_STRING", ""))
        visit = visit_of(environ, self.host)
        entry = visit.find() if visit else None
        if entry is None:
            return self.house(environ, start_response)
        status, heads, body = told(entry, environ, new_id())
        start_response(_STATUS[status], heads)
        return [body]


def kept_host() -> str:
    """The one name under which pages are kept: that of `DOK_BASE_URL`. None with `DEBUG`, when templates change."""
    return "" if settings.DEBUG else urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc.lower()
