"""What every screen of the desk begins with: who looks, and the cases they may know of."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from intake.submissions.actors import Actor, actor_for
from intake.submissions.models import Submission
from intake.submissions.queue import submissions_for
from intake.submissions.reference import normalise

# Every number of nine digits fits in the four bytes of the column.
_MOST_DIGITS = 9


def actor_of(request: HttpRequest) -> Actor:
    """The actor behind a request, loaded once: the menu, the panel and the view ask for the same one."""
    if not hasattr(request, "desk_actor"):
        request.desk_actor = actor_for(request.user)
    return request.desk_actor


def is_version(text: str) -> bool:
    """Whether a text from a request can be the version of a case: no more digits than the column holds."""
    return text.isdecimal() and len(text) <= _MOST_DIGITS


class DeskView(WagtailAdminTemplateMixin, View):
    """A screen of the desk. Whoever has no role that meets cases finds nothing here, administrators included."""

    header_icon = "clipboard-list"
    breadcrumbs_items = [
        {"url": reverse_lazy("wagtailadmin_home"), "label": _("Forside")},
        {"url": reverse_lazy("queue:index"), "label": _("Sager")},
    ]

    actor: Actor

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = actor_of(request)
        if not self.may_come_in():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def may_come_in(self) -> bool:
        """Whether there is anything here for the actor."""
        return self.actor.meets_cases

    def scope(self) -> QuerySet[Submission]:
        """The rows that this actor may know of. Every view starts here and nowhere else."""
        return submissions_for(self.actor).select_related("team", "assignee", "sender")

    def find(self, reference: str) -> Submission:
        """Find a case by its number; one outside the scope is not found, like one that does not exist."""
        if normalise(reference) != reference:  # PostgreSQL would stumble over signs that no number has.
            raise Http404
        return get_object_or_404(self.scope(), reference=reference)

    def crumbs(self, *trail: tuple[str, str]) -> list[dict[str, Any]]:
        """The way here, ending with what the screen shows."""
        return [*self.breadcrumbs_items, *({"url": url, "label": label} for url, label in trail)]
