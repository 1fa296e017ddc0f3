from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "intake.support"
    label = "support"
    verbose_name = "Støtte til forslag"

    def ready(self) -> None:
        """Nothing below the doors of this room is for everybody."""
        from portal import page_cache

        page_cache.never("stoet/")
