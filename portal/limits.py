"""Counting: how often something may happen within a time. Counts for all processes, in the shared cache.

    if not limits.within(settings.DOK_LIMITS["letters"], "letters", address): …

Names are hashed with a key before they are counted, so that neither an address nor a case can be read out of the cache.
When the cache is away everything is within the limit: a person is never turned away because a machine of ours is down.
"""

from __future__ import annotations

import logging
import time
from functools import lru_cache

# Imported here so that it is whole before any thread asks: `limits` looks it up by name, and in a module that another
# thread is still reading it finds no version and gives up.
import redis  # noqa: F401
from django.conf import settings
from django.utils.crypto import salted_hmac
from limits import parse
from limits.errors import StorageError
from limits.storage import MemoryStorage, RedisStorage, Storage
from limits.strategies import MovingWindowRateLimiter

logger = logging.getLogger(__name__)

# Seconds: nobody's page waits longer than this for a count, and a cache that failed is left alone for so long.
PATIENCE = 0.5
LEFT_ALONE = 10.0

_failed_at = float("-inf")


def within(rate: str, *names: object) -> bool:
    """Count one more; say whether it is still within the rate, e.g. "20/hour" or "5 per 10 minutes".

    An empty rate sets no limit. What is over the limit is not counted, so a flood does not make anybody wait longer.
    Raises ValueError if the rate is not one.
    """
    global _failed_at
    if not rate:
        return True
    item = parse(rate)
    if time.monotonic() - _failed_at < LEFT_ALONE:
        return True
    try:
        return _limiter().hit(item, _hidden(names))
    except StorageError:
        # The exception is dropped: its text may hold the cache's address with its password.
        logger.error("The limits cannot count: the cache (CACHE_URL) does not answer. Everybody is let in.")
        _failed_at = time.monotonic()
        return True


def forget() -> None:
    """Let go of the storage, and with it of what one process has counted in its memory."""
    global _failed_at
    _failed_at = float("-inf")
    _limiter.cache_clear()


def _hidden(names: tuple[object, ...]) -> str:
    return salted_hmac("portal.limits", "\n".join(map(str, names)), algorithm="sha256").hexdigest()


@lru_cache(maxsize=1)
def _limiter() -> MovingWindowRateLimiter:
    return MovingWindowRateLimiter(_storage())


def _storage() -> Storage:
    """Count where Django caches: in Redis for every process, else in this one's memory."""
    cache = settings.CACHES["default"]
    if "redis" not in cache["BACKEND"].lower():
        return MemoryStorage(wrap_exceptions=True)
    location = cache["LOCATION"]
    patience = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
    return RedisStorage(
        location if isinstance(location, str) else location[0],
        key_prefix=f"{cache.get('KEY_PREFIX', '')}:limits",
        wrap_exceptions=True,
        **{**cache.get("OPTIONS", {}), **patience},
    )
