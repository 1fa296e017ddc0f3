"""The list's lines: the spine of each case in words, and nothing of its answers.

Made here and not by a template for each cell: fifty lines of eight cells are most of a page's time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intake.desk.wording import mark_of, news_of, offer_of
from intake.submissions.enums import ReminderReason, State, Urgency
from intake.submissions.kinds import Contact, kind_of
from intake.submissions.models import Submission

COLUMNS: dict[str, Promise] = {
    "kind": _("Slags"),
    "state": _("Tilstand"),
    "urgency": _("Hastegrad"),
    "due": _("Frist"),
    "team": _("Hold"),
    "assignee": _("Koordinator"),
    "received": _("Modtaget"),
    "moved": _("Sidst rørt"),
    "tags": _("Mærker"),
    "name": _("Navn"),
    "contact": _("Kontakt"),
}
# What is answers: opened for the page, and logged in each case.
OF_CONTACT = frozenset({"name", "contact"})
# What tells something of the answers, and so is for those who may read them: a rule that reads answers may set a tag.
FOR_READERS = OF_CONTACT | {"tags"}
STANDARD = tuple(COLUMNS)[:7]


@dataclass(frozen=True)
class Row:
    """One line: the case, where it is opened, and what stands in each of its columns."""

    submission: Submission
    url: str
    cells: list[tuple[str, SafeString | str]]

    @property
    def written(self) -> SafeString:
        """The cells, each with its column's name for who has no room for a table."""
        return format_html_join("", '<td role="cell" data-label="{}">{}</td>', self.cells)


class Rows:
    """What the lines of one page share: today, the words of the columns, the badges."""

    def __init__(self, chosen: Iterable[str] = STANDARD, contacts: Mapping[UUID, Contact] | None = None) -> None:
        self.today = timezone.localdate()
        self.contacts = contacts or {}
        columns = [name for name in COLUMNS if name in set(chosen)]
        self.heads = [str(COLUMNS[name]) for name in columns]
        self._cells: list[Callable[[Submission], SafeString | str]] = [getattr(self, name) for name in columns]

    def of(self, cases: Iterable[Submission]) -> list[Row]:
        """A line for each case."""
        return [self._row(case) for case in cases]

    def _row(self, case: Submission) -> Row:
        cells = [(head, cell(case)) for head, cell in zip(self.heads, self._cells, strict=True)]
        return Row(case, reverse("queue:case", args=[case.reference]), cells)

    def kind(self, case: Submission) -> str:
        return str(kind_of(case).title)

    def state(self, case: Submission) -> SafeString:
        name = conditional_escape(kind_of(case).staff_name(State(case.state)))
        news, mark = news_of(case), mark_of(case)
        said = format_html(' <strong class="desk-news">{}</strong>', news) if news else ""
        said += format_html(' <strong class="desk-mark">{}</strong>', mark) if mark else ""
        said += (
            format_html(' <strong class="desk-news">{}</strong>', _now("Nævner dig"))
            if getattr(case, "names_me", False)
            else ""
        )
        if reminder := getattr(case, "reminded_of", None):
            said += format_html(' <strong class="desk-news">{}</strong>', ReminderReason(reminder).label)
        offer = offer_of(case)
        said += format_html(' <strong class="desk-news">{}</strong>', offer) if offer else ""
        return SafeString(f"<span>{name}{said}</span>")

    def urgency(self, case: Submission) -> SafeString:
        return self._badges[case.urgency]

    @cached_property
    def _badges(self) -> dict[int, SafeString]:
        return {one.value: render_to_string("intake/desk/urgency.html", {"urgency": one}) for one in Urgency}

    def due(self, case: Submission) -> SafeString | str:
        if case.due_on is None:
            return self._none
        if State(case.state).is_open and case.due_on < self.today:
            said = '<span>{} <strong class="desk-overdue">{}</strong></span>'
            return format_html(said, f"{case.due_on:%d.%m.%Y}", _now("overskredet"))
        return f"{case.due_on:%d.%m.%Y}"

    def team(self, case: Submission) -> str:
        return case.team.name if case.team else self._unplaced

    def assignee(self, case: Submission) -> str:
        return str(case.assignee) if case.assignee else self._none

    def received(self, case: Submission) -> str:
        return _at(case.received_at)

    def moved(self, case: Submission) -> str:
        return _at(case.moved_at)

    def tags(self, case: Submission) -> str:
        if not getattr(case, "is_readable", False):
            return self._closed
        return ", ".join(case.tags) or self._none

    def name(self, case: Submission) -> str:
        return self.contacts[case.pk].name if case.pk in self.contacts else self._closed

    def contact(self, case: Submission) -> SafeString | str:
        if case.pk not in self.contacts:
            return self._closed
        known = self.contacts[case.pk]
        return format_html_join(" · ", "{}", ((way,) for way in (known.phone, known.email) if way)) or self._none

    @cached_property
    def _none(self) -> str:
        return _now("Ingen")

    @cached_property
    def _closed(self) -> str:
        """For a case whose answers are not the viewer's to read, or that cannot be opened here."""
        return _now("Kan ikke vises")

    @cached_property
    def _unplaced(self) -> str:
        return _now("Ikke fordelt")


def _at(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%d.%m.%Y %H.%M}"
