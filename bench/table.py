"""What is printed."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Table:
    """A title, a line on how it was measured, heads, and rows of text."""

    title: str
    told: str
    heads: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def printed(self) -> str:
        columns = list(zip(self.heads, *self.rows, strict=True))
        widths = [max(map(len, column)) for column in columns]
        lines = [self._line(self.heads, widths), self._line(["-" * width for width in widths], widths)]
        lines += [self._line(row, widths) for row in self.rows]
        return "\n".join([f"\n{self.title}", self.told, "", *lines, ""])

    def _line(self, cells, widths) -> str:
        first, *others = zip(cells, widths, strict=True)
        return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]).rstrip()


@dataclass
class Measured:
    """What a measured thing gives back: its tables, and the promises that were not kept, in words."""

    tables: list[Table]
    broken: list[str] = field(default_factory=list)

    def printed(self) -> str:
        return "".join(f"{table.printed()}\n" for table in self.tables)


def headline(place) -> str:
    """The machine and the place, in one line."""
    return (
        f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, {place.database}; "
        f"gunicorn with {place.workers} process and {place.threads} threads in the settings of production; load from "
        "another process\n"
    )


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()
