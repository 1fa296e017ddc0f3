from django.apps import AppConfig


class WorkfirstConfig(AppConfig):
    name = "intake.workfirst"
    label = "workfirst"
    verbose_name = "Work First"

    def ready(self):
        from intake.journeys.declaration import register

        from .declaration import AREA

        register(AREA)
