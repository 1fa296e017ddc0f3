"""The cache of the tests in this process: emptied of its own keys alone, since others may lie in the same Redis."""

from django.conf import settings
from django.core.cache import cache


def empty():
    """Forget all that this process cached. Django's `clear` would empty the whole Redis, under the other worker too."""
    if "redis" not in settings.CACHES["default"]["BACKEND"].lower():
        cache.clear()
        return
    client = cache._cache.get_client()
    for key in client.scan_iter(match=f"{settings.CACHES['default']['KEY_PREFIX']}*", count=1000):
        client.delete(key)
