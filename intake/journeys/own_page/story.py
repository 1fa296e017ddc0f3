"""What the person is told of their case: where it stands, what happened when, who has looked, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intake.journeys import receipt
from intake.journeys.declaration import Area
from intake.submissions.enums import Action, Fact, State
from intake.submissions.kinds import kind_of
from intake.submissions.models import Submission
from intake.submissions.retention import last_day
from portal.accounts.models import Role

_ANSWERED = _("Vi har fået dit svar")
_NEXT: dict[State, Promise] = {
    State.NEEDS_INFO: _("Læs vores besked, og svar på den her på siden. Så går vi videre."),
    State.WAITLISTED: _("Vi skriver til dig, så snart der er nyt."),
    State.ACCEPTED: _("Vi ringer eller skriver og aftaler det næste skridt."),
    State.DECLINED: _("Er du uenig, så skriv eller ring til os. Så ser en anden på det igen."),
}
_READ_YOUR_ANSWER = _("Vi læser det og går videre.")
_OVER = _("Vi gør ikke mere ved sagen.")


@dataclass(frozen=True)
class Happening:
    """The case came to a new state, in the words of the public."""

    at: datetime
    what: Promise | str


@dataclass(frozen=True)
class Look:
    """Somebody read the answers: their role and the day, never their name."""

    on: date
    role: Promise | str
    times: int


@dataclass(frozen=True)
class Story:
    """Everything on the page that lies in the open. `answer_by` and `is_late` belong to what we owe the person."""

    state: Promise | str
    next_steps: list[Promise | str]
    answer_by: date | None
    is_late: bool
    erased_by: date | None
    happenings: list[Happening]
    looks: list[Look]
    # Which organisation has the case, once one has taken it on from another; empty before.
    with_whom: str = ""


def story_of(submission: Submission, area: Area) -> Story:
    """Tell the story of a case."""
    state = State(submission.state)
    answered = state == State.NEEDS_INFO and submission.message_at is not None
    rows = list(submission.events.order_by("sequence").values("what", "to_state", "role", "at"))
    return Story(
        state=_ANSWERED if answered else kind_of(submission).public_name(state),
        next_steps=[_READ_YOUR_ANSWER] if answered else _next_steps(submission, area),
        answer_by=receipt.answer_by(submission),
        is_late=bool((due := receipt.due(submission)) and due < timezone.localdate()),
        erased_by=last_day(submission),
        happenings=_happenings(submission, rows),
        looks=_looks(rows),
        with_whom=_with_whom(submission, rows),
    )


def _next_steps(submission: Submission, area: Area) -> list[Promise | str]:
    state = State(submission.state)
    if submission.merged_into is not None:
        return [_onward(submission.merged_into)]
    if state in receipt.WAITING_FOR_US:
        return list(area.wording.next_steps)
    return [_NEXT.get(state, _OVER)]


def _onward(case: Submission) -> str:
    """Where it continues. Somebody who sends others in is not told the number: the other may be another's referral."""
    if kind_of(case).needs_consent:
        return gettext("Vi arbejder videre i en anden sag om det samme. Har du spørgsmål, så ring til os.")
    return gettext("Du har skrevet to gange, så vi har samlet det. Vi arbejder videre i %(number)s.") % {
        "number": case.reference
    }


def _happenings(submission: Submission, rows: list[dict]) -> list[Happening]:
    """The states in order; steps between colleagues, which the public knows by one name, are one."""
    kind, told = kind_of(submission), []
    for row in rows:
        if row["to_state"]:
            name = kind.public_name(State(row["to_state"]))
            if not told or told[-1].what != name:
                told.append(Happening(row["at"], name))
    return told


def _with_whom(submission: Submission, rows: list[dict]) -> str:
    """Said when another organisation has got the case: the person knows the first one from their receipt."""
    if submission.team is None or not any(row["what"] == Action.TAKE_ON for row in rows):
        return ""
    return str(submission.team.organisation)


def _looks(rows: list[dict]) -> list[Look]:
    """Who has read, the latest first; the looks of one role on one day are one line."""
    roles = dict(Role.choices)
    seen = [(timezone.localdate(row["at"]), row["role"]) for row in rows if row["what"] == Fact.READ]
    counted = [(key, len(list(group))) for key, group in groupby(sorted(seen))]
    return [Look(on, roles.get(role, _("Medarbejder")), times) for (on, role), times in reversed(counted)]
