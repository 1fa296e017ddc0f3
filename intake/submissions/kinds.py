"""What the law needs to know of each kind of submission. Areas declare; the law looks up; neither names the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .enums import Outcome, State, Urgency

if TYPE_CHECKING:
    from .answers import Answers
    from .models import Submission

# Plain values for the routing rules: text, numbers, truth, or lists of text.
Facts = Mapping[str, Any]
# What a kind says of a district, beside the districts' own codes.
SEVERAL, ELSEWHERE = "several", "elsewhere"


@dataclass(frozen=True, kw_only=True)
class Askable:
    """A fact that the rules may ask about, as somebody who is no engineer reads it.

    `choices` are its values with their names, as forms have them. `is_many`: a case may have several at once.
    `is_health`: it says something of a citizen's health, so a rule that asks for it is asked only with a consent.
    """

    label: Promise | str
    choices: Iterable[tuple[Any, Promise | str]]
    is_many: bool = False
    is_health: bool = False


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Whom the letters go to. Without an e-mail address no letter goes, and the desk says so."""

    name: str
    email: str = ""
    phone: str = ""
    # Whether it stands as it is, whatever was corrected: somebody else answers now than the one who corrected it.
    is_fixed: bool = False


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """How soon somebody must act, and the last day for it."""

    urgency: Urgency
    due_on: date


@dataclass(frozen=True, kw_only=True)
class ConsentGiven:
    """The consent that came with the answers, for the plain record."""

    text_version: str
    method: str
    categories: tuple[str, ...]
    given_on: date
    expires_on: date


@dataclass(frozen=True, kw_only=True)
class DeclineReason:
    """Why staff said no. `letter` is the sentence the person gets; it is the same for everybody and tells nothing."""

    code: str
    label: Promise | str
    letter: Promise | str


@dataclass(frozen=True, kw_only=True)
class Helper:
    """Somebody who helps the one a case is about, and with which areas of life, by their codes."""

    role: Promise | str
    organisation: str
    helps_with: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class SupportMap:
    """Who helps with what. `areas` are (code, label) in their order, `wanted` those that support is needed with."""

    areas: tuple[tuple[str, Promise | str], ...]
    wanted: frozenset[str]
    helpers: tuple[Helper, ...]


@dataclass(frozen=True, kw_only=True)
class Ending:
    """What came of a case, in the words of its kind. `counts_as` is all of it that is kept in the clear."""

    code: str
    label: Promise | str
    counts_as: Outcome


# "Unknown" is an outcome too: every kind has it, last.
UNKNOWN_ENDING = Ending(code=Outcome.UNKNOWN.value, label=_("Det ved vi ikke"), counts_as=Outcome.UNKNOWN)


@dataclass(frozen=True, kw_only=True)
class Retention:
    """Days a case is kept after it ended, by DOMAIN §4; then the key is destroyed and a tombstone stays."""

    declined_days: int
    withdrawn_days: int
    closed_days: int
    # Working days within which the citizen must have confirmed the consent; None if there is none to confirm.
    consent_check_workdays: int | None = None


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of submission, as the law sees it.

    `answers` maps a version (1, 2 …) to its model; the highest is the one that is written today.
    """

    name: str
    prefix: str
    title: Promise | str
    answers: Mapping[int, type[Answers]]
    facts: Callable[[Any], Facts]
    contact: Callable[[Any], Contact]
    assess: Callable[[Any, date], Assessment]
    retention: Retention
    decline_reasons: tuple[DeclineReason, ...]
    consent: Callable[[Any], ConsentGiven] | None = None
    # The parts of the consent that can be withdrawn alone, by category, as the sender is asked about them; and which
    # answers rest on which category (`contacts.phone`: the phone of each entry in a list).
    purposes: Mapping[str, Promise | str] = field(default_factory=dict)
    rests_on: Mapping[str, str] = field(default_factory=dict)
    # What the coordinator must have done before saying yes, each ticked and logged by its code.
    accept_checks: Mapping[str, Promise | str] = field(default_factory=dict)
    # Whether somebody unknown could do a citizen harm by sending one: a case that came without an account is then
    # unverified, until a coordinator has rung the place it says it comes from.
    verify_sender: bool = False
    # Whether letters may say which team has the case: where the team's name tells why a case lies there, they do not.
    letters_name_team: bool = True
    # Who a case is about, as far as two cases of the same person would say the same, where somebody else sends it in.
    about: Callable[[Any], str] | None = None
    # Who helps already, where a kind asks; of answers that may be read, and None where they do not tell.
    support_map: Callable[[Any], SupportMap | None] | None = None
    # The number of the business that sends one, eight digits, where a kind comes from businesses.
    cvr: Callable[[Any], str] | None = None
    # The part of the city a case concerns, by its code, where a kind asks; SEVERAL or ELSEWHERE if it is no single one.
    # It is counted and kept nowhere else.
    district: Callable[[Any], str] | None = None
    # What of `facts` the rules may ask about, by name, in the order it is asked.
    askable: Mapping[str, Askable] = field(default_factory=dict)
    # What may have come of a case when it is closed, best first; `endings` adds that nobody knows.
    own_endings: tuple[Ending, ...] = ()
    # Own names of states: (for staff, for the public).
    state_names: Mapping[State, tuple[Promise | str, Promise | str]] = field(default_factory=dict)

    @property
    def schema(self) -> int:
        """The version that answers are written in today."""
        return max(self.answers)

    @property
    def needs_consent(self) -> bool:
        """Whether a citizen's consent is the ground it stands on."""
        return self.consent is not None

    def staff_name(self, state: State) -> Promise | str:
        """What staff call a state of this kind."""
        return self.state_names[state][0] if state in self.state_names else state.label

    def public_name(self, state: State) -> Promise | str:
        """What the applicant is told."""
        return self.state_names[state][1] if state in self.state_names else state.public_name

    @property
    def endings(self) -> tuple[Ending, ...]:
        """What may have come of a case: one of these is chosen when it is closed."""
        return (*self.own_endings, UNKNOWN_ENDING)

    def ending(self, code: str) -> Ending:
        """Look an ending up. Raises KeyError."""
        return {ending.code: ending for ending in self.endings}[code]

    def decline_reason(self, code: str) -> DeclineReason:
        """Look a reason up. Raises KeyError."""
        return {reason.code: reason for reason in self.decline_reasons}[code]


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Add a kind; called once per area when Django starts. Raises ValueError if the name or prefix is taken."""
    taken = [other for other in _KINDS.values() if other.prefix == kind.prefix or other.name == kind.name]
    if taken and taken != [kind]:
        raise ValueError(f"the kind {kind.name!r} or its prefix {kind.prefix!r} is already registered")
    _KINDS[kind.name] = kind


def kinds() -> tuple[Kind, ...]:
    """All kinds, in the order of settings.INSTALLED_APPS."""
    return tuple(_KINDS.values())


def kind(name: str) -> Kind:
    """Look a kind up by name. Raises KeyError."""
    return _KINDS[name]


def kind_of(submission: Submission) -> Kind:
    """The kind of a submission."""
    return _KINDS[submission.kind]
