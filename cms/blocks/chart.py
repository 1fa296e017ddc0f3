"""Numbers side by side: a table, and bars drawn from one of its columns. The server draws them: no script is needed."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


@dataclass(frozen=True)
class Bar:
    """One row's bar. `length` is its share of the longest, in per cent."""

    label: str
    value: str
    length: float
    is_short: bool


class Row(blocks.StructBlock):
    """A row: what it is about, and one number or word for each further column."""

    label = blocks.CharBlock(label=_("Hvad rækken handler om"), max_length=120)
    cells = blocks.ListBlock(blocks.CharBlock(label=_("Felt"), max_length=160), label=_("Felter"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Række")


class Chart(blocks.StructBlock):
    """A table with a caption and a source. Every row has a field for every column."""

    caption = blocks.CharBlock(label=_("Hvad tabellen viser"), max_length=160)
    first = blocks.CharBlock(label=_("Overskrift over første kolonne"), max_length=60)
    columns = blocks.ListBlock(
        blocks.CharBlock(label=_("Overskrift"), max_length=60), label=_("De andre kolonner"), min_num=1
    )
    rows = blocks.ListBlock(Row(), label=_("Rækker"), min_num=1)
    drawn = blocks.IntegerBlock(
        label=_("Kolonne, der tegnes som søjler"),
        required=False,
        min_value=1,
        help_text=_("1 er den første efter rækkens navn. Tomt felt: kun tabellen."),
    )
    limit = blocks.IntegerBlock(
        label=_("Grænse"), required=False, min_value=1, help_text=_("En streg, som søjlerne skal nå.")
    )
    limit_label = blocks.CharBlock(label=_("Hvad grænsen er"), max_length=90, required=False)
    note = blocks.CharBlock(
        label=_("Bemærkning"),
        max_length=400,
        required=False,
        help_text=_("Hvordan er tallene regnet ud? Skriv «vores beregning», hvis det er jer selv."),
    )
    source = blocks.CharBlock(label=_("Kilde og dato"), max_length=240)

    class Meta:
        icon = "table"
        label = _("Tabel med søjler")
        template = "cms/blocks/chart.html"

    def clean(self, value):
        """Whole rows only, and numbers where bars are to be drawn."""
        cleaned = super().clean(value)
        wide = len(cleaned["columns"])
        if any(len(row["cells"]) != wide for row in cleaned["rows"]):
            raise _wrong("rows", _("Hver række skal have et felt til hver kolonne."))
        drawn = cleaned["drawn"]
        if drawn and drawn > wide:
            raise _wrong("drawn", _("Så mange kolonner er der ikke."))
        if drawn and any(number_in(row["cells"][drawn - 1]) is None for row in cleaned["rows"]):
            raise _wrong("drawn", _("Der skal stå et tal i hver række i den kolonne."))
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        return {**context, "bars": bars_of(value), "limit_at": _limit_at(value)}


def number_in(text: str) -> int | None:
    """The whole number that a cell shows: «2.318 kr.», in English «DKK 2,318». None where there is none."""
    found = re.search(r"\d[\d.,\s\u00a0]*", text)
    digits = re.sub(r"\D", "", found[0]) if found else ""
    return int(digits) if digits else None


def bars_of(value) -> list[Bar]:
    """The bars of the drawn column, in the table's order; none where nothing is drawn, or it is half written."""
    numbers = _numbers(value)
    longest = max([*numbers, value.get("limit") or 0, 1])
    return [
        Bar(row["label"], row["cells"][value["drawn"] - 1], round(100 * number / longest, 1), _is_short(value, number))
        for row, number in zip(value["rows"], numbers, strict=False)
    ]


def _numbers(value) -> list[int]:
    drawn = value.get("drawn")
    if not drawn or any(len(row["cells"]) < drawn for row in value["rows"]):
        return []
    numbers = [number_in(row["cells"][drawn - 1]) for row in value["rows"]]
    return [number or 0 for number in numbers]


def _is_short(value, number: int) -> bool:
    return bool(value.get("limit")) and number < value["limit"]


def _limit_at(value) -> float | None:
    """Where the limit's line stands, in per cent of the longest bar."""
    numbers, limit = _numbers(value), value.get("limit")
    return round(100 * limit / max([*numbers, limit]), 1) if limit and numbers else None


def _wrong(name: str, message) -> ValidationError:
    return blocks.StructBlockValidationError(block_errors={name: ValidationError(message)})
