"""One kept page: its tag, and its heads and body in each encoding that a browser may ask for."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import brotli
from django.http import HttpResponse
from django.http.request import MediaType

PLAIN = "identity"
# In this order, where a browser likes them equally.
ENCODINGS = ("br", "gzip", PLAIN)
# Below this the frame costs more than it saves.
WORTH_IT = 200
# Half a millisecond for a page. The highest, 11, takes twenty for a tenth less, and the first reader waits for it.
QUALITY = 6
# Belongs to one answer, or is said anew for every answer.
NOT_KEPT = frozenset({"x-request-id", "vary", "etag", "content-length", "content-encoding", "cache-control", "date"})
ALWAYS = (
    # It may be stored; before it is used again we are asked, and say 304 while it is true.
    ("Cache-Control", "no-cache"),
    # Who is signed in gets an answer that was made for them.
    ("Vary", "Accept-Encoding, Cookie"),
)
IN_304 = frozenset({"cache-control", "vary", "etag"})

Head = tuple[str, str]


@dataclass(frozen=True)
class Entry:
    """A page as it goes out: heads and body for each encoding. From the second `until` it is no longer true."""

    etag: str
    sent: dict[str, tuple[tuple[Head, ...], bytes]]
    until: float


def entry_of(response: HttpResponse, until: float) -> Entry:
    """Keep a whole answer, with everything that the other middleware put on it."""
    body = response.content
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
    heads = [(name, value) for name, value in response.items() if name.lower() not in NOT_KEPT]
    heads += [*ALWAYS, ("ETag", etag)]
    bodies = {PLAIN: body}
    if len(body) > WORTH_IT and _compresses(response.get("Content-Type", "")):
        bodies["br"] = brotli.compress(body, quality=QUALITY, mode=brotli.MODE_TEXT)
        bodies["gzip"] = gzip.compress(body, mtime=0)
    return Entry(etag, {encoding: (_heads(heads, encoding, one), one) for encoding, one in bodies.items()}, until)


def _heads(heads: list[Head], encoding: str, body: bytes) -> tuple[Head, ...]:
    how = [] if encoding == PLAIN else [("Content-Encoding", encoding)]
    return (*heads, *how, ("Content-Length", str(len(body))))


def told(entry: Entry, meta: Mapping[str, Any], number: str) -> tuple[int, list[Head], bytes]:
    """Status, heads and body for whoever asks with these WSGI variables; `number` is the request's own."""
    heads, body = entry.sent[_chosen(meta.get("HTTP_ACCEPT_ENCODING", "")) if len(entry.sent) > 1 else PLAIN]
    own = ("X-Request-ID", number)
    if _has(meta.get("HTTP_IF_NONE_MATCH"), entry.etag):
        return 304, [*(one for one in heads if one[0].lower() in IN_304), own], b""
    return 200, [*heads, own], b"" if meta["REQUEST_METHOD"] == "HEAD" else body


def _compresses(content_type: str) -> bool:
    media = MediaType(content_type)
    return media.main_type == "text" or media.sub_type.endswith(("xml", "json", "javascript"))


def _has(said: str | None, etag: str) -> bool:
    """Whether the browser has this very page (RFC 9110, 13.1.2: the weak comparison)."""
    if not said:
        return False
    known = [one.strip().removeprefix("W/") for one in said.split(",")]
    return etag.removeprefix("W/") in known or known == ["*"]


@lru_cache(maxsize=256)
def _chosen(said: str) -> str:
    """The encoding that a browser likes best of those we have (RFC 9110, 12.5.3); ours first where it likes several."""
    liking: dict[str, float] = {}
    for one in said.lower().split(","):
        name, _, weight = one.partition(";")
        liking[name.strip()] = _weight(weight)
    any_other = liking.get("*", 0.0)
    liked = {name: liking.get(name, any_other) for name in ENCODINGS[:-1]}
    best = max(liked.values())
    return next(name for name, weight in liked.items() if weight == best) if best > 0 else PLAIN


def _weight(said: str) -> float:
    """`q=0.5` as a number; nothing said is 1."""
    name, _, value = said.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
