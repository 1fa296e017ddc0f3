"""Write a workbook that no program runs anything of: every cell is text, and a formula has a sign before it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a spreadsheet program takes for the beginning of a formula.
FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")
MOST_LETTERS_IN_A_CELL = 32_000
WIDEST = 60


def workbook(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """One sheet with a header that stays in view."""
    book = Workbook()
    sheet = book.active
    sheet.title = title[:31]
    table = [list(header), *([harmless(cell) for cell in row] for row in rows)]
    for number, cells in enumerate(table, start=1):
        for at, text in enumerate(cells, start=1):
            cell = sheet.cell(number, at)
            cell.value = text
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    for at in range(1, len(header) + 1):
        longest = max(len(row[at - 1]) for row in table)
        sheet.column_dimensions[get_column_letter(at)].width = min(max(10, longest + 2), WIDEST)
    sheet.freeze_panes = "A2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def harmless(text: str) -> str:
    """A text that is a text in every program, also when the sheet is saved as CSV and opened again."""
    cleaned = ILLEGAL_CHARACTERS_RE.sub("", text)[:MOST_LETTERS_IN_A_CELL]
    return f"'{cleaned}" if cleaned.startswith(FORMULA_BEGINS) else cleaned


def download(content: bytes, name: str) -> HttpResponse:
    """A workbook as a file to take home; nobody on the way keeps a copy."""
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    response["Cache-Control"] = "no-store"
    return response
