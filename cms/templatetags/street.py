"""What is lit in the street today. Whoever looks at it sees what is true: a rule a child can check.

- A house has light in its windows, and its door stands open, while the form of one of its proposals is open.
- The flag is up while a campaign runs.
- The street lamp burns from fourteen days before a dialogue meeting.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, NamedTuple

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from portal import page_cache

register = template.Library()

HOUSES = "ABC"
MEETING_IS_NEAR = timedelta(days=14)


class Lights(NamedTuple):
    """The letters of the lit houses in the street's order, and what else can be seen from afar."""

    letters: str = ""
    flag: bool = False
    lamp: bool = False

    @property
    def sentences(self) -> list[str]:
        """The same in words, for the line below the drawing: a light alone says nothing to who cannot see it."""
        told = [
            _("Lys i vinduerne: Formularen er åben i %(houses)s.") % {"houses": _in_a_row(self.letters)}
            if self.letters
            else _("Der er mørkt i husene: Formularerne er lukket lige nu.")
        ]
        if self.flag:
            told.append(_("Flaget er oppe: En kampagne er i gang."))
        if self.lamp:
            told.append(_("Lygten er tændt: Der er snart dialogmøde."))
        return told


@register.simple_tag
def lights_now(ways: Iterable[Any], campaign: Any = None, meeting: Any = None) -> Lights:
    """What is lit: `ways` are proposals with their doors, `campaign` the running one, `meeting` the next one."""
    lit = {proposal.area_letter for proposal in ways or () if proposal.door.is_open}
    near = bool(meeting) and meeting.starts_at - timezone.now() <= MEETING_IS_NEAR
    page_cache.flips_at(meeting.starts_at - MEETING_IS_NEAR if meeting else None)
    return Lights("".join(letter for letter in HOUSES if letter in lit), bool(campaign), near)


@register.filter
def any_is_open(proposals: Iterable[Any]) -> bool:
    """Whether the form of one of these proposals is open, for the drawing of an area."""
    return any(proposal.way_in_url and proposal.door.is_open for proposal in proposals or ())


def _in_a_row(letters: str) -> str:
    *first, last = letters
    return _("%(first)s og %(last)s") % {"first": ", ".join(first), "last": last} if first else last
