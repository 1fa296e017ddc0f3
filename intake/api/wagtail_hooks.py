from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .screens import RevokeView, TokensView


class _AdministratorsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(getattr(request.user, "is_superuser", False))


@hooks.register("register_admin_urls")
def token_urls() -> list[URLPattern]:
    """Put the tokens at /admin/partner-tokens/."""
    return [
        path("partner-tokens/", TokensView.as_view(), name="partner_tokens"),
        path("partner-tokens/<int:pk>/revoke/", RevokeView.as_view(), name="partner_token_revoke"),
    ]


@hooks.register("register_admin_menu_item")
def tokens_menu_item() -> MenuItem:
    """Show the tokens to administrators. The views ask again."""
    return _AdministratorsMenuItem(
        _("Partnernes systemer"), reverse("partner_tokens"), name="partner_tokens", icon_name="key", order=710
    )
