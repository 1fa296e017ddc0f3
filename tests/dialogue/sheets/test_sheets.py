"""Spreadsheets that people bring: any bytes get a clear answer, and no row is lost."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from dialogue.sheets import judging, reading, writing
from dialogue.sheets.reading import MOST_BYTES, MOST_ROWS, Unreadable, read

HEADER = ["Navn", "E-mail", "Rolle", "Organisation", "Sprog"]
GOOD = ["Åse Bro", "aase@post.example", "Leder", "Huset", "da"]


def xlsx(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def csv_of(*rows, delimiter=";", encoding="utf-8"):
    return "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)


def judged(content):
    return judging.judge_table(read(content), None)


FILES = {
    "xlsx": xlsx(HEADER, GOOD),
    "semicolons, UTF-8": csv_of(HEADER, GOOD),
    "commas, UTF-8 with a mark": csv_of(HEADER, GOOD, delimiter=",", encoding="utf-8-sig"),
    "tabs, UTF-16": csv_of(HEADER, GOOD, delimiter="\t", encoding="utf-16"),
    "semicolons, Windows": csv_of(HEADER, GOOD, encoding="cp1252"),
    "other order, English": csv_of(
        ["language", "Role", "E-MAIL ADDRESS", "Organization", "Full name"],
        ["dansk", "Leder", GOOD[1], "Huset", GOOD[0]],
    ),
    "blank rows and a column of their own": xlsx([], [*HEADER, "Bord"], [], [*GOOD, 7]),
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_one_guest_is_read_from_every_kind_of_file(content):
    (row,) = judged(content).rows
    assert row.faults == {}
    assert (row.person.name, row.person.email, row.person.role, row.person.organisation) == tuple(GOOD[:4])
    assert row.language == "da"


def test_columns_that_we_do_not_know_are_named():
    assert judged(xlsx([*HEADER, "Bord", "Fejl", "Række"], [*GOOD, 7, "x", 2])).ignored == ("Bord",)


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ({0: ""}, "name", "Skriv et navn."),
        ({0: "x" * 121}, "name", "Skriv højst 120 tegn. Du har skrevet 121."),
        ({0: "=1+1"}, "name", "Skriv tekst. En formel kan vi ikke bruge."),
        (
            {0: "Bo 010190-1234"},
            "name",
            "Slet cpr-nummeret. Vi må ikke modtage det, og vi behøver det ikke. Er det et telefonnummer, så begynd "
            "med + og landekoden. Er det et andet nummer, så skriv det med mellemrum, to cifre ad gangen.",
        ),
        ({1: ""}, "email", "Skriv en e-mailadresse."),
        ({1: "aase"}, "email", "Skriv en hel e-mailadresse, for eksempel navn@firma.dk."),
        ({2: "@SUM(A1)"}, "role", "Skriv tekst. En formel kan vi ikke bruge."),
        ({4: "fransk"}, "language", "Skriv dansk eller engelsk."),
    ],
)
def test_a_bad_cell_is_named_with_what_to_do(cells, column, why):
    row = [cells.get(at, text) for at, text in enumerate(GOOD)]
    (found,) = judged(xlsx(HEADER, row)).bad
    assert found.faults == {column: why}
    assert found.number == 2


def test_an_address_that_stands_twice_is_bad_the_second_time():
    sheet = judged(csv_of(HEADER, GOOD, ["Bo", "AASE@post.example", "", "", ""]))
    assert [row.is_good for row in sheet.rows] == [True, False]
    assert sheet.bad[0].faults == {"email": "Adressen står også i række 2."}


UNREADABLE = {
    "empty": (b"", "tomt"),
    "only a header": (csv_of(HEADER), "kun overskrifter"),
    "no address column": (csv_of(["Navn", "Telefon"], ["Bo", "1"]), "mangler kolonnen e-mail"),
    "two columns of one name": (csv_of(["Navn", "Name", "E-mail"], ["Bo", "Bo", "b@c.example"]), "hedder det samme"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "gammelt Excel-ark"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "ikke et regneark"),
    "half an XLSX": (xlsx(HEADER, GOOD)[:900], "kan ikke læse filen"),
    "too many rows": (csv_of(HEADER, *[GOOD] * (MOST_ROWS + 1)), "for langt"),
    "too large": (b"x" * (MOST_BYTES + 1), "for stor"),
    "too much text": (csv_of(HEADER, *[[GOOD[0] * 8_000, *GOOD[1:]]] * 8), "for meget"),
}


def packed(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


UNREADABLE["a zip of something else"] = (packed(a="hej"), "kan ikke læse filen")
UNREADABLE["a zip that grows"] = (packed(a=b"\0" * 30_000_000), "for stor")


@pytest.mark.parametrize(("content", "why"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_is_no_guest_list_gets_a_clear_answer(content, why):
    with pytest.raises(Unreadable) as unreadable:
        judged(content)
    assert why in str(unreadable.value.reason)


def test_what_stands_at_the_very_end_of_a_sheet_is_read_too():
    book = Workbook()
    for row in (HEADER, GOOD):
        book.active.append(row)
    book.active.cell(1_048_576, 1).value = "bagest"
    stream = io.BytesIO()
    book.save(stream)
    first, last = judged(stream.getvalue()).rows
    assert first.is_good
    assert (last.number, last.cells["name"]) == (1_048_576, "bagest")


def test_a_second_sheet_with_something_on_it_is_named_and_an_empty_one_is_not():
    for text in ("", "Gæst på andet ark"):
        book = Workbook()
        for row in (HEADER, GOOD):
            book.active.append(row)
        book.create_sheet("Ark to").append([text])
        stream = io.BytesIO()
        book.save(stream)
        if not text:
            assert len(judged(stream.getvalue()).rows) == 1
            continue
        with pytest.raises(reading.Unreadable, match="Der står også noget på arket «Ark to»"):
            judged(stream.getvalue())


@given(rows=st.lists(st.lists(st.sampled_from(["", "", "Anna", "a@b.example"]), max_size=12), min_size=1, max_size=6))
def test_every_cell_is_in_a_row_or_its_column_is_named(rows):
    filled = [row for row in rows if any(row)]
    if not filled:
        return
    sheet = judged(xlsx(HEADER, *rows))
    assert [row.number for row in sheet.rows] == [number for number, row in enumerate(rows, 2) if any(row)]
    for row in rows:
        for at, cell in enumerate(row):
            known = at < len(HEADER)
            assert not cell or known or f"{get_column_letter(at + 1)} uden overskrift" in sheet.ignored


def test_xml_that_defines_its_own_words_is_refused():
    sheet = xlsx(HEADER, GOOD)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sheet)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename.endswith("sheet1.xml"):
                content = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>' + content.replace(
                    b'<?xml version="1.0"?>', b""
                )
            new.writestr(part.filename, content)
    with pytest.raises(Unreadable):
        read(stream.getvalue())


def is_a_table_or_says_why(way):
    said = "a table"
    try:
        way()
    except Unreadable as unreadable:
        said = str(unreadable.reason)
    assert said


anything = st.binary(max_size=400)


@settings(deadline=None)
@given(content=anything | anything.map(lambda tail: b"PK\x03\x04" + tail) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_table_or_a_reason(content):
    is_a_table_or_says_why(lambda: judged(content))


@settings(deadline=None)
@given(at=st.integers(0, 4000), byte=st.integers(0, 255), cut=st.integers(0, 50))
def test_a_workbook_with_any_byte_changed_is_a_table_or_a_reason(at, byte, cut):
    content = bytearray(FILES["xlsx"])
    content[at % len(content)] = byte
    is_a_table_or_says_why(lambda: judged(bytes(content[: len(content) - cut])))


@settings(deadline=None)
@given(rows=st.lists(st.lists(st.text(max_size=30), min_size=1, max_size=6), max_size=6))
def test_any_rows_under_a_good_header_are_judged_and_given_back_as_they_were(rows):
    content = csv_of(HEADER, *[[cell.replace(";", ",").replace('"', "'") for cell in row] for row in rows])
    try:
        sheet = judged(content)
    except Unreadable:
        return
    again = judging.unpacked(judging.packed(sheet.rows))
    assert again == [(row.number, row.cells) for row in sheet.rows]
    writing.workbook("Fejl", HEADER, [[row.cells.get(name, "") for name in judging.COLUMNS] for row in sheet.bad])


@settings(deadline=None)
@given(text=st.text(max_size=300) | st.sampled_from(["[[1]]", "[[1,{}],[2]]", "{}", "[[[],{}]]", "null", '[["x",{}]]']))
def test_a_hidden_field_that_somebody_changed_is_rows_or_a_reason(text):
    is_a_table_or_says_why(lambda: judging.judge_rows(judging.unpacked(text), None))


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t=", "\r="])
def test_no_cell_that_we_write_is_a_formula(begins):
    content = writing.workbook("Ark", ["Navn"], [[f"{begins}HYPERLINK(0)"]])
    cell = load_workbook(io.BytesIO(content)).active["A2"]
    assert cell.data_type == "s"
    assert str(cell.value).startswith("'")


def with_rows(book, sheet, *, before=b"", after=b""):
    """A workbook with rows put into one of its sheets as no program writes them."""
    part, stream = f"xl/worksheets/sheet{sheet}.xml", io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                content = content.replace(b"<sheetData/>", b"<sheetData></sheetData>")
                content = content.replace(b"<sheetData>", b"<sheetData>" + before)
                content = content.replace(b"</sheetData>", after + b"</sheetData>")
            new.writestr(name, content)
    return stream.getvalue()


def test_rows_that_all_say_they_are_the_first_do_not_go_on_for_ever(monkeypatch):
    content = with_rows(FILES["xlsx"], 1, before=b'<row r="1"><c r="A1"/></row>' * 5000)
    seen = []
    monkeypatch.setattr(reading, "_without_tail", lambda cells: seen.append(1) or [])
    with pytest.raises(Unreadable):
        read(content)
    assert 0 < len(seen) <= 2 * MOST_ROWS + 1


@pytest.mark.parametrize("sheet", [1, 2])
def test_a_small_file_whose_cells_stand_far_to_the_right_is_refused_before_it_is_gone_through(sheet, monkeypatch):
    book = Workbook()
    for row in (HEADER, GOOD):
        book.active.append(row)
    book.create_sheet("Ark to")
    stream = io.BytesIO()
    book.save(stream)
    far = b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (number, number) for number in range(3, 2000))
    content = with_rows(stream.getvalue(), sheet, after=far)
    assert len(content) < 20_000
    looked_at, text_of = [0], reading._text

    def count(value):
        looked_at[0] += 1
        return text_of(value)

    monkeypatch.setattr(reading, "_text", count)
    with pytest.raises(Unreadable, match="for meget"):
        read(content)
    assert 0 < looked_at[0] <= reading.MOST_CELLS


def test_many_blank_sheets_cost_no_more_than_one(monkeypatch):
    book = Workbook()
    for row in (HEADER, GOOD):
        book.active.append(row)
    for number in range(3):
        book.create_sheet(f"Ark {number}")
    stream = io.BytesIO()
    book.save(stream)
    content = stream.getvalue()
    for sheet in (2, 3, 4):
        content = with_rows(content, sheet, after=b'<row r="1000"/>')
    assert len(judged(content).rows) == 1
    monkeypatch.setattr(reading, "MOST_CELLS", 2500)
    with pytest.raises(Unreadable, match="for meget"):
        read(content)
