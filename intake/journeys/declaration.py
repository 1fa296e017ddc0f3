"""What an area declares to get a public door: its kind, its address, its steps, its wording.

    # intake/boligmix/apps.py
    class BoligmixConfig(AppConfig):
        name = "intake.boligmix"

        def ready(self):
            from .declaration import AREA
            register(AREA)

Nothing else in the house names an area.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.submissions import kinds
from intake.submissions.answers import Answers
from intake.submissions.kinds import Kind
from portal import page_cache
from portal.accounts.units import UnitMember
from portal.uploads import MEGABYTE, Allowance

from .fields import Files
from .forms import StepForm

# The cleaned values of all earlier steps, by field name.
Values = Mapping[str, Any]


def nothing_known(member: UnitMember) -> Mapping[str, Any]:
    return {}


def always(values: Values) -> bool:
    return True


STOP_ASKS = _("Med det svar sletter vi det, du har skrevet")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page of a journey.

    `lead` speaks to the one who fills it in; `aloud` is what they read aloud to somebody else, in paragraphs;
    [telefon] and [side] in it become the house's number and the address of its privacy notices.
    The names of the form's fields are those of the answers' model. `applies` says, by the answers so far, whether the
    page is asked at all; it may raise KeyError for an answer that is not there yet, and the page is counted in. `stop`
    names a template to show instead of going on, when the valid answers to this step mean that the journey cannot
    continue (no consent); nothing is kept then. Such a template extends `intake/journeys/base.html` and fills its
    blocks `page_title` and `content`.

    The slugs `gennemse`, `kvittering`, `gem`, `gemt`, `slet` and `ryddet` are the journey's own.
    """

    slug: str
    title: Promise | str
    form: type[StepForm]
    lead: Promise | str = ""
    aloud: Promise | str = ""
    applies: Callable[[Values], bool] = always
    stop: Callable[[Values], str | None] = lambda values: None
    # What is asked first where such an answer would delete pages that are written already.
    stop_asks: Promise | str = STOP_ASKS

    @property
    def files(self) -> dict[str, Files]:
        """The questions of the page that take files, by name."""
        return {name: asked for name, asked in self.form.base_fields.items() if isinstance(asked, Files)}

    @property
    def allowance(self) -> Allowance | None:
        """How much a post may bring: more than words only where files are asked for.

        Twice what is taken is let in, so that a file that is a little too large meets a sentence that says so, beside
        everything else that was written, and not a refusal of the whole post.
        """
        if not self.files:
            return None
        taken = sum(asked.most * asked.largest for asked in self.files.values())
        return Allowance(body=2 * taken + MEGABYTE, each=max(asked.largest for asked in self.files.values()))


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What the journey's pages say that differs from kind to kind. Danish first, through gettext."""

    # «Søg en plads i BoligMix»: the page title and the way in from the proposal.
    invitation: Promise | str
    # Who it is for and how long it takes, in one or two sentences, on the first step.
    lead: Promise | str
    # The button on the last page: «Send ansøgningen».
    send: Promise | str
    # The heading of the receipt: «Vi har fået din ansøgning».
    received: Promise | str
    # What happens next and when, a sentence each, on the receipt and in the letter.
    next_steps: tuple[Promise | str, ...]
    # To somebody who would write of themselves where the form asks about others; [telefon] becomes the house's number.
    own_voice: Promise | str = ""


@dataclass(frozen=True, kw_only=True)
class Area:
    """One area's declaration."""

    kind: Kind
    letter: str  # A, B or C: the plate and the colour of its pages
    path: str  # "ansoeg/boligmix": the address, without slashes at the ends
    steps: tuple[Step, ...]
    wording: Wording
    # Values of the steps, merged → the typed answers. Raises pydantic.ValidationError.
    build: Callable[[Values], Answers]
    # What somebody who is signed in for a ward need not write, by field name.
    prefill: Callable[[UnitMember], Mapping[str, Any]] = nothing_known
    # Show a quick way out of the page (the referral may be written beside somebody who must not see it).
    quick_exit: bool = False
    # Say on every page whom to ring when it cannot wait.
    acute_help: bool = False
    # Where partners' systems send the same answers: /api/v1/<this>. Empty: they do not.
    partners: str = ""
    # Invents answers as they could come in on a day, of nobody by nobody: what partners are shown.
    invent: Callable[[Random, date], Answers] | None = None
    # Texts that are read aloud or shown, by the answer that names their version: version → text. The journey shows the
    # newest; a partner's system says which one it showed.
    texts: Mapping[str, Mapping[str, Promise | str]] = field(default_factory=dict)
    # Only somebody with an account may save a draft and come back to it: it is about another person's health, and an
    # address that anybody types is no place to send the way to it.
    saving_needs_account: bool = False

    @property
    def file_answers(self) -> frozenset[str]:
        """The names of the answers that are files."""
        return frozenset(name for step in self.steps for name in step.files)


_AREAS: dict[str, Area] = {}


def register(area: Area) -> None:
    """Open an area's door; called from its AppConfig.ready()."""
    kinds.register(area.kind)
    page_cache.never(f"{area.path}/")
    _AREAS[area.kind.name] = area


def areas() -> tuple[Area, ...]:
    return tuple(_AREAS.values())


def area(name: str) -> Area:
    """Look an area up by the name of its kind. Raises KeyError."""
    return _AREAS[name]
