"""The letters of this room. The subject says nothing of the proposal: it is read over a shoulder, and in lists."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from intake.submissions import letters

from . import links, public
from .models import Support

CONFIRM, ALREADY, LEAVE = "confirm", "already", "leave"


def letter(what: str, support: Support | None, proposal: UUID, language: str, link: str) -> letters.Text | None:
    """What is answered; None where there is nothing to say."""
    if support is None:
        return None
    kind = (ALREADY if support.confirmed_at else CONFIRM) if what == "sign" else LEAVE
    with translation.override(language):
        found = public.find(str(proposal))
        lines = {
            "title": found.title if found else "",
            "link": links.address(link, language),
            "days": settings.DOK_SUPPORT_CONFIRM_DAYS,
        }
        return letters.in_two(render_to_string(f"intake/support_letters/{kind}.txt", lines))
