"""The two files: CSV as a Danish Excel opens it, and XLSX. Both are written as they leave, and touch no disk.

openpyxl writes a workbook to the disk, in the clear, before its first byte can go; so it makes the workbook with its
head alone, and the rows go into the sheet's XML as the archive is sent.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from .columns import Cell

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SHEET = "xl/worksheets/sheet1.xml"
_ROWS_END = b"</sheetData>"
# Excel counts days from here.
_ZERO = datetime(1899, 12, 30)
_SECONDS = 86_400
# Words that a workbook's cells are remembered for.
_REMEMBERED = 2_000
DATE, MOMENT = "dd.mm.yyyy", "dd.mm.yyyy hh.mm"


class Writer(Protocol):
    """What a file is written with: each part gives the bytes that can go now."""

    def begin(self, heads: list[str]) -> bytes:
        """The beginning, and the head."""
        ...

    def rows(self, rows: Iterable[list[Cell]]) -> bytes:
        """Some rows."""
        ...

    def end(self) -> bytes:
        """The rest."""
        ...


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one that begins like one gets an apostrophe in front."""
    return f"'{text}" if text.startswith(_FORMULA) else text


class CsvWriter:
    """Semicolons, and the mark by which Excel knows UTF-8."""

    def begin(self, heads: list[str]) -> bytes:
        return b"\xef\xbb\xbf" + self.rows([list(heads)])

    def rows(self, rows: Iterable[list[Cell]]) -> bytes:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(
            [_in_words(cell) for cell in row] for row in rows
        )
        return text.getvalue().encode()

    def end(self) -> bytes:
        return b""


def _in_words(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y %H.%M}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return harmless(cell or "")


class XlsxWriter:
    """A workbook of one sheet, with days and moments as such."""

    def __init__(self) -> None:
        self._out = _Outbox()
        self._archive = zipfile.ZipFile(self._out, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        self._rest, self._date, self._moment = b"", 0, 0
        # Most words come again and again: a team, a state.
        self._known: dict[str, str] = {}

    def begin(self, heads: list[str]) -> bytes:
        parts = self._workbook(heads)
        before, end, after = parts.pop(_SHEET).partition(_ROWS_END)
        self._rest = end + after
        for name, content in parts.items():
            self._archive.writestr(name, content)
        self._sheet = self._archive.open(_SHEET, "w")
        self._sheet.write(before)
        return self._out.take()

    def rows(self, rows: Iterable[list[Cell]]) -> bytes:
        self._sheet.write("".join(self._row(row) for row in rows).encode())
        return self._out.take()

    def end(self) -> bytes:
        self._sheet.write(self._rest)
        self._sheet.close()
        self._archive.close()
        return self._out.take()

    def _workbook(self, heads: list[str]) -> dict[str, bytes]:
        """The parts of a workbook that has the head alone."""
        book = Workbook(write_only=False)
        sheet = book.active
        sheet.freeze_panes = "A2"
        for number, head in enumerate(heads, 1):
            cell = sheet.cell(1, number, harmless(head))
            cell.font = Font(bold=True)
            sheet.column_dimensions[cell.column_letter].width = 18
        self._date, self._moment = (self._style(sheet, one) for one in (DATE, MOMENT))
        kept = io.BytesIO()
        book.save(kept)
        with zipfile.ZipFile(kept) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        # It would say that there is a head alone; a sheet need not say how large it is.
        said = f'<dimension ref="{sheet.dimensions}" />'.encode()
        parts[_SHEET] = parts[_SHEET].replace(said, b"")
        return parts

    def _style(self, sheet: object, number_format: str) -> int:
        cell = WriteOnlyCell(sheet)
        cell.number_format = number_format
        return int(cell.style_id)

    def _row(self, row: list[Cell]) -> str:
        return f"<row>{''.join(map(self._cell, row))}</row>"

    def _cell(self, cell: Cell) -> str:
        if isinstance(cell, datetime):
            since = cell - _ZERO
            return f'<c s="{self._moment}"><v>{since.days + round(since.seconds / _SECONDS, 9)}</v></c>'
        if isinstance(cell, date):
            return f'<c s="{self._date}"><v>{(cell - _ZERO.date()).days}</v></c>'
        if not cell:
            return "<c/>"
        known = self._known.get(cell)
        if known is None:
            text = escape(harmless(ILLEGAL_CHARACTERS_RE.sub("", cell)))
            known = f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
            if len(self._known) < _REMEMBERED:
                self._known[cell] = known
        return known


class _Outbox:
    """Where the archive writes what is to be sent next. It cannot seek, and so keeps nothing."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits anywhere else."""

    def take(self) -> bytes:
        """What has come since the last time."""
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken


# By the end of the file's name: what makes it, and what it is to a browser.
FORMATS: dict[str, tuple[type[CsvWriter] | type[XlsxWriter], str]] = {
    "xlsx": (XlsxWriter, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (CsvWriter, "text/csv; charset=utf-8"),
}
