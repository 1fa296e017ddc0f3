from typing import Any

from wagtail import hooks

from .viewsets import SupportViewSet


@hooks.register("register_admin_viewset")
def support() -> Any:
    """Show how many stand behind each proposal."""
    return SupportViewSet()
