"""The days on which something is due, as a calendar to subscribe to (RFC 5545): a number for each day and a link.

The secret in its address is kept as a hash. It opens numbers alone, and only while its owner works with cases.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar, Event, vDuration

from intake.submissions.actors import Actor, actor_for
from intake.submissions.queue import owned, submissions_for
from portal.addresses import whole

from .models import Subscriber
from .tabs import DUE, IS_OPEN

CONTENT_TYPE = "text/calendar; charset=utf-8"
# How soon a program that subscribes should look again (RFC 7986, 5.7; and the older name that Outlook reads).
REFRESH = timedelta(hours=2)
_BYTES = 24


def new_link(user_id: int) -> str:
    """Give a person a calendar of their own; one they had before dies. Returns its whole address, this once."""
    secret = secrets.token_urlsafe(_BYTES)
    Subscriber.objects.update_or_create(user_id=user_id, defaults={"calendar": _digest(secret)})
    return whole(reverse("desk_calendar", args=[secret]))


def withdraw(user_id: int) -> None:
    """Let a person's calendar die."""
    Subscriber.objects.filter(user_id=user_id).update(calendar=None)


def feed(secret: str) -> bytes | None:
    """The calendar that a secret opens, in its owner's language; None if it opens none, or its owner has left."""
    found = Subscriber.objects.select_related("user").filter(calendar=_digest(secret)).first()
    if found is None:
        return None
    actor = actor_for(found.user)
    if not actor.meets_cases:
        return None
    with translation.override(found.user.language):
        return _written(actor)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _written(actor: Actor) -> bytes:
    calendar, now = Calendar(), timezone.now().astimezone(ZoneInfo("UTC"))
    calendar.add("prodid", "-//DOK//Frister//DA")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    name = _("DOK: Frister")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.refresh_interval = REFRESH
    calendar.add("x-published-ttl", vDuration(REFRESH))
    link = whole(reverse("queue:index")) + f"?tab={DUE}"
    for day, number in sorted(_numbers(actor).items()):
        event = Event()
        event.add("uid", f"due-{day:%Y%m%d}@dok")
        event.add("dtstamp", now)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add(
            "summary", ngettext("%(number)s sag har frist", "%(number)s sager har frist", number) % {"number": number}
        )
        event.add("url", link)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return calendar.to_ical()


def _numbers(actor: Actor) -> Counter[date]:
    """How many open cases of the teams' own are due on which day; what is past its date stands on today. One query."""
    rows = submissions_for(actor).filter(IS_OPEN, owned(actor), due_on__isnull=False).order_by()
    today, numbers = timezone.localdate(), Counter[date]()
    for day, number in rows.values_list("due_on").annotate(number=Count("pk")):
        numbers[max(day, today)] += number
    return numbers
