"""Taking in what a partner's system sends, once, however often it is sent (the Idempotency-Key header)."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from intake.journeys.declaration import Area
from intake.journeys.doors import door_of
from intake.routing.tasks import route_received
from intake.submissions import process
from intake.submissions.enums import Via
from intake.submissions.models import Submission
from intake.submissions.senders import SentBy

from . import bodies
from .models import Delivery, Token
from .problems import Problem

_KEY = re.compile(r"[!#-~]{16,128}")


class _Marks(NamedTuple):
    """Hashes of a POST: of its key, of its content, and of both.

    The last lies with the case and outlives the delivery's row: the same content under the same key never becomes a
    second case.
    """

    name: str
    content: str
    origin: str


class Taken(NamedTuple):
    """What became of a POST. `is_replay` says that it was taken in before."""

    reference: str
    is_replay: bool


def take_in(token: Token, area: Area, key: str | None, body: bytes) -> Taken:
    """Receive a submission, or find the one that the same key and content made before. Raises Problem.

    A second try is answered before anything else is asked: it may come after the door closed. Of two at once the second
    waits for the first and then finds it, so that no partner has to guess what became of a try.
    """
    marks = _marks(token, area, key, bodies.parse(body))
    if earlier := _earlier(marks):
        return earlier
    name, content, origin = marks[0]
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
            origin=origin,
            sender=SentBy(via=Via.API, unit=token.unit),
        )
        delivery.reference = submission.reference
        delivery.save(update_fields=["reference"])
        route_received.enqueue(str(submission.pk))
    return Taken(submission.reference, is_replay=False)


def _earlier(marks: list[_Marks]) -> Taken | None:
    """What came before under the same key, also if SECRET_KEY was changed since."""
    for mark in marks:
        if delivery := Delivery.objects.filter(digest=mark.name).first():
            return _replay(delivery, mark.content)
    made = Submission.objects.filter(origin__in=[mark.origin for mark in marks[1:]]).first()
    return Taken(made.reference, is_replay=True) if made else None


def _replay(delivery: Delivery, content: str) -> Taken:
    if delivery.body != content:
        raise Problem("key-reused")
    return Taken(delivery.reference, is_replay=True)


def _ask_the_door(area: Area) -> None:
    door = door_of(area.kind.name)
    if not door.is_open:
        raise Problem("closed", **({"opens_on": door.opens_on.isoformat()} if door.opens_on else {}))


def _marks(token: Token, area: Area, key: str | None, given: dict[str, Any]) -> list[_Marks]:
    """How a POST is known again: by the present SECRET_KEY first, then by those before it.

    The Idempotency-Key comes in quotes, as the draft of the header has it, or bare. The order of the fields and the
    spaces between them say nothing.
    """
    bare = (key or "").strip().removeprefix('"').removesuffix('"')
    if not _KEY.fullmatch(bare):
        raise Problem("key-missing")
    whole = json.dumps(given, sort_keys=True)
    marks = []
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        name = _hashed(secret, str(token.unit_id), area.kind.name, bare)
        content = _hashed(secret, whole)
        marks.append(_Marks(name, content, _hashed(secret, name, content)))
    return marks


def _hashed(secret: str, *parts: str) -> str:
    return salted_hmac("intake.api.sending", "\n".join(parts), secret=secret, algorithm="sha256").hexdigest()
