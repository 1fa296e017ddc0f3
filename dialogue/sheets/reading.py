"""Read a spreadsheet that somebody brings: XLSX or CSV, whatever its bytes. A table of texts comes out, or a reason."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook

MEGABYTE = 1024 * 1024
MOST_BYTES = MEGABYTE
# A small XLSX can unpack to anything; what a sheet of names unpacks to is far below this.
MOST_UNPACKED = 4 * MEGABYTE
MOST_ROWS, MOST_COLUMNS = 500, 30
# Of all cells together: the page that shows the sheet bears it, and is posted back.
MOST_LETTERS = 300_000
DELIMITERS = ";,\t"
_LAST_ROW = 1_048_576
# Of all sheets of a file together, empty ones and blank rows too: room for two sheets that are used to their last row.
# A cell far to the right costs its author twenty bytes, and us all the sixteen thousand before it.
MOST_CELLS = 3 * _LAST_ROW
_OLD_EXCEL, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"

# Rows with their number in the sheet, as the person sees it there; the first is the header.
Table = list[tuple[int, list[str]]]

_BROKEN = _("Vi kan ikke læse filen. Åbn den i dit regneark, gem den igen som XLSX, og prøv så.")
_TOO_LARGE = _("Filen er for stor. Den må højst fylde 1 MB. Del den i flere.")
_TOO_MANY = _("Arket er for langt. Hav højst 500 rækker i hver fil.")
_TOO_MUCH = _("Der står for meget i arket. Slet de kolonner, vi ikke skal bruge.")
_OTHER_SHEETS = _("Der står også noget på arket %(names)s. Saml alle gæster på ét ark, og slet det andet.")
_EMPTY = _("Arket er tomt. Skriv en overskrift i hver kolonne og en række for hver gæst.")
_OLD = _("Filen er et gammelt Excel-ark (.xls). Gem den som XLSX eller CSV, og prøv igen.")
_LETTERS = _("Vi kan ikke læse bogstaverne i filen. Gem den som CSV i UTF-8 eller som XLSX.")
_LOCKED = _("Filen er låst med en adgangskode eller ikke et regneark. Gem den som XLSX eller CSV.")


class Unreadable(Exception):
    """No table can be made of the file; `reason` says what to do."""

    def __init__(self, reason: Promise | str):
        super().__init__(str(reason))
        self.reason = reason


def read(content: bytes) -> Table:
    """Read a file by what is in it, not by its name. Raises Unreadable, and nothing else, whatever the bytes."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_TOO_LARGE)
    if content.startswith(_OLD_EXCEL):
        raise Unreadable(_OLD)
    rows = _of_xlsx(content) if content.startswith(_ZIP) else _of_csv(content)
    return _checked(rows)


def _checked(rows: Iterable[list[str]]) -> Table:
    """Leave out empty rows; stop at what is too much."""
    table: Table = []
    letters = 0
    for number, cells in enumerate(rows, start=1):
        trimmed = [cell.strip() for cell in cells]
        if not any(trimmed):
            continue
        letters += sum(map(len, trimmed))
        if len(table) > MOST_ROWS:
            raise Unreadable(_TOO_MANY)
        if letters > MOST_LETTERS or len(trimmed) > MOST_COLUMNS:
            raise Unreadable(_TOO_MUCH)
        table.append((number, trimmed))
    if not table:
        raise Unreadable(_EMPTY)
    return table


# --- XLSX -----------------------------------------------------------------------------------------


def _of_xlsx(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > MOST_UNPACKED:
            raise Unreadable(_TOO_LARGE)
        return _cells(content)
    except Unreadable:
        raise
    except Exception:
        # openpyxl raises whatever its parts raise (KeyError, ValueError, a parser's own): each means a broken file.
        raise Unreadable(_BROKEN) from None


def _cells(content: bytes) -> list[list[str]]:
    """The texts of the sheet that was open last. A formula stays what it is, and is refused as text later."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Of styles and validations that we have no use for.
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        try:
            sheet = book.active if book.active in book.worksheets else book.worksheets[0]
            look = _Look(MOST_CELLS)
            others = [other.title for other in book.worksheets if other is not sheet and _has_text(other, look)]
            if others:
                raise Unreadable(_OTHER_SHEETS % {"names": ", ".join(f"«{name[:40]}»" for name in others[:3])})
            return _rows(sheet, look)
        finally:
            book.close()


@dataclass
class _Look:
    """One look at a file, which ends when so many cells have been passed."""

    left: int

    def rows(self, sheet: Any) -> Iterator[tuple[Any, ...]]:
        """The values of each row, up to the last. Raises Unreadable.

        What a sheet says of its own size is not believed: it ends where its rows do, and Excel has a million at most.
        """
        sheet.reset_dimensions()
        for values in islice(sheet.iter_rows(values_only=True), _LAST_ROW):
            self.left -= max(1, len(values))
            if self.left < 0:
                raise Unreadable(_TOO_MUCH)
            yield values


def _rows(sheet: Any, look: _Look) -> list[list[str]]:
    """Every row up to the last, or to one more than may be filled in, so that too many are noticed."""
    rows: list[list[str]] = []
    blank: list[str] = []
    filled = 0
    for values in look.rows(sheet):
        cells = _without_tail([_text(value) for value in values])
        rows.append(cells or blank)
        filled += bool(cells)
        if filled > MOST_ROWS + 1:
            break
    return rows


def _has_text(sheet: Any, look: _Look) -> bool:
    return any(_text(value).strip() for values in look.rows(sheet) for value in values)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value)


def _without_tail(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


# --- CSV ------------------------------------------------------------------------------------------


def _of_csv(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    first = text.lstrip("\n").partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    try:
        return [_without_tail(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error:
        raise Unreadable(_BROKEN) from None


def _decoded(content: bytes) -> str:
    """UTF-8 as most write it, UTF-16 as some Windows programs do, else Windows' own letters."""
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if is_utf16 else ["utf-8-sig", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise Unreadable(_LOCKED)
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise Unreadable(_LETTERS)
