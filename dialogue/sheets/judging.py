"""Judge the rows of a sheet, each by the form that a guest who is typed in goes through, and say what is wrong."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from openpyxl.utils import get_column_letter

from dialogue.guest_form import GuestForm
from dialogue.guests import blind_indices, known
from dialogue.models import GuestList
from dialogue.sealed import Person

from .reading import MOST_LETTERS, MOST_ROWS, Table, Unreadable

# Every heading that we know a column by, without spaces and signs, in small letters.
HEADINGS = {
    "name": {"navn", "fuldenavn", "fuldtnavn", "name", "fullname"},
    "email": {"email", "mail", "emailadresse", "mailadresse", "emailaddress", "epost"},
    "role": {"rolle", "titel", "stilling", "role", "title", "position"},
    "organisation": {"organisation", "organization", "virksomhed", "forening", "company"},
    "language": {"sprog", "language"},
}
COLUMNS = tuple(HEADINGS)
NEEDED = ("name", "email")
LANGUAGES = {
    "": "da",
    **dict.fromkeys(("da", "dk", "dansk", "danish"), "da"),
    **dict.fromkeys(("en", "uk", "gb", "engelsk", "english"), "en"),
}
LABELS = {
    "name": _("Navn"),
    "email": _("E-mail"),
    "role": _("Rolle"),
    "organisation": _("Organisation"),
    "language": _("Sprog"),
}
_TWICE = _("Adressen står også i række %(number)d.")
_INVITED = _("Personen er allerede på listen.")
_NO_COLUMNS = _("Vi mangler kolonnen %(missing)s. Skriv overskrifterne i den første række: navn, e-mail, rolle.")
_DOUBLE = _("To kolonner hedder det samme: %(heading)s. Slet den ene.")
_NO_ROWS = _("Der er kun overskrifter i arket. Skriv en række for hver gæst.")
_SPOILED = _("Siden er for gammel. Hent filen ind igen.")


@dataclass(frozen=True)
class Row:
    """One row: its number in the sheet, its cells by column, and what is wrong with each."""

    number: int
    cells: dict[str, str]
    faults: dict[str, str]
    person: Person | None = None
    language: str = "da"

    @property
    def is_good(self) -> bool:
        """Whether it can be imported."""
        return not self.faults

    @property
    def shown(self) -> list[tuple[str, Promise | str, str, str]]:
        """Column, its name, what the cell says, what is wrong with it: for the page."""
        return [(name, LABELS[name], self.cells.get(name, ""), self.faults.get(name, "")) for name in COLUMNS]

    @property
    def fault(self) -> str:
        """All that is wrong, on one line, with the column's name before each."""
        return " ".join(f"{LABELS[name]}: {fault}" for name, fault in self.faults.items())


@dataclass(frozen=True)
class Judged:
    """A sheet, judged."""

    rows: list[Row]
    # Headings that we know nothing of; what stands under them is not taken.
    ignored: tuple[str, ...] = ()

    @property
    def good(self) -> list[Row]:
        """Those to import."""
        return [row for row in self.rows if row.is_good]

    @property
    def bad(self) -> list[Row]:
        """Those to give back."""
        return [row for row in self.rows if not row.is_good]


def judge_table(table: Table, guest_list: GuestList | None) -> Judged:
    """Judge a table with its header. Raises Unreadable if the columns are not there."""
    (_number, header), *body = table
    places, ignored = _columns(header)
    if not body:
        raise Unreadable(_NO_ROWS)
    cells = [
        (number, {name: row[at] for name, at in places.items() if at < len(row) and row[at]}) for number, row in body
    ]
    return Judged(judge_rows(cells, guest_list), ignored + _without_heading(header, body))


def _without_heading(header: list[str], body: Table) -> tuple[str, ...]:
    """The columns in which something stands, though no heading does: by the letter that the sheet shows above them."""
    last = max(len(row) for _number, row in body)
    bare = [at for at in range(last) if at >= len(header) or not header[at]]
    filled = [at for at in bare if any(at < len(row) and row[at] for _number, row in body)]
    return tuple(_now("%(letter)s uden overskrift") % {"letter": get_column_letter(at + 1)} for at in filled)


def judge_rows(cells: list[tuple[int, dict[str, str]]], guest_list: GuestList | None) -> list[Row]:
    """Judge rows by number and cells. Two queries at most, however many they are."""
    invited = known(guest_list) if guest_list else set()
    seen: dict[str, int] = {}
    return [_judged(number, row, guest_list, invited, seen) for number, row in cells]


def _judged(
    number: int, cells: dict[str, str], guest_list: GuestList | None, invited: set[str], seen: dict[str, int]
) -> Row:
    language = LANGUAGES.get(cells.get("language", "").strip().casefold(), "?")
    form = GuestForm({**cells, "language": language})
    form.is_valid()
    faults = {name: str(errors[0]) for name, errors in form.errors.items()}
    email = cells.get("email", "").strip().casefold()
    if email and "email" not in faults:
        if email in seen:
            faults["email"] = _TWICE % {"number": seen[email]}
        elif guest_list and not invited.isdisjoint(blind_indices(guest_list, email)):
            faults["email"] = str(_INVITED)
        seen.setdefault(email, number)
    person = None if faults else form.person
    return Row(number, cells, faults, person, language)


def _columns(header: list[str]) -> tuple[dict[str, int], tuple[str, ...]]:
    places: dict[str, int] = {}
    ignored = []
    for at, heading in enumerate(header):
        plain = re.sub(r"[\W_]+", "", heading.casefold())
        name = next((name for name, known in HEADINGS.items() if plain in known), None)
        if name is None:
            # What our own file of faults adds is left out without a word.
            ignored += [heading] if plain and plain not in {"fejl", "error", "række", "row"} else []
        elif name in places:
            raise Unreadable(_DOUBLE % {"heading": heading[:40]})
        else:
            places[name] = at
    missing = [str(LABELS[name]).lower() for name in NEEDED if name not in places]
    if missing:
        raise Unreadable(_NO_COLUMNS % {"missing": _now(" og ").join(missing)})
    return places, tuple(ignored)


# --- From the page to the next post, without a place on our disks ------------------------------------


def packed(rows: list[Row]) -> str:
    """Rows as a hidden field bears them: nothing of a sheet is kept until somebody presses «Importér»."""
    return json.dumps([[row.number, row.cells] for row in rows], ensure_ascii=False)


def unpacked(text: str) -> list[tuple[int, dict[str, str]]]:
    """Read such a field back; it comes from a browser, so nothing is taken for granted. Raises Unreadable."""
    try:
        found: Any = json.loads(text)
        rows = [
            (int(number), {str(name): str(cell) for name, cell in cells.items() if name in COLUMNS})
            for number, cells in found
        ]
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        raise Unreadable(_SPOILED) from None
    if len(rows) > MOST_ROWS or len(text) > 4 * MOST_LETTERS:
        raise Unreadable(_SPOILED)
    return rows
