"""The editors' list: how many stand behind each proposal. Numbers alone; there is nothing else to show."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from . import public


class CountsView(WagtailAdminTemplateMixin, TemplateView):
    """Each published proposal with its number, and whether it asks for support."""

    template_name = "intake/support/admin/counts.html"
    page_title = _("Støtte til forslag")
    header_icon = "group"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here from the admin's front page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A row for each proposal. The numbers cost one query."""
        proposals = public.every()
        counts = public.counts([one.key for one in proposals])
        rows = [{"proposal": one, "count": counts[one.key]} for one in proposals]
        return {**super().get_context_data(**kwargs), "rows": rows}


class SupportViewSet(ViewSet):
    """Whoever may come into the admin may read the numbers: they are public."""

    name = "support_counts"
    url_prefix = "support"
    icon = "group"
    menu_label = _("Støtte")
    menu_order = 250
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        """`/admin/support/`."""
        return [path("", CountsView.as_view(), name="index")]
