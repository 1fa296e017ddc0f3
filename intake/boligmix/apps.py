from django.apps import AppConfig


class BoligmixConfig(AppConfig):
    name = "intake.boligmix"
    label = "boligmix"
    verbose_name = "BoligMix"

    def ready(self):
        from intake.journeys.declaration import register

        from .declaration import AREA

        register(AREA)
