"""Where the pages are kept: in the memory of each process, and behind it in a cache that all processes share.

The shared one is Redis or Valkey where `CACHE_URL` names it, else files in the house's own folder. It holds the version
that every key begins with, the pages, and the turns of who makes a page. When it is away pages are made anew for
everybody: nothing stale is shown and nobody is turned away.
"""

from __future__ import annotations

import hashlib
import logging
import time
import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import caches
from redis.exceptions import RedisError

from .entry import Entry

logger = logging.getLogger(__name__)

AWAY = (RedisError, OSError)
# Seconds. A process looks at the shared version this often, so a page is fresh everywhere after so long at the most.
LOOK_EVERY = 0.1
# A cache that failed is left alone for so long.
LEFT_ALONE = 5.0
# More pages than the house has; whoever finds a way to ask for more only empties the memory.
MOST_IN_MEMORY = 1000
_VERSION = "pages:version"


class Shelf:
    """One process's view of what is kept."""

    def __init__(self) -> None:
        self.release = _release()
        self._version: str | None = None
        self._look_again_at = 0.0
        # The last change that this process heard of, and the last one that the shared cache did. A change that it was
        # away for is owed: under the version that stands there lie the pages from before it.
        self._wanted = self._told = object()
        # The version and its pages in one, so that no thread lays a page of one version among those of another.
        self._memory: tuple[str, dict[str, Entry]] = ("", {})

    def version(self) -> str | None:
        """The version of everything that pages show; None when the shared cache is away."""
        now = time.monotonic()
        if now < self._look_again_at:
            return self._version
        if self._version is not None:
            # While one thread looks, the others go on with what it looked at last.
            self._look_again_at = now + LOOK_EVERY
        try:
            self._version = self._begin() if self._is_owed() else _cache().get(_VERSION) or self._first_version()
        except AWAY:
            self._is_away("Pages are made anew for everybody")
        else:
            self._look_again_at = now + LOOK_EVERY
        return self._version

    def _is_owed(self) -> bool:
        return self._told is not self._wanted

    def _first_version(self) -> str | None:
        _cache().add(_VERSION, _new_version(), timeout=None)
        return _cache().get(_VERSION)

    def renew(self) -> None:
        """Begin a new version: nothing that was kept is shown again."""
        self._wanted = object()
        try:
            version = self._begin()
        except AWAY:
            self._is_away("A change will be told to the other processes when it does")
        else:
            self._version, self._look_again_at = version, 0.0

    def _begin(self) -> str:
        """Set a new version. What is wanted while it is being set is not what it stands for."""
        wanted, version = self._wanted, _new_version()
        _cache().set(_VERSION, version, timeout=None)
        self._told = wanted
        return version

    def find(self, version: str, key: str) -> Entry | None:
        """A page of this version that is still true: from memory, else from the shared cache."""
        of, pages = self._memory
        entry = pages.get(key) if of == version else None
        if entry is None:
            entry = self.look(version, key)
        return entry if entry is not None and entry.until > time.time() else None

    def look(self, version: str, key: str) -> Entry | None:
        """A page as the shared cache has it."""
        try:
            entry = _cache().get(self._name(version, key))
        except AWAY:
            self._is_away("Pages are made anew for everybody")
            return None
        if entry is not None:
            self._remember(version, key, entry)
        return entry

    def keep(self, version: str, key: str, entry: Entry) -> None:
        """Keep a page until what it says is no longer true."""
        left = entry.until - time.time()
        if left <= 0:
            return
        self._remember(version, key, entry)
        try:
            _cache().set(self._name(version, key), entry, timeout=int(left) + 1)
        except AWAY:
            self._is_away("Pages are made anew for everybody")

    def _remember(self, version: str, key: str, entry: Entry) -> None:
        of, pages = self._memory
        if of != version or len(pages) >= MOST_IN_MEMORY:
            self._memory = of, pages = version, {}
        pages[key] = entry

    def take_turn(self, version: str, key: str, seconds: float) -> bool:
        """Whether this process may make a page now: one at a time does. A turn ends by itself after some seconds."""
        try:
            return bool(_cache().add(f"{self._name(version, key)}:turn", 1, timeout=seconds))
        except AWAY:
            self._is_away("Pages are made anew for everybody")
            return True

    def end_turn(self, version: str, key: str) -> None:
        """Let the next one."""
        try:
            _cache().delete(f"{self._name(version, key)}:turn")
        except AWAY:
            self._is_away("Pages are made anew for everybody")

    def _name(self, version: str, key: str) -> str:
        return f"pages:{hashlib.sha256(f'{self.release} {version} {key}'.encode()).hexdigest()}"

    def _is_away(self, what_follows: str) -> None:
        # The exception is dropped: its text may hold the cache's address with its password.
        logger.error("The cache of the pages does not answer. %s.", what_follows)
        self._version, self._look_again_at = None, time.monotonic() + LEFT_ALONE


def _cache() -> Any:
    return caches["pages" if "pages" in settings.CACHES else "default"]


def _new_version() -> str:
    return uuid.uuid4().hex


def _release() -> str:
    """What differs between two releases of the house, or two sides of it, that share one cache."""
    root = Path(settings.BASE_DIR)
    files = [root / "uv.lock", *_files(root)]
    told = [settings.DOK_SIDE, settings.WAGTAILADMIN_BASE_URL, str(settings.STORAGES["staticfiles"])]
    for file in files:
        about = file.stat()
        told.append(f"{file.relative_to(root)} {about.st_size} {int(about.st_mtime)}")
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _files(root: Path) -> list[Path]:
    """What pages are made of: code, templates, words, stylesheets."""
    found = [
        (folder, ending)
        for folder in ("portal", "cms", "dialogue", "intake", "templates", "locale", "static")
        for ending in ("py", "html", "mo", "css", "js", "svg", "woff2")
    ]
    return sorted(file for folder, ending in found for file in (root / folder).rglob(f"*.{ending}"))


shelf = Shelf()
