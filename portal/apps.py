from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "DOK"

    def ready(self):
        """Register the checks; hear of what pages show."""
        from . import checks  # noqa: F401
        from .page_cache.changes import listen

        listen()
