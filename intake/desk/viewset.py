"""The desk's addresses and its place in the menu.

A plain ViewSet on purpose: Wagtail's model viewsets ask whether somebody may see *the model* and then fetch any row.
"""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from .views.action import ActionView
from .views.base import actor_of
from .views.beside import BesideView
from .views.bulk import BulkReportView, BulkView
from .views.case import CaseView
from .views.export import ExportView
from .views.figures import FiguresView
from .views.file import FileView
from .views.live import LiveCaseView, LiveView
from .views.mine import MineView
from .views.offer import OfferView
from .views.queue import NextView, QueueView
from .views.reminders import TakeDownView
from .views.saved import DeleteViewView, SavedViewsView


class MembersMenuItem(MenuItem):
    """Shown to those who hold a role in a team."""

    def is_shown(self, request: HttpRequest) -> bool:
        return actor_of(request).meets_cases


class FiguresMenuItem(MenuItem):
    """For those who see figures and no cases; everybody else goes there from the list."""

    def is_shown(self, request: HttpRequest) -> bool:
        actor = actor_of(request)
        return actor.sees_whole_house and not actor.meets_cases


class QueueViewSet(ViewSet):
    """`/admin/queue/`."""

    name = "queue"
    icon = "clipboard-list"
    menu_label = _("Sager")
    menu_order = 10
    add_to_admin_menu = True
    menu_item_class = MembersMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", QueueView.as_view(), name="index"),
            path("next/", NextView.as_view(), name="next"),
            path("figures/", FiguresView.as_view(), name="figures"),
            path("mine/", MineView.as_view(), name="mine"),
            path("export/", ExportView.as_view(), name="export"),
            path("live/", LiveView.as_view(), name="live"),
            path("saved/", SavedViewsView.as_view(), name="saved"),
            path("saved/<int:view>/delete/", DeleteViewView.as_view(), name="unsave"),
            path("bulk/", BulkView.as_view(), name="bulk"),
            path("bulk/<uuid:bulk>/", BulkReportView.as_view(), name="bulk_report"),
            path("offers/<str:reference>/", OfferView.as_view(), name="offer"),
            path("<str:reference>/", CaseView.as_view(), name="case"),
            path("<str:reference>/files/<str:item>/", FileView.as_view(), name="file"),
            path("<str:reference>/reminders/<int:reminder>/", TakeDownView.as_view(), name="take_down"),
            path("<str:reference>/live/", LiveCaseView.as_view(), name="live_case"),
            path("<str:reference>/beside/<str:other>/", BesideView.as_view(), name="beside"),
            path("<str:reference>/<str:action>/", ActionView.as_view(), name="action"),
        ]
