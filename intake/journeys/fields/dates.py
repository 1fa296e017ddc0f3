"""Dates in parts: nobody should have to fight a calendar, or write slashes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intake.journeys.widgets import DateParts, Line

from .base import Asked, Words

Bound = date | Callable[[], date] | None

_DAY = ("day", _("Dag"), 2)
_MONTH = ("month", _("Måned"), 2)
_YEAR = ("year", _("År"), 4)
_EARLIEST, _LATEST = 1900, 2100
_MONTH_NAMES = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_ENGLISH_NAMES = {"may": 5, "oct": 10}
_MISSING = {"day": _("Skriv også dagen."), "month": _("Skriv også måneden."), "year": _("Skriv også året.")}


class _InParts(Asked, forms.Field):
    """A date that is written in parts."""

    parts: tuple[tuple[str, Words, int], ...] = ()
    layout = "date"

    def __init__(self, label: Words, *, not_before: Bound = None, not_after: Bound = None, **options: Any):
        """The bounds are allowed themselves; a callable is asked on the day."""
        self.not_before, self.not_after = not_before, not_after
        super().__init__(label, widget=DateParts(self.parts), **options)

    def to_python(self, value: Any) -> date | None:
        if not value or not any(value):
            return None
        by_name = dict(zip((suffix for suffix, *_rest in self.parts), value, strict=True))
        if missing := next((name for name, text in by_name.items() if not text), None):
            raise ValidationError(_MISSING[missing], code="incomplete")
        return _a_date(**by_name)

    def as_posted(self, name: str, value: Any) -> dict[str, list[str]]:
        day = _as_date(value)
        return {f"{name}_{suffix}": [str(getattr(day, suffix))] for suffix, *_rest in self.parts}

    def bounds(self) -> tuple[date | None, date | None]:
        """The first and the last day that is allowed, today."""
        return _asked(self.not_before), _asked(self.not_after)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is None:
            return
        first, last = self.bounds()
        if first and value < first:
            message = _("Skriv en dato fra og med %(date)s.")
            raise ValidationError(message, code="early", params={"date": self.show(first)})
        if last and value > last:
            message = _("Skriv en dato til og med %(date)s.")
            raise ValidationError(message, code="late", params={"date": self.show(last)})


class Day(_InParts):
    """A day; a date."""

    parts = (_DAY, _MONTH, _YEAR)
    missing = _("Skriv datoen med dag, måned og år.")

    def show(self, value: Any) -> str:
        return shown_day(_as_date(value))


class Month(_InParts):
    """A month; the date of its first day."""

    parts = (_MONTH, _YEAR)
    missing = _("Skriv måned og år.")

    def bounds(self) -> tuple[date | None, date | None]:
        """A bound in the middle of a month allows the whole month."""
        first, last = super().bounds()
        return first and first.replace(day=1), last and last.replace(day=1)

    def show(self, value: Any) -> str:
        day = _as_date(value)
        return f"{MONTHS[day.month]} {day.year}"


class BirthYear(Asked, forms.Field):
    """A year of birth that makes a person as old as asked, before or after this year's birthday."""

    widget = Line
    layout = "year"
    missing = _("Skriv det år, du er født, med fire cifre.")

    def __init__(self, label: Words, min_age: int, max_age: int, *, autocomplete: str = "bday-year", **options: Any):
        """`autocomplete` is "off" for the year of somebody else than the one who writes."""
        self.min_age, self.max_age, self.autocomplete = min_age, max_age, autocomplete
        super().__init__(label, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return {"inputmode": "numeric", "autocomplete": self.autocomplete}

    def to_python(self, value: Any) -> int | None:
        text = str(value or "").strip()
        return _year(text) if text else None

    def validate(self, value: int | None) -> None:
        super().validate(value)
        if value is None:
            return
        this_year = timezone.localdate().year
        first, last = this_year - self.max_age - 1, this_year - self.min_age
        if not first <= value <= last:
            message = _("Skriv et år mellem %(first)s og %(last)s. Man skal være %(min)s til %(max)s år.")
            ages = {"first": first, "last": last, "min": self.min_age, "max": self.max_age}
            raise ValidationError(message, code="bounds", params=ages)


def shown_day(day: date) -> str:
    """A day as it is read: 07.03.2027, in English 7 March 2027, where figures could be the third of July."""
    if (get_language() or "").startswith("en"):
        return f"{day.day} {MONTHS[day.month]} {day.year}"
    return f"{day:%d.%m.%Y}"


def _asked(bound: Bound) -> date | None:
    return bound() if callable(bound) else bound


def _as_date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _year(text: str) -> int:
    if not re.fullmatch("[0-9]{4}", text):
        raise ValidationError(_("Skriv året med fire cifre, for eksempel 2027."), code="year")
    if not _EARLIEST <= int(text) <= _LATEST:
        years = {"first": _EARLIEST, "last": _LATEST}
        raise ValidationError(_("Skriv et år mellem %(first)s og %(last)s."), code="year", params=years)
    return int(text)


def _month(text: str) -> int | None:
    """A number, or a month's name or its beginning, in Danish or English."""
    bare = text.rstrip(".").lower()
    if re.fullmatch("[0-9]{1,2}", bare):
        return int(bare)
    if len(bare) >= 3 and bare[:3] in _MONTH_NAMES:
        return _MONTH_NAMES.index(bare[:3]) + 1
    return _ENGLISH_NAMES.get(bare[:3])


def _a_date(*, month: str, year: str, day: str = "1") -> date:
    number, bare_day = _month(month), day.rstrip(".")
    if number is None or not re.fullmatch("[0-9]{1,2}", bare_day):
        raise ValidationError(_now("Skriv datoen med tal, for eksempel 14 1 2027."), code="invalid")
    try:
        return date(_year(year), number, int(bare_day))
    except ValueError:
        raise ValidationError(_now("Den dato findes ikke. Tjek dag og måned."), code="invalid") from None
