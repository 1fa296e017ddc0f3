"""What stands in an exported line, and who may have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intake.submissions import kinds
from intake.submissions.enums import State, Urgency
from intake.submissions.kinds import Contact
from portal.accounts.models import Team, User

# What a cell may hold. A moment is Danish time, without a zone.
Cell = str | date | datetime | None
# A row of the spine, its columns by name.
Line = Any


@dataclass(frozen=True)
class Column:
    """One column. `is_contact`: it is an answer, opened and logged for each case."""

    key: str
    label: Promise
    is_contact: bool = False


COLUMNS = {
    column.key: column
    for column in (
        Column("reference", _("Sagsnummer")),
        Column("kind", _("Slags")),
        Column("state", _("Tilstand")),
        Column("urgency", _("Hastegrad")),
        Column("team", _("Hold")),
        Column("organisation", _("Organisation")),
        Column("assignee", _("Koordinator")),
        Column("received", _("Modtaget")),
        Column("contacted", _("Første kontakt")),
        Column("due", _("Frist")),
        Column("decided", _("Afgjort")),
        Column("ended", _("Afsluttet")),
        Column("name", _("Navn"), is_contact=True),
        Column("email", _("E-mail"), is_contact=True),
        Column("phone", _("Telefon"), is_contact=True),
    )
}
_DENMARK = ZoneInfo(settings.TIME_ZONE)
NOBODY = Contact(name="")


class Cells:
    """Makes the cells of chosen columns. Its words are those of the language it is made in: what is streamed later has
    no language any more."""

    def __init__(self, chosen: Iterable[str]) -> None:
        columns = [COLUMNS[key] for key in chosen]
        self.heads = [str(column.label) for column in columns]
        self.with_contact = any(column.is_contact for column in columns)
        self._makers: list[Callable[[Line, Contact], Cell]] = [self._maker(column) for column in columns]
        self._none = _now("Ikke fordelt")
        self._kinds = {kind.name: str(kind.title) for kind in kinds.kinds()}
        self._states = {
            (kind.name, state.value): str(kind.staff_name(state)) for kind in kinds.kinds() for state in State
        }
        self._urgencies = {one.value: str(one.label) for one in Urgency}
        rows = Team.objects.order_by().values_list("pk", "name", "organisation__name")
        self._teams = {team: (name, house) for team, name, house in rows}
        self._people: dict[int, str] = {}

    def of(self, case: Line, contact: Contact | None) -> list[Cell]:
        """The cells of a case, and of its contact if it was opened."""
        return [make(case, contact or NOBODY) for make in self._makers]

    def meet(self, cases: Iterable[Line]) -> None:
        """Get to know those who have the cases, in one question at most."""
        unknown = {case.assignee_id for case in cases if case.assignee_id} - self._people.keys()
        if unknown:
            self._people |= {person.pk: str(person) for person in User.objects.filter(pk__in=unknown)}

    def _maker(self, column: Column) -> Callable[[Line, Contact], Cell]:
        if column.key == "phone":
            return lambda _case, contact: _as_danes_write(contact.phone)
        if column.is_contact:
            return lambda _case, contact: getattr(contact, column.key)
        own: Any = getattr(self, f"_{column.key}")
        return lambda case, _contact: own(case)

    def _reference(self, case: Line) -> Cell:
        return case.reference

    def _kind(self, case: Line) -> Cell:
        return self._kinds[case.kind]

    def _state(self, case: Line) -> Cell:
        return self._states[case.kind, case.state]

    def _urgency(self, case: Line) -> Cell:
        return self._urgencies[case.urgency]

    def _team(self, case: Line) -> Cell:
        return self._teams[case.team_id][0] if case.team_id else self._none

    def _organisation(self, case: Line) -> Cell:
        return self._teams[case.team_id][1] if case.team_id else ""

    def _assignee(self, case: Line) -> Cell:
        return self._people[case.assignee_id] if case.assignee_id else ""

    def _received(self, case: Line) -> Cell:
        return _local(case.received_at)

    def _contacted(self, case: Line) -> Cell:
        return _local(case.first_contact_at)

    def _due(self, case: Line) -> Cell:
        return case.due_on

    def _decided(self, case: Line) -> Cell:
        return _local(case.decided_at)

    def _ended(self, case: Line) -> Cell:
        return _local(case.ended_at)


def _as_danes_write(phone: str) -> str:
    """«12 34 56 78»: a number that begins with + would look like a formula."""
    if not (phone.startswith("+45") and len(phone) == len("+4512345678")):
        return phone
    return " ".join(phone[start : start + 2] for start in range(3, len(phone), 2))


def _local(moment: datetime | None) -> datetime | None:
    return moment.astimezone(_DENMARK).replace(tzinfo=None) if moment else None
