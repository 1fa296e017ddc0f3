from typing import Any

from wagtail import hooks

from .viewsets import DoorsViewSetGroup


@hooks.register("register_admin_viewset")
def doors() -> Any:
    """Show the journeys' entrances and the emergency numbers."""
    return DoorsViewSetGroup()
