"""Wagtail's user administration, without its doors: people are invited, and choose their own password."""

from wagtail.users.apps import WagtailUsersAppConfig


class WagtailUsersConfig(WagtailUsersAppConfig):
    """Administrators see and change people here. `WAGTAILUSERS_PASSWORD_ENABLED` takes the password fields away."""

    user_viewset = "portal.accounts.viewsets.InvitedUserViewSet"
