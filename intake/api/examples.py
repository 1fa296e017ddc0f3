"""One invented submission for each area, for those who write a system against the door. Its dates are of today."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from django.utils import timezone

from intake.journeys.declaration import Area

# Any number does; this one gives a referral with a date and with somebody who helps.
_SEED = 4


def example_of(area: Area) -> dict[str, Any] | None:
    """What the area's own invented answers look like when they are sent. None if it invents none."""
    if area.invent is None:
        return None
    chance = Random(_SEED)  # noqa: S311  (an example is to be the same every time)
    answers = json.loads(area.invent(chance, timezone.localdate()).model_dump_json(exclude_none=True))
    return {**answers, "language": "da"}
