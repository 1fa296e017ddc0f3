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
from .views.case import CaseView
from .views.file import FileView
from .views.offer import OfferView
from .views.queue import NextView, QueueView


class MembersMenuItem(MenuItem):
    """Shown to those who hold a role in a team."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(actor_of(request).roles)


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
            path("offers/<str:reference>/", OfferView.as_view(), name="offer"),
            path("<str:reference>/", CaseView.as_view(), name="case"),
            path("<str:reference>/files/<str:item>/", FileView.as_view(), name="file"),
            path("<str:reference>/<str:action>/", ActionView.as_view(), name="action"),
        ]
