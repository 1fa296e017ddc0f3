from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "intake.journeys"
    label = "journeys"
    verbose_name = "Ansøgninger og henvisninger"

    def ready(self) -> None:
        """Pages say how each door stands; those that open or close by themselves do so at midnight, as pages do.

        What lies behind a secret link is nobody else's.
        """
        from portal import page_cache

        from .models import Entrance

        page_cache.touches(Entrance)
        page_cache.never("status/")
        page_cache.never("fortsaet/")
