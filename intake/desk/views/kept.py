"""Giving somebody their own words back when the case they wrote them for is no longer before them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .base import DeskView

MISSING = 404
_NOT_FOUND = _(
    "Dine hold har ingen sag med det nummer, og intet er gemt. Måske har et andet hold fået den, mens du skrev."
)
Typed = Sequence[tuple[Promise | str, str]]


class KeptTextView(DeskView):
    """The page. It knows no case, so it cannot tell a number that nobody has from one that others have."""

    template_name = "intake/desk/kept.html"
    page_title = _("Du har teksten endnu")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs(("", str(self.page_title)))


def kept_text(asked: DeskView, typed: Typed, *, why: Promise | str = _NOT_FOUND, status: int = MISSING) -> HttpResponse:
    """Answer with what was typed, for the view that was asked."""
    view = KeptTextView(request=asked.request, actor=asked.actor)
    return view.render_to_response(view.get_context_data(typed=typed, why=why), status=status)
