"""The figures in words: what stands in which cell, and the bars that are drawn from them.

Where small cells are hidden, they are hidden here and nowhere later: a template is given no number that it must not
show.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intake.journeys.postcodes import DISTRICTS
from intake.submissions import kinds
from intake.submissions.kinds import ELSEWHERE, SEVERAL
from portal.accounts.models import Organisation

from .counting import Counted, Figures, Waits
from .hiding import hidden_in, is_small
from .periods import name_of

# Per cent.
HALF, MOST = 50, 90
# The height of the drawing of the weeks, and the width of one, in its own units.
HEIGHT, WIDTH = 100, 10


@dataclass(frozen=True)
class Bar:
    """A row's bar: its number in words, and its length in per cent of the longest. Hidden: no length."""

    label: str
    value: str
    length: float


@dataclass(frozen=True)
class Column:
    """A week's two bars in the drawing of the weeks; None is hidden."""

    left: float
    middle: float
    received: float | None
    decided: float | None

    @property
    def received_top(self) -> float:
        """Where the bar of the received begins, from above."""
        return round(HEIGHT - (self.received or 0), 1)

    @property
    def decided_top(self) -> float:
        """Where the bar of the decided begins."""
        return round(HEIGHT - (self.decided or 0), 1)


@dataclass(frozen=True)
class Drawing:
    """The weeks side by side, the number of its highest bar, and its width in its own units."""

    columns: list[Column]
    highest: int

    @property
    def width(self) -> int:
        """All columns."""
        return WIDTH * len(self.columns)

    @property
    def height(self) -> int:
        """The highest bar."""
        return HEIGHT


@dataclass
class Table:
    """A caption, heads, and rows: each its name and its cells. `total` is the last row, where there is one."""

    caption: Promise | str
    first: Promise | str
    heads: list[str]
    rows: list[tuple[str, list[str]]]
    total: list[str] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)

    @property
    def lines(self) -> list[tuple[str, list[tuple[str, str]], bool]]:
        """Each row's name, its cells with their heads, and whether it is the sum."""
        rows = [(name, cells, False) for name, cells in self.rows]
        rows += [(_now("I alt"), self.total, True)] if self.total else []
        return [(name, list(zip(self.heads, cells, strict=True)), is_sum) for name, cells, is_sum in rows]


@dataclass(frozen=True)
class Measure:
    """A column that is counted, and the waits that it stands before (the row's), if it does."""

    head: Promise
    of: Callable[[Figures], int]
    waits: Callable[[Figures], Waits] | None = None
    wait_heads: tuple[Promise, Promise] | None = None


RECEIVED = Measure(
    _("Modtaget"),
    lambda row: row.received,
    lambda row: row.contact,
    (_("Dage til kontakt, halvdelen"), _("Dage til kontakt, 9 ud af 10")),
)
# Beside the received ones it tells how many nobody has spoken with: a small cell, where those are hidden.
SPOKEN = Measure(_("Har fået kontakt"), lambda row: row.contact.count)
DECIDED = Measure(
    _("Afgjort"),
    lambda row: row.decision.count,
    lambda row: row.decision,
    (_("Dage til afgørelse, halvdelen"), _("Dage til afgørelse, 9 ud af 10")),
)
OPEN = Measure(_("Åbne nu"), lambda row: row.open)
OVERDUE = Measure(_("Over fristen nu"), lambda row: row.overdue)
WAITING = Measure(_("Venter på svar nu"), lambda row: row.waiting)


@dataclass(frozen=True)
class Writer:
    """Sets tables, with small cells hidden or not."""

    hides: bool

    @property
    def over_time(self) -> tuple[Measure, ...]:
        """What is told of a week."""
        return (RECEIVED, DECIDED) if self.hides else (RECEIVED, SPOKEN, DECIDED)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What is told of everything else."""
        return (*self.over_time, OPEN, OVERDUE, WAITING)

    def summary(self, counted: Counted) -> list[tuple[str, str]]:
        """The row of all together, as names and numbers."""
        heads = _heads(self.measures)
        return list(zip(heads, self._whole(counted.whole, self.measures), strict=True))

    def weeks(self, counted: Counted) -> Table:
        """Week by week."""
        named = {monday: name_of(monday) for monday in counted.weeks}
        return self._table(_("Uge for uge"), _("Uge"), named, counted.weeks, counted.whole, self.over_time)

    def kinds(self, counted: Counted) -> Table:
        """By kind, in the order of the areas."""
        named = {kind.name: str(kind.title) for kind in kinds.kinds() if self.hides or kind.name in counted.kinds}
        return self._table(_("Efter slags"), _("Slags"), named, counted.kinds, counted.whole, self.measures)

    def organisations(self, counted: Counted) -> Table:
        """By organisation. Where cells are hidden all stand there: that one is missing would tell that it has none."""
        known = {one.pk: one.name for one in Organisation.objects.order_by("name", "pk")}
        found = counted.organisations
        named: dict[int | None, str] = {key: name for key, name in known.items() if self.hides or key in found}
        if self.hides or None in found:
            named[None] = _now("Ikke fordelt")
        return self._table(_("Efter organisation"), _("Organisation"), named, found, counted.whole, self.measures)

    def districts(self, counted: Counted) -> Table:
        """By district, of the months that the weeks touch."""
        names = [*DISTRICTS, (SEVERAL, _("Flere bydele")), (ELSEWHERE, _("Uden for København"))]
        cells = {code: counted.districts.get(code, 0) for code, _name in names}
        shown = self._shown(cells)
        rows = [(str(name), [shown[code]]) for code, name in names]
        total = [self._alone(sum(cells.values()))]
        bars = self._bars({code: str(name) for code, name in names}, cells, shown)
        return Table(_districts_caption(counted), _("Bydel"), [str(RECEIVED.head)], rows, total, bars)

    def drawing(self, counted: Counted) -> Drawing:
        """The weeks, drawn: what the table hides has no bar."""
        received = {monday: row.received for monday, row in counted.weeks.items()}
        decided = {monday: row.decision.count for monday, row in counted.weeks.items()}
        hidden = (hidden_in(received), hidden_in(decided)) if self.hides else (frozenset(), frozenset())
        pairs = zip((received, decided), hidden, strict=True)
        shown = [number for column, gone in pairs for monday, number in column.items() if monday not in gone]
        most = max([*shown, 1])

        def height(monday: Hashable, column: Mapping, gone: frozenset) -> float | None:
            return None if monday in gone else round(HEIGHT * column[monday] / most, 1)

        columns = [
            Column(
                WIDTH * number + 1,
                WIDTH * number + 5,
                height(monday, received, hidden[0]),
                height(monday, decided, hidden[1]),
            )
            for number, monday in enumerate(counted.weeks)
        ]
        return Drawing(columns, max([*shown, 0]))

    def _table(
        self,
        caption: Promise,
        first: Promise,
        named: Mapping,
        rows: Mapping,
        whole: Figures,
        measures: Sequence[Measure],
    ) -> Table:
        kept = {key: rows.get(key) or Figures() for key in named}
        texts: dict[Hashable, list[str]] = {key: [] for key in named}
        bars: list[Bar] = []
        for measure in measures:
            cells = {key: measure.of(row) for key, row in kept.items()}
            shown = self._shown(cells)
            bars = bars or self._bars(named, cells, shown)
            for key, row in kept.items():
                texts[key] += [shown[key], *self._waits(measure, row, is_hidden=shown[key] == self._hidden)]
        lines = [(named[key], cells) for key, cells in texts.items()]
        return Table(caption, first, _heads(measures), lines, self._whole(whole, measures), bars)

    def _whole(self, whole: Figures, measures: Iterable[Measure]) -> list[str]:
        said = []
        for measure in measures:
            alone = self._alone(measure.of(whole))
            said += [alone, *self._waits(measure, whole, is_hidden=alone == self._hidden)]
        return said

    def _shown(self, cells: Mapping) -> dict:
        gone = hidden_in(cells) if self.hides else frozenset()
        return {key: self._hidden if key in gone else str(number) for key, number in cells.items()}

    def _alone(self, number: int) -> str:
        return self._hidden if self.hides and is_small(number) else str(number)

    def _waits(self, measure: Measure, row: Figures, *, is_hidden: bool) -> list[str]:
        """A wait tells that there are enough who waited: where the number is hidden, it is too."""
        if measure.waits is None:
            return []
        waits = measure.waits(row)
        if is_hidden or (self.hides and is_small(waits.count)):
            return [self._hidden] * 2
        return [str(waits.within(percent) or "–") for percent in (HALF, MOST)]

    def _bars(self, named: Mapping, cells: Mapping, shown: Mapping) -> list[Bar]:
        drawn = {key: number for key, number in cells.items() if shown[key] != self._hidden}
        most = max([*drawn.values(), 1])
        return [Bar(named[key], shown[key], round(100 * drawn.get(key, 0) / most, 1)) for key in cells]

    @property
    def _hidden(self) -> str:
        return _now("skjult")


def _heads(measures: Iterable[Measure]) -> list[str]:
    return [str(head) for measure in measures for head in (measure.head, *(measure.wait_heads or ()))]


def _districts_caption(counted: Counted) -> str:
    first, last = counted.period.months
    end = (last + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return _now("Efter bydel, hele måneder (%(first)s til %(last)s)") % {
        "first": f"{first:%d.%m.%Y}",
        "last": f"{end:%d.%m.%Y}",
    }
