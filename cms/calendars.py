"""Meetings as iCalendar (RFC 5545): one to download, or all of a language to subscribe to, and nothing personal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration

from cms.addresses import whole_url
from cms.models import MeetingPage

CONTENT_TYPE = "text/calendar; charset=utf-8"
# How soon a program that subscribes should look again (RFC 7986, 5.7; and the older name that Outlook reads).
REFRESH = timedelta(hours=6)


def calendar_of(meetings: Iterable[MeetingPage], *, name: str = "") -> bytes:
    """Write meetings as one calendar. Give a `name` to one that is subscribed to."""
    calendar = Calendar()
    calendar.add("prodid", "-//DOK//Dialog//DA")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.refresh_interval = REFRESH
        calendar.add("x-published-ttl", vDuration(REFRESH))
    for meeting in meetings:
        calendar.add_component(_event(meeting))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(meeting: MeetingPage) -> Event:
    """One meeting. Its UID is that of all its languages and stays, whatever is renamed or moved."""
    event = Event()
    event.add("uid", str(meeting.translation_key))
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", _changed_at(meeting).astimezone(ZoneInfo("UTC")))
    event.add("last-modified", _changed_at(meeting).astimezone(ZoneInfo("UTC")))
    event.add("dtstart", _danish(meeting.starts_at))
    event.add("dtend", _danish(meeting.ends_at))
    event.add("summary", _("Aflyst: %s") % meeting.title if meeting.is_cancelled else meeting.title)
    event.add("location", meeting.place)
    event.add("description", _description(meeting))
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if meeting.is_cancelled else "OPAQUE")
    if address := whole_url(meeting):
        event.add("url", address)
    return event


def _description(meeting: MeetingPage) -> str:
    parts = [meeting.cancelled_reason if meeting.is_cancelled else meeting.lead, whole_url(meeting)]
    return "\n\n".join(filter(None, parts))


def _danish(moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo(settings.TIME_ZONE))


def _changed_at(meeting: MeetingPage) -> datetime:
    return meeting.last_published_at or meeting.latest_revision_created_at or meeting.starts_at
