"""Which weeks the figures are about. Weeks are those of the Danish calendar (ISO 8601), and begin on a Monday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

WEEK = timedelta(days=7)
# A year is compared with itself; more than that is no picture, and costs more than a page may.
MOST_WEEKS = 53
USUAL_WEEKS = 12
# What people call a quarter, in whole weeks: 1, 14, 27, 40. A week belongs to one alone, and the last may have 14.
_QUARTER_WEEKS = 13
QUARTERS_OFFERED = 8


@dataclass(frozen=True)
class Period:
    """Whole weeks, from the Monday `first` to the Sunday before `end`."""

    first: date
    end: date

    @property
    def weeks(self) -> list[date]:
        """The Mondays."""
        return [self.first + WEEK * number for number in range((self.end - self.first) // WEEK)]

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The first moment in it and the first after it, in Denmark."""
        return _midnight(self.first), _midnight(self.end)

    @property
    def months(self) -> tuple[date, date]:
        """The first of the months of its first and last day: what is counted by months begins and ends there."""
        last = self.end - timedelta(days=1)
        return self.first.replace(day=1), last.replace(day=1)

    def __str__(self) -> str:
        last = self.end - timedelta(days=1)
        words = {"first": f"{self.first:%d.%m.%Y}", "last": f"{last:%d.%m.%Y}"}
        return _("Uge %(from)s til %(to)s (%(first)s til %(last)s)") % {
            **words,
            "from": name_of(self.first),
            "to": name_of(self.end - WEEK),
        }


class Quarter(Period):
    """A period that is one of those that share out the year: so are the months, each where its middle lies."""

    @property
    def months(self) -> tuple[date, date]:
        """The first of the first and of the last month whose 15th lies in it."""
        days = (self.first + timedelta(days=number) for number in range((self.end - self.first).days))
        found = [day.replace(day=1) for day in days if day.day == 15]
        return found[0], found[-1]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def name_of(monday: date) -> str:
    """A week as Danes write it: «48/2026»."""
    year, week, _day = monday.isocalendar()
    return f"{week}/{year}"


def usual(today: date) -> Period:
    """What is shown before anybody chooses: this week and those before it."""
    end = monday_of(today) + WEEK
    return Period(end - USUAL_WEEKS * WEEK, end)


def quarters(today: date) -> list[Quarter]:
    """The quarters that are over, and their last month with them, the latest first.

    Whoever sees aggregates alone is offered these and no other weeks: they do not overlap and do not grow, so that no
    two of them can be subtracted from each other.
    """
    # A month may end some days after its quarter.
    year, week, _day = (today - WEEK).isocalendar()
    found: list[Quarter] = []
    number = min((week - 1) // _QUARTER_WEEKS, 3)
    while len(found) < QUARTERS_OFFERED:
        year, number = (year, number - 1) if number else (year - 1, 3)
        first = date.fromisocalendar(year, number * _QUARTER_WEEKS + 1, 1)
        end = date.fromisocalendar(year + 1, 1, 1) if number == 3 else first + _QUARTER_WEEKS * WEEK
        found.append(Quarter(first, end))
    return found
