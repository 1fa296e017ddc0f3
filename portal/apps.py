from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "DOK"

    def ready(self):
        from . import checks  # noqa: F401  (registers the checks)
