"""Days and hours as the reader's language writes them."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import get_language

from intake.journeys.fields import shown_day

register = template.Library()


@register.filter
def day(value: date) -> str:
    """A day; of a moment, the day it has here."""
    return shown_day(timezone.localtime(value).date() if isinstance(value, datetime) else value)


@register.filter
def day_in_words(value: date) -> str:
    """A day to keep an appointment by: torsdag den 26. november 2026, in English Thursday 26 November 2026."""
    here = timezone.localtime(value).date() if isinstance(value, datetime) else value
    weekday, month = WEEKDAYS[here.weekday()], MONTHS[here.month]
    if (get_language() or "").startswith("en"):
        return f"{weekday} {here.day} {month} {here.year}"
    return f"{weekday} den {here.day}. {month} {here.year}"


@register.filter
def clock(value: datetime) -> str:
    """The time of day: 14.30, in English 14:30."""
    moment = timezone.localtime(value)
    return f"{moment:%H:%M}" if (get_language() or "").startswith("en") else f"{moment:%H.%M}"
