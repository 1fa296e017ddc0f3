"""What administrators find in the menu."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.users.views.bulk_actions import DeleteBulkAction

from .invite_view import InviteView
from .viewsets import PeopleViewSetGroup, UnitsViewSetGroup

# Wagtail registers each bulk action for its `models`. Deleting people has none: an account is deactivated.
DeleteBulkAction.models = []


class AdministratorMenuItem(MenuItem):
    """Shown to administrators only. The view asks again."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the viewer is an administrator."""
        return bool(getattr(request.user, "is_superuser", False))


@hooks.register("register_admin_urls")
def invite_url() -> list[URLPattern]:
    """Put the invitation at /admin/invite/."""
    return [path("invite/", InviteView.as_view(), name="accounts_invite")]


@hooks.register("register_admin_menu_item")
def invite_menu_item() -> MenuItem:
    """Show the invitation in the menu."""
    return AdministratorMenuItem(_("Invitér"), reverse("accounts_invite"), name="invite", icon_name="mail", order=690)


@hooks.register("register_admin_viewset")
def people() -> Any:
    """Show organisations, teams and memberships."""
    return PeopleViewSetGroup()


@hooks.register("register_admin_viewset")
def units() -> Any:
    """Show the units that refer citizens, and who is on them."""
    return UnitsViewSetGroup()
