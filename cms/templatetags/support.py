"""How many stand behind a proposal, for a proposal's page and any other that speaks of it."""

from typing import NamedTuple

from django import template

from cms.models import ProposalPage
from intake.support import public

register = template.Library()


class Support(NamedTuple):
    """The number, where one says yes, where one takes it back. `is_shown` where there is anything to show."""

    count: int
    url: str
    leave_url: str
    is_open: bool

    @property
    def is_shown(self) -> bool:
        return self.is_open or self.count > 0


@register.simple_tag
def support_of(proposal: ProposalPage) -> Support:
    """What is known of a proposal's support. One query; none for a page that is not saved yet."""
    key = proposal.translation_key
    if key is None or not proposal.pk:
        return Support(0, "", "", False)
    return Support(public.count(key), public.address(key), public.way_out(key), proposal.support_open)
