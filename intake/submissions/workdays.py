"""Danish working days: Monday to Friday, less public holidays and the days on which offices close by custom."""

from datetime import date, timedelta
from functools import cache

import holidays

# "optional" adds Grundlovsdag, Christmas Eve and New Year's Eve, on which the wards' and our offices are closed.
_CATEGORIES = ("public", "optional")


@cache
def _calendar() -> holidays.HolidayBase:
    return holidays.country_holidays("DK", categories=_CATEGORIES)


def is_workday(day: date) -> bool:
    """Say whether offices are open on this day."""
    return day.weekday() < 5 and day not in _calendar()


def add_workdays(start: date, count: int) -> date:
    """Return the `count`-th working day after `start`; with 0, `start` itself or the next working day."""
    day = start
    while not is_workday(day):
        day += timedelta(days=1)
    for _ in range(count):
        day += timedelta(days=1)
        while not is_workday(day):
            day += timedelta(days=1)
    return day


def workdays_until(start: date, end: date) -> int:
    """Count the working days after `start` up to and including `end`; 0 if `end` is not later than `start`."""
    days = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))
    return sum(is_workday(day) for day in days)
