"""Days between two moments, and the week of one, asked of the database."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import DateField, F, Func, IntegerField, Value
from django.db.models.functions import Cast, TruncDate


class WholeDays(Func):
    """How many days somebody waited, begun days counted: 1 is within a day and a night. NULL where an end is missing.

    Takes the end and the beginning. No GREATEST of PostgreSQL's: it passes over NULL.
    """

    arity = 2
    output_field = IntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Seconds as a float: EXTRACT would make a numeric of each, which is slow."""
        template = "(floor(date_part('epoch', %(expressions)s) / 86400)::int + 1)"
        return self.as_sql(compiler, connection, template=template, arg_joiner=" - ", **context)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """By seconds, in SQLite's own functions: Django's would call back into Python for each row."""
        ended, began = (compiler.compile(expression) for expression in self.get_source_expressions())
        sql = f"((unixepoch({ended[0]}) - unixepoch({began[0]})) / 86400 + 1)"
        return sql, (*ended[1], *began[1])


def waited(ended: str) -> WholeDays:
    """The days from receipt to a moment of the case."""
    return WholeDays(F(ended), F("received_at"))


class WholeWeeks(Func):
    """How many weeks lie between a Monday and a day: 0 in its own week. Takes the day and the Monday.

    A number and not a date: of a date in each of many rows Django makes a moment with a zone, which is slow.
    """

    arity = 2
    output_field = IntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Days are numbers there."""
        return self.as_sql(compiler, connection, template="((%(expressions)s) / 7)", arg_joiner=" - ", **context)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Days are texts there."""
        day, monday = (compiler.compile(expression) for expression in self.get_source_expressions())
        sql = f"(CAST(julianday({day[0]}) - julianday({monday[0]}) AS INTEGER) / 7)"
        return sql, (*day[1], *monday[1])


def weeks_after(monday: date, column: str) -> WholeWeeks:
    """The number of the week, counted from a Monday's, in which a moment of the case lies in Denmark."""
    day = TruncDate(column, tzinfo=ZoneInfo(settings.TIME_ZONE))
    return WholeWeeks(day, Cast(Value(monday), DateField()))
