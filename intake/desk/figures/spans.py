"""Days between two moments, and the week of one, asked of the database."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F, Func, IntegerField
from django.db.models.functions import TruncWeek


class WholeDays(Func):
    """How many days somebody waited, begun days counted: 1 is within a day and a night. NULL where an end is missing.

    Takes the end and the beginning. One that ends before it began counts as 1.
    """

    arity = 2
    output_field = IntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Seconds as a float: EXTRACT would make a numeric of each, which is slow."""
        template = "(GREATEST(floor(date_part('epoch', %(expressions)s) / 86400), 0)::int + 1)"
        return self.as_sql(compiler, connection, template=template, arg_joiner=" - ", **context)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """By seconds, in SQLite's own functions: Django's would call back into Python for each row."""
        ended, began = (compiler.compile(expression) for expression in self.get_source_expressions())
        sql = f"(MAX((unixepoch({ended[0]}) - unixepoch({began[0]})) / 86400, 0) + 1)"
        return sql, (*ended[1], *began[1])


def waited(ended: str) -> WholeDays:
    """The days from receipt to a moment of the case."""
    return WholeDays(F(ended), F("received_at"))


def week_of(column: str) -> TruncWeek:
    """The Monday in whose week a moment lies, in Denmark."""
    return TruncWeek(column, tzinfo=ZoneInfo(settings.TIME_ZONE))
