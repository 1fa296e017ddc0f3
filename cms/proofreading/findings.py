"""What proofreading finds on a page as it stands, saved or not."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from wagtail.models import Page

from .parts import Taken
from .reading import GOAL, Reading, reading_of
from .rules import RULES, Stop


class Finding(NamedTuple):
    """One thing to mend, the field it stands in, and whether the page waits for it."""

    field: str
    label: str
    message: str
    stops: bool

    def __str__(self) -> str:
        return f"{self.label}: {self.message}"


def findings(page: Page) -> list[Finding]:
    """Everything that an editor should know before publishing, what stops the page first."""
    taken = Taken(page)
    found = [
        Finding(part.field, part.label, str(said), isinstance(said, Stop))
        for part in taken.parts
        for rule in RULES
        for said in rule(part, taken)
    ]
    found += _of_the_whole(taken)
    return sorted(dict.fromkeys(found), key=lambda finding: not finding.stops)


def stopping(page: Page) -> list[Finding]:
    """What keeps the page from being published."""
    return [finding for finding in findings(page) if finding.stops]


def reading(page: Page) -> Reading:
    """How hard the whole page is to read."""
    return reading_of(Taken(page).texts())


def _of_the_whole(taken: Taken) -> list[Finding]:
    found = []
    figure = reading_of(taken.texts())
    if figure.is_hard:
        said = _("Teksten har LIX %(lix).0f. Skriv kortere sætninger og ord: målet er under %(goal)d.")
        found.append(Finding("", _("Hele siden"), said % {"lix": figure.lix, "goal": GOAL}, False))
    if not getattr(taken.page, "lead", "x") and not taken.page.search_description:
        said = _("Siden har ingen indledning. Søgemaskiner viser den, og læsere begynder med den.")
        found.append(Finding("lead", _("Indledning"), said, False))
    return found
