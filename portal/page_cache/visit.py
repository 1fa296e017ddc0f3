"""A request that a kept page may answer, and what a page says of itself while it is made.

Three things must come together before an answer is kept: the request could be anybody's (`visit_of`), the page or
view says of itself that it is for everybody (`answer`, `kept`), and what came out carries nothing of anybody
(`may_be_kept`). Between the first two and the making of the page the request forgets who asked: its cookies, headers,
session and user are gone, so that nothing that makes the page could use them.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import datetime, timedelta
from functools import wraps
from importlib import import_module
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase, parse_cookie
from django.utils import timezone

from .entry import Entry
from .shelf import shelf

# Seconds: no page is kept longer, whatever it says; a change that nobody told us of shows after so long.
AT_MOST = 600
# How long one waits for another who makes the same page, before making it as well.
PATIENCE = 1.0
_LOOK_AGAIN = 0.01
# The only queries that a kept page may differ by, each with the values it takes. Any other is made anew and not kept.
QUERIES = {"side": re.compile(r"[1-9][0-9]{0,2}"), "tema": re.compile(r"[a-z0-9-]{1,60}")}
# What remains of a request that has forgotten who asked.
_REMEMBERED = frozenset(
    {
        "REQUEST_METHOD",
        "PATH_INFO",
        "SCRIPT_NAME",
        "QUERY_STRING",
        "SERVER_NAME",
        "SERVER_PORT",
        "SERVER_PROTOCOL",
        "HTTP_HOST",
        "wsgi.url_scheme",
        "wsgi.input",
    }
)
_VARIES_BY = frozenset({"cookie", "accept-language", "accept-encoding"})

# What the addresses begin with below which nothing is for everybody: see `never`.
_never: set[str] = set()

_under_way: ContextVar[Visit | None] = ContextVar("page_under_way", default=None)


class Visit:
    """One request that may be answered from what is kept."""

    def __init__(self, version: str, key: str) -> None:
        self.version, self.key = version, key
        self.is_for_everybody = False
        self.entry: Entry | None = None
        self.until = 0.0
        self._has_turn = False

    def find(self) -> Entry | None:
        return shelf.find(self.version, self.key)

    def wait_for_turn(self, patience: float) -> None:
        """Take the turn to make this page; or get it, in `entry`, from whoever had the turn. Never waits for ever."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            self._has_turn = shelf.take_turn(self.version, self.key, max(10.0, 2 * patience))
            self.entry = self.find()
            if self._has_turn or self.entry:
                return
            time.sleep(_LOOK_AGAIN)

    def end(self) -> None:
        if self._has_turn:
            shelf.end_turn(self.version, self.key)


def visit_of(meta: Mapping[str, Any], host: str) -> Visit | None:
    """A visit, if the request could be anybody's: nobody signed in, no message waiting, no question of its own.

    `meta` are the WSGI variables of the request, `host` the one name under which pages are kept; whoever makes up
    others fills no cache.
    """
    if (
        not host
        or meta["REQUEST_METHOD"] not in ("GET", "HEAD")
        or meta.get("HTTP_HOST", "") != host  # To the letter: a page repeats it in its addresses.
        # Servers take it from a header, and Django cuts it off the path: «/» would be kept as «/dialog/».
        or meta.get("SCRIPT_NAME")
        or "HTTP_AUTHORIZATION" in meta
        or meta.get("PATH_INFO", "").startswith(tuple(_never))
        or ("HTTP_COOKIE" in meta and _is_somebody(meta["HTTP_COOKIE"]))
    ):
        return None
    query = _query(meta.get("QUERY_STRING", ""))
    version = shelf.version()
    if query is None or version is None:
        return None
    return Visit(version, f"{_scheme(meta)} {host} {meta.get('PATH_INFO', '')}?{query}")


def never(path: str) -> None:
    """Say, as the house starts, that nothing below an address is for everybody, in any language: forms, secret links.

    It would not be kept anyway; but nobody has to look for it either.
    """
    others = (code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)
    _never.update({f"/{path}", *(f"/{code}/{path}" for code in others)})


def _is_somebody(said: str) -> bool:
    """Whether the browser has a session or a message to be shown. A public page has no business with other cookies."""
    cookies = parse_cookie(said)
    return settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies


def _scheme(meta: Mapping[str, Any]) -> str:
    """How the reader came: by what the proxy in front says, where it is believed."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, secure = settings.SECURE_PROXY_SSL_HEADER
        said = meta.get(name)
        if said is not None:
            return "https" if said.split(",", 1)[0].strip() == secure else "http"
    return meta["wsgi.url_scheme"]


def _query(said: str) -> str | None:
    """The query in one way of writing it; None where it holds anything but what is on the list."""
    if not said:
        return ""
    pairs = dict(parse_qsl(said, keep_blank_values=True))
    known = all(name in QUERIES and QUERIES[name].fullmatch(value) for name, value in pairs.items())
    return urlencode(sorted(pairs.items())) if known and pairs else None


def answer(
    request: HttpRequest,
    make: Callable[[HttpRequest], HttpResponseBase],
    patience: float = PATIENCE,
    *,
    takes_query: bool = False,
) -> HttpResponseBase:
    """Say of an answer that it is for everybody, and make it; call it when all doors have been passed.

    One at a time makes a page; the others wait for it. Where the request is somebody's, the answer is made for them
    and is not kept. Nor is it where a query was added that the page does not take: whoever makes up a thousand of them
    fills no cache.
    """
    visit: Visit | None = getattr(request, "page_visit", None)
    is_made_up = bool(request.META.get("QUERY_STRING")) and not takes_query
    if visit is None or getattr(request, "is_preview", False) or (is_made_up and not visit.is_for_everybody):
        response = make(request)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response
    if visit.is_for_everybody:
        return make(request)  # A marked view that serves a page.
    visit.wait_for_turn(patience)
    if visit.entry:
        return HttpResponse()  # The middleware answers with what the other one made.
    forget_who_asks(request)
    visit.is_for_everybody = True
    return make(request)


def kept(view: Callable | None = None, *, patience: float = PATIENCE) -> Callable:
    """Mark a view whose answer is for everybody: a feed, a calendar, the programme as a PDF."""

    def mark(view: Callable) -> Callable:
        @wraps(view)
        def marked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            return answer(request, lambda request: view(request, *args, **kwargs), patience)

        return marked

    return mark(view) if view else mark


def forget_who_asks(request: HttpRequest) -> None:
    """Leave of a request the page that it asks for."""
    remembered = _REMEMBERED | ({settings.SECURE_PROXY_SSL_HEADER[0]} if settings.SECURE_PROXY_SSL_HEADER else set())
    request.META = {name: value for name, value in request.META.items() if name in remembered}
    request.META["REQUEST_METHOD"] = request.method = "GET"
    request.__dict__.pop("headers", None)
    request.COOKIES = {}
    request.user = AnonymousUser()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()


def may_be_kept(response: HttpResponseBase) -> bool:
    """Whether an answer carries nothing of anybody: the last look, though what made it knew nobody."""
    varies = {name.strip().lower() for name in response.get("Vary", "").split(",") if name.strip()}
    said = response.get("Cache-Control", "").lower()
    return (
        response.status_code == 200
        and isinstance(response, HttpResponse)  # Not one that streams.
        and not response.cookies
        and "Set-Cookie" not in response.headers
        and varies <= _VARIES_BY
        and not any(word in said for word in ("private", "no-store"))
        and b"csrfmiddlewaretoken" not in response.content
    )


def flips_at(moment: datetime | None) -> None:
    """Say, while a page is made, that what it says is true until a moment. At midnight every page is made anew."""
    visit = _under_way.get()
    if visit and moment and moment > timezone.now():
        visit.until = min(visit.until, moment.timestamp())


def never_mind() -> None:
    """Say, while a page is made, that nobody need find it again: what was asked for is not there."""
    visit = _under_way.get()
    if visit:
        visit.until = 0.0


def _midnight() -> datetime:
    """When the house's day ends: journeys open and close by whole days."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return datetime.combine(tomorrow, datetime.min.time(), tzinfo=timezone.get_default_timezone())


class under_way:  # noqa: N801  (read as a verb: `with under_way(visit):`)
    """While a page is made, what makes it may speak of it; whatever happens, the turn ends."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit

    def __enter__(self) -> None:
        self.visit.until = min(time.time() + AT_MOST, _midnight().timestamp())
        self._token = _under_way.set(self.visit)

    def __exit__(self, *_error: object) -> None:
        _under_way.reset(self._token)
        self.visit.end()
