"""What happened to a case, in words: the course of it, and apart from that who has looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intake.submissions.actors import HOUSE_ROLE, PERSON_ROLE, UNIT_ROLE
from intake.submissions.enums import Action, Fact, Outcome, State, Urgency, Via
from intake.submissions.kinds import Kind, kind_of
from intake.submissions.models import Event, Submission
from portal.accounts.models import Role, Team, User

from .wording import GROUNDS, letter_name

_ROLES: dict[str, Any] = {
    **dict(Role.choices),
    HOUSE_ROLE: _("Systemet"),
    PERSON_ROLE: _("Afsenderen"),
    UNIT_ROLE: _("Henviser på en afdeling"),
}
_WORDS: dict[str, Any] = {**dict(Action.choices), **dict(Fact.choices)}


@dataclass(frozen=True)
class Entry:
    """One line: what, who, in which role, when, and what it came with."""

    number: int
    what: Promise | str
    who: str
    role: Promise | str
    at: datetime
    state: Promise | str
    details: list[str]
    note: str


@dataclass(frozen=True)
class Course:
    """The steps, newest first, and the looks, newest first."""

    steps: list[Entry]
    looks: list[Entry]


@dataclass(frozen=True)
class Names:
    """What the codes of the events stand for: teams by slug, people by key."""

    teams: dict[str, str]
    people: dict[int, str]


def course_of(submission: Submission, notes: dict[int, str]) -> Course:
    """Tell the course of a case; `notes` are those the viewer may read, by number."""
    kind = kind_of(submission)
    rows = list(submission.events.select_related("actor").order_by("-sequence"))
    slugs = {row.detail["team"] for row in rows if row.detail.get("team")}
    teams = dict(Team.objects.filter(slug__in=slugs).values_list("slug", "name")) if slugs else {}
    handed = {row.detail["to"] for row in rows if row.what == Fact.HANDED_OVER}
    people = {person.pk: str(person) for person in User.objects.filter(pk__in=handed)} if handed else {}
    entries = [(row.what, _entry(row, kind, Names(teams, people), notes)) for row in rows]
    return Course(
        steps=[entry for what, entry in entries if what != Fact.READ],
        looks=[entry for what, entry in entries if what == Fact.READ],
    )


def _entry(row: Event, kind: Kind, names: Names, notes: dict[int, str]) -> Entry:
    role = _ROLES.get(row.role, row.role)
    moved = bool(row.to_state) and row.to_state != row.from_state
    return Entry(
        number=row.sequence,
        what=_WORDS.get(row.what, row.what),
        who=str(row.actor) if row.actor else str(role),
        role=role if row.actor else "",
        at=row.at,
        state=kind.staff_name(State(row.to_state)) if moved else "",
        details=list(_details(row.detail, kind, names)),
        note=notes.get(row.sequence, ""),
    )


def _details(detail: dict[str, Any], kind: Kind, names: Names) -> list[str]:
    """Say what the event's codes mean; a code that nobody knows any more is shown as it is.

    In the order of this table: PostgreSQL keeps the names of a JSON object in an order of its own.
    """
    reasons = {reason.code: reason.label for reason in kind.decline_reasons}
    speak: dict[str, Any] = {
        "reason": lambda code: gettext("Begrundelse: %s") % reasons.get(code, code),
        "outcome": lambda code: gettext("Resultat: %s") % (Outcome(code).label if code in Outcome.values else code),
        "checks": lambda codes: ", ".join(str(kind.accept_checks.get(code, code)) for code in codes),
        "file": lambda number: gettext("Fil nr. %s") % number,
        "purpose": lambda code: str(kind.purposes.get(code, code)),
        "team": lambda slug: gettext("Til: %s") % names.teams.get(slug, slug) if slug else "",
        "to": lambda key: gettext("Til: %s") % names.people.get(key, key),
        "via": lambda door: str(Via(door).label),
        "on": lambda day: date_format(date.fromisoformat(day), "d.m.Y"),
        "letter": lambda template: str(letter_name(template)),
        "urgency": lambda value: gettext("Hastegrad: %s") % Urgency(value).label,
        "due_on": lambda day: gettext("Frist: %s") % date_format(date.fromisoformat(day), "d.m.Y"),
        "ground": lambda ground: gettext("Grund: %s") % GROUNDS.get(ground, ground),
        "items": lambda number: gettext("Låste stykker slettet: %s") % number,
        "key": lambda digest: gettext("Kvittering for den slettede nøgle: %s") % digest if digest else "",
    }
    said = [say(detail[name]) for name, say in speak.items() if name in detail]
    return [words for words in said if words]
