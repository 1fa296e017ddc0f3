from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from . import screens


class KeepersMenuItem(MenuItem):
    """Shown to those who may change the rules. The views ask again."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(screens.RIGHT)


class RoutingViewSet(ViewSet):
    """`/admin/routing/`."""

    name = "routing"
    icon = "tasks"
    menu_label = _("Fordeling")
    menu_order = 695
    add_to_admin_menu = True
    menu_item_class = KeepersMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", screens.IndexView.as_view(), name="index"),
            path("sets/<int:number>/", screens.SetView.as_view(), name="set"),
            path("draft/", screens.DraftView.as_view(), name="draft"),
            path("draft/try/", screens.TryView.as_view(), name="try"),
            path("draft/activate/", screens.ActivateView.as_view(), name="activate"),
            path("draft/discard/", screens.DiscardView.as_view(), name="discard"),
            path("draft/new/", screens.RuleView.as_view(), name="add"),
            path("draft/<int:number>/", screens.RuleView.as_view(), name="rule"),
            path("draft/<int:number>/<str:change>/", screens.ChangeView.as_view(), name="change"),
        ]


@hooks.register("register_admin_viewset")
def routing() -> RoutingViewSet:
    """Show the rules."""
    return RoutingViewSet()


@hooks.register("register_permissions")
def keeping() -> QuerySet[Permission]:
    """Let an administrator give the right to a group."""
    return Permission.objects.filter(content_type__app_label="routing", codename="change_routingrule")
