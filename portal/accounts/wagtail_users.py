"""Wagtail's user administration, with our own way in: staff come by invitation."""

from wagtail.users.apps import WagtailUsersAppConfig


class WagtailUsersConfig(WagtailUsersAppConfig):
    pass
