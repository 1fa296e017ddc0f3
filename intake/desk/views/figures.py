"""The figures of the viewer's own teams, or of the whole house with small cells hidden."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intake.desk.figures.counting import Asked, count
from intake.desk.figures.forms import HOUSE, OWN, HouseFilter, OwnFilter
from intake.desk.figures.periods import name_of
from intake.desk.figures.tables import Writer
from intake.submissions.queue import of_own_teams, to_be_counted
from portal.accounts.models import Role

from .base import DeskView


class FiguresView(DeskView):
    """What came in, what was decided, how long it took, what waits."""

    template_name = "intake/desk/figures.html"
    page_title = pgettext_lazy("figures", "Tal")
    header_icon = "table"

    def may_come_in(self) -> bool:
        """Members see their own cases counted, evaluators all."""
        return self.has_own or self.actor.sees_whole_house

    @property
    def has_own(self) -> bool:
        """Whether the actor has teams whose cases they may know of one by one."""
        return bool(self.own_teams)

    @property
    def own_teams(self) -> frozenset[int]:
        """Those teams."""
        return self.actor.teams(Role.COORDINATOR, Role.INTAKE)

    def get(self, request: HttpRequest) -> HttpResponse:
        hides = self.hides()
        filters: Any = HouseFilter(request.GET) if hides else OwnFilter(request.GET, actor=self.actor)
        if self.has_own and self.actor.sees_whole_house:
            whose = [(OWN, _("Mine hold")), (HOUSE, _("Hele huset"))]
            filters.fields["whose"] = forms.ChoiceField(label=_("Hvis tal"), choices=whose, required=False)
        period = filters.period
        cases, teams = (to_be_counted(self.actor), None) if hides else (of_own_teams(self.actor), self.own_teams)
        counted = count(Asked(cases, teams, period, filters.of_kind, filters.of_organisation))
        writer = Writer(hides)
        context = self.get_context_data(
            filters=filters,
            hides=hides,
            period=period,
            summary=writer.summary(counted),
            weeks=writer.weeks(counted),
            drawing=writer.drawing(counted),
            ends=[name_of(period.first), name_of(period.weeks[-1])],
            tables=[writer.kinds(counted), writer.organisations(counted), writer.districts(counted)],
        )
        return self.render_to_response(context)

    def hides(self) -> bool:
        """Whether the figures are those of the whole house: for whoever has no other, or asks for them."""
        if not self.actor.sees_whole_house:
            return False
        return not self.has_own or self.request.GET.get("whose") == HOUSE

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        home, queue = self.breadcrumbs_items
        return [
            home,
            *([queue] if self.actor.meets_cases else []),
            {"url": "", "label": pgettext_lazy("figures", "Tal")},
        ]
