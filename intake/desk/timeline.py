"""What happened to a case, in words: the course of it, and apart from that who has looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intake.submissions.access import exports_of
from intake.submissions.actors import HOUSE_ROLE, PERSON_ROLE, UNIT_ROLE
from intake.submissions.enums import Action, Basis, Fact, Outcome, ReminderReason, State, Urgency, Via
from intake.submissions.hand_over import TURNED_DOWN
from intake.submissions.kinds import Kind, kind_of
from intake.submissions.models import Event, Export, Submission
from portal.accounts.models import Role, Team, User

from .parts import titles
from .wording import GROUNDS, letter_name

# Who has seen something of the answers.
LOOKS = frozenset({Fact.READ, Fact.TRIED})
# What happened between this case and another.
_OF_TWO = frozenset({Fact.LINKED, Fact.UNLINKED, Fact.MERGED_IN})
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
    """What the codes of the events stand for: teams by slug, people and the cases that the viewer may read by key."""

    teams: dict[str, str]
    people: dict[int, str]
    cases: dict[str, str]


def course_of(submission: Submission, notes: dict[int, str], readable: QuerySet[Submission] | None = None) -> Course:
    """Tell the course of a case; `notes` are those the viewer may read, by number.

    Of another case it tells only where that one is among the `readable`: to anybody else no other case is there.
    """
    kind = kind_of(submission)
    events = list(submission.events.select_related("actor").order_by("-sequence"))
    cases = _cases(events, readable)
    rows = [row for row in events if row.what not in _OF_TWO or row.detail.get("case") in cases]
    slugs = {row.detail["team"] for row in rows if row.detail.get("team")}
    teams = dict(Team.objects.filter(slug__in=slugs).values_list("slug", "name")) if slugs else {}
    given = {row.detail["to"] for row in rows if row.what in (Fact.HANDED_OVER, Action.ASSIGN)}
    named = given.union(*(row.detail.get("mentioned", ()) for row in rows))
    people = {person.pk: str(person) for person in User.objects.filter(pk__in=named)} if named else {}
    names = Names(teams, people, cases)
    entries = [(row.what, _entry(row, kind, names, notes)) for row in rows]
    looks = [entry for what, entry in entries if what in LOOKS]
    looks += [_export(row) for row in exports_of(submission)]
    return Course(
        steps=[entry for what, entry in entries if what not in LOOKS],
        looks=sorted(looks, key=lambda entry: entry.at, reverse=True),
    )


def _export(row: Export) -> Entry:
    """A line of the access log: the contact was opened for a file, with hundreds of others, and what that was for."""
    return Entry(
        number=0,
        what=gettext("Navn og kontakt hentet i en fil"),
        who=str(row.actor),
        role=_ROLES.get(row.role, row.role),
        at=row.at,
        state="",
        details=[gettext("Formål: %s") % row.get_purpose_display()],
        note="",
    )


def _cases(rows: list[Event], readable: QuerySet[Submission] | None) -> dict[str, str]:
    told = {row.detail["case"] for row in rows if "case" in row.detail}
    if not told or readable is None:
        return {}
    return {str(key): reference for key, reference in readable.filter(pk__in=told).values_list("pk", "reference")}


def _entry(row: Event, kind: Kind, names: Names, notes: dict[int, str]) -> Entry:
    role = _ROLES.get(row.role, row.role)
    moved = bool(row.to_state) and row.to_state != row.from_state
    merged_unseen = row.what == Action.MERGE and row.detail.get("case") not in names.cases
    return Entry(
        number=row.sequence,
        # That it ended, when and by whom is the case's own; that it goes on in another is not.
        what=_WORDS[Action.CLOSE] if merged_unseen else _WORDS.get(row.what, row.what),
        who=str(row.actor) if row.actor else str(role),
        role=role if row.actor else "",
        at=row.at,
        state=kind.staff_name(State(row.to_state)) if moved else "",
        details=list(_details(row.detail, kind, names)),
        note=notes.get(row.sequence, ""),
    )


def _details(detail: dict[str, Any], kind: Kind, names: Names) -> list[str]:
    """Say what the event's codes mean; a code that nobody knows any more is shown as it is.

    The words of tags, which events once bore, are not among them: they outlive what took the tags away. In the order
    of this table: PostgreSQL keeps the names of a JSON object in an order of its own.
    """
    reasons = {reason.code: reason.label for reason in kind.decline_reasons}
    speak: dict[str, Any] = {
        "reason": lambda code: gettext("Begrundelse: %s") % reasons.get(code, code),
        "outcome": lambda code: gettext("Resultat: %s") % (Outcome(code).label if code in Outcome.values else code),
        "checks": lambda codes: ", ".join(str(kind.accept_checks.get(code, code)) for code in codes),
        "file": lambda number: gettext("Fil nr. %s") % number,
        "where": lambda _list: gettext("Navn og kontakt i listen"),
        "added": lambda number: gettext("Sat på: %s") % number if number else "",
        "removed": lambda number: gettext("Taget af: %s") % number if number else "",
        "purpose": lambda code: str(kind.purposes.get(code, code)),
        "rule_set": lambda number: gettext("Regelsæt %s") % number,
        "team": lambda slug: gettext("Til: %s") % names.teams.get(slug, slug) if slug else "",
        "mentioned": lambda keys: gettext("Til: %s") % ", ".join(names.people.get(key, str(key)) for key in keys),
        "to": lambda key: gettext("Til: %s") % names.people.get(key, key),
        "case": lambda key: gettext("Den anden sag: %s") % names.cases[key] if key in names.cases else "",
        "basis": lambda code: gettext("Hjemmel: %s") % Basis(code).label,
        "passed": lambda codes: _passed(codes, kind),
        "turned_down": lambda code: str(TURNED_DOWN.get(code, code)),
        "via": lambda door: str(Via(door).label),
        "remind": lambda code: str(ReminderReason(code).label) if code in ReminderReason.values else code,
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


def _passed(codes: list[str], kind: Kind) -> str:
    """What goes with a hand-over, in the words of the pages it was written on."""
    names = titles(kind.name)
    what = ", ".join(str(names.get(code, code)) for code in codes)
    return gettext("Følger med: %s") % (what or gettext("kun kontakt"))
