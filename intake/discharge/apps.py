from django.apps import AppConfig


class DischargeConfig(AppConfig):
    name = "intake.discharge"
    label = "discharge"
    verbose_name = "Den gode udskrivning"

    def ready(self):
        from intake.journeys.declaration import register

        from .declaration import AREA

        register(AREA)
