"""Realistic cases, written as a browser posts them: for the unit tests, and for the walks in a real browser.

A date is written relative to the day the test runs, so that no case grows old. `Case.posted(today)` gives the steps in
the order they are asked: slug → input name → text, or a list of texts for many choices.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from intake.submissions.enums import Urgency
from intake.submissions.workdays import is_workday

Written = str | list[str]


@dataclass(frozen=True)
class On:
    """A day in three inputs, found from today."""

    find: Callable[[date], date]

    def inputs(self, name: str, today: date) -> Iterator[tuple[str, str]]:
        day = self.find(today)
        yield f"{name}_day", str(day.day)
        yield f"{name}_month", str(day.month)
        yield f"{name}_year", str(day.year)


@dataclass(frozen=True)
class Month(On):
    """A month in two inputs."""

    def inputs(self, name: str, today: date) -> Iterator[tuple[str, str]]:
        return (pair for pair in super().inputs(name, today) if not pair[0].endswith("_day"))


@dataclass(frozen=True, kw_only=True)
class Case:
    """One person's way through a journey, and where it must lead."""

    name: str
    steps: Mapping[str, Mapping[str, Written | On]]
    team: str
    language: str = "da"
    # For referrals: how urgent it is on the day it is sent.
    urgency: Urgency | None = None

    def posted(self, today: date) -> dict[str, dict[str, Written]]:
        """Each step's inputs as a browser posts them."""
        return {slug: dict(_inputs(fields, today)) for slug, fields in self.steps.items()}

    def __str__(self) -> str:
        return self.name


def _inputs(fields: Mapping[str, Written | On], today: date) -> Iterator[tuple[str, Written]]:
    for name, value in fields.items():
        if isinstance(value, On):
            yield from value.inputs(name, today)
        else:
            yield name, value


def in_days(count: int) -> On:
    return On(lambda today: today + timedelta(days=count))


def in_workdays(count: int) -> On:
    """The `count`-th working day after today."""

    def find(today: date) -> date:
        day, left = today, count
        while left:
            day += timedelta(days=1)
            left -= is_workday(day)
        return day

    return On(find)


def last_day_of_the_year(*, ahead: int = 0) -> On:
    return On(lambda today: date(today.year + ahead, 12, 31))


def first_day_of_next_year() -> On:
    return On(lambda today: date(today.year + 1, 1, 1))


def a_year_after(days_ago: int) -> On:
    """The last day that a consent given so many days ago can be good for."""

    def find(today: date) -> date:
        given = today - timedelta(days=days_ago)
        day = 28 if (given.month, given.day) == (2, 29) else given.day
        return date(given.year + 1, given.month, day)

    return On(find)


def next_leap_day(today: date) -> date:
    year = today.year + 1
    while True:
        try:
            return date(year, 2, 29)
        except ValueError:
            year += 1


def birth_year(age: int) -> str:
    """The year in which somebody was born who turns `age` this year."""
    return str(date.today().year - age)
