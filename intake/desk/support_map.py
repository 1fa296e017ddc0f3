"""Who helps with what, life area by life area: what nobody helps with, and where several do."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.submissions.kinds import Helper, SupportMap

NOBODY, ONE, SEVERAL = _("Ingen"), _("Én"), _("Flere")


@dataclass(frozen=True)
class MapRow:
    """One life area. `sign` says the same as `cover` by its shape."""

    label: Promise | str
    is_wanted: bool
    helpers: list[str]

    @property
    def cover(self) -> Promise:
        return (NOBODY, ONE, SEVERAL)[min(len(self.helpers), 2)]

    @property
    def sign(self) -> str:
        return ("○", "●", "●●")[min(len(self.helpers), 2)]

    @property
    def is_gap(self) -> bool:
        """Whether the citizen needs support that nobody gives."""
        return self.is_wanted and not self.helpers


@dataclass(frozen=True)
class Map:
    """The rows, and what they come to in words. `unsaid` helps too, but nobody wrote with what."""

    rows: list[MapRow]
    unsaid: list[str]

    @property
    def gaps(self) -> list[str]:
        return [str(row.label) for row in self.rows if row.is_gap]

    @property
    def overlaps(self) -> list[str]:
        return [str(row.label) for row in self.rows if len(row.helpers) > 1]


def rows_of(found: SupportMap | None) -> Map | None:
    """Lay the map out; None where there is none."""
    if found is None:
        return None
    return Map(
        rows=[
            MapRow(label, code in found.wanted, [_name(one) for one in found.helpers if code in one.helps_with])
            for code, label in found.areas
        ],
        unsaid=[_name(one) for one in found.helpers if not one.helps_with],
    )


def _name(helper: Helper) -> str:
    return f"{helper.role}, {helper.organisation}"
