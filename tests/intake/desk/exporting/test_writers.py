"""The files: what a spreadsheet makes of them, and that no cell is a formula."""

import csv
import io
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from intake.desk.exporting.writers import CsvWriter, XlsxWriter, harmless

pytestmark = pytest.mark.either_engine

WRITABLE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


def written(writer, heads, *parts):
    return b"".join([writer.begin(heads), *(writer.rows(part) for part in parts), writer.end()])


def opened(content):
    return [[cell.value for cell in row] for row in load_workbook(io.BytesIO(content)).active.iter_rows()]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_what_begins_like_a_formula_gets_an_apostrophe(sign):
    evil = f'{sign}cmd|"/c calc"!A1'
    rows = csv.reader(
        io.StringIO(written(CsvWriter(), ["Navn"], [[evil]]).decode("utf-8-sig"), newline=""), delimiter=";"
    )
    assert list(rows) == [["Navn"], [f"'{evil}"]]
    cell = load_workbook(io.BytesIO(written(XlsxWriter(), ["Navn"], [[evil]]))).active["A2"]
    assert cell.data_type in ("s", "inlineStr")
    assert cell.value.startswith("'")


@given(st.lists(st.lists(WRITABLE, min_size=2, max_size=2), max_size=5))
def test_both_files_give_back_every_text(rows):
    expected = [["Et", "To"], *([harmless(cell) for cell in row] for row in rows)]
    text = written(CsvWriter(), ["Et", "To"], rows[:2], rows[2:]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=";")) == expected
    sheet = opened(written(XlsxWriter(), ["Et", "To"], rows[:2], rows[2:]))
    assert [[cell or "" for cell in row] for row in sheet] == expected


def test_days_and_moments_are_danish_in_the_one_and_real_in_the_other():
    row = [date(2026, 12, 24), datetime(2026, 11, 3, 13, 30), None, 'Åse;\n"Østergård"']
    text = written(CsvWriter(), list("abcd"), [row])
    assert text.startswith(b"\xef\xbb\xbfa;b;c;d\r\n24.12.2026;03.11.2026 13.30;;")
    sheet = load_workbook(io.BytesIO(written(XlsxWriter(), list("abcd"), [row]))).active
    day, moment, nothing, name = sheet[2]
    assert (day.value, day.number_format) == (datetime(2026, 12, 24), "dd.mm.yyyy")
    assert (moment.value, moment.number_format) == (row[1], "dd.mm.yyyy hh.mm")
    assert (nothing.value, name.value) == (None, row[3])
    assert sheet["A1"].font.bold


def test_signs_that_no_workbook_may_hold_are_left_out():
    assert opened(written(XlsxWriter(), ["a"], [["<b>\x00&\x1b"]])) == [["a"], ["<b>&"]]
