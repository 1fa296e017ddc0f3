"""Taking in what a partner's system sends, once, however often it is sent (the Idempotency-Key header)."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.crypto import salted_hmac

from intake.journeys.declaration import Area
from intake.journeys.doors import door_of
from intake.routing.tasks import route_received
from intake.submissions import process
from intake.submissions.enums import Via
from intake.submissions.senders import SentBy

from . import bodies
from .models import Delivery, Token
from .problems import Problem

_KEY = re.compile(r"[!#-~]{16,128}")


class Taken(NamedTuple):
    """What became of a POST. `is_replay` says that it was taken in before."""

    reference: str
    is_replay: bool


def take_in(token: Token, area: Area, key: str | None, body: bytes) -> Taken:
    """Receive a submission, or find the one that the same key and content made before. Raises Problem.

    A second try is answered before anything else is asked: it may come after the door closed. Of two at once the second
    waits for the first and then finds it, so that no partner has to guess what became of a try.
    """
    name, content = _name_of(token, area, key), _content_of(bodies.parse(body))
    if earlier := Delivery.objects.filter(digest=name).first():
        return _replay(earlier, content)
    _ask_the_door(area)
    received = bodies.check(area, body)
    with transaction.atomic():
        delivery, is_first = Delivery.objects.get_or_create(digest=name, defaults={"body": content})
        if not is_first:
            return _replay(delivery, content)
        submission = process.receive(
            kind=area.kind,
            answers=received.answers,
            language=received.language,
            # Outlives the delivery's row: the same content under the same key never becomes a second case.
            origin=_hashed(name, content),
            sender=SentBy(via=Via.API, unit=token.unit),
        )
        delivery.reference = submission.reference
        delivery.save(update_fields=["reference"])
        route_received.enqueue(str(submission.pk))
    return Taken(submission.reference, is_replay=False)


def _replay(delivery: Delivery, content: str) -> Taken:
    if delivery.body != content:
        raise Problem("key-reused")
    return Taken(delivery.reference, is_replay=True)


def _ask_the_door(area: Area) -> None:
    door = door_of(area.kind.name)
    if not door.is_open:
        raise Problem("closed", **({"opens_on": door.opens_on.isoformat()} if door.opens_on else {}))


def _name_of(token: Token, area: Area, key: str | None) -> str:
    """The key as it is kept. In quotes, as the draft of the header has it, or bare."""
    bare = (key or "").strip().removeprefix('"').removesuffix('"')
    if not _KEY.fullmatch(bare):
        raise Problem("key-missing")
    return _hashed(str(token.unit_id), area.kind.name, bare)


def _content_of(given: dict[str, Any]) -> str:
    """The content as it is kept; the order of the fields and the spaces between them say nothing."""
    return _hashed(json.dumps(given, sort_keys=True))


def _hashed(*parts: str) -> str:
    return salted_hmac("intake.api.sending", "\n".join(parts), algorithm="sha256").hexdigest()
