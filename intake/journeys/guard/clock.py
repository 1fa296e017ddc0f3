"""How long a page has lain in front of somebody: a signed time in a hidden field.

Only a short time says anything. A page that stood open over the weekend, or that the browser brought back, is as good
as a new one: nobody loses anything by it.
"""

from __future__ import annotations

import time

from django.conf import settings
from django.core import signing

FIELD = "hp_seen"
SALT = "intake.journeys.guard.clock"


def now() -> float:
    """Seconds since 1970: the one clock of the guard."""
    return time.time()


def stamp() -> str:
    """What a page is given when it is made."""
    return signing.dumps(round(now(), 1), salt=SALT)


def seen_at(stamped: str) -> float | None:
    """When the page was made. None if the stamp is missing or not ours."""
    try:
        return float(signing.loads(stamped, salt=SALT))
    except signing.BadSignature:
        return None


def is_too_quick(stamped: str) -> bool:
    """Whether the page came back sooner than a person fills it in, or without having been fetched at all."""
    if not settings.DOK_QUICKEST:
        return False
    seen = seen_at(stamped)
    return seen is None or now() - seen < settings.DOK_QUICKEST
