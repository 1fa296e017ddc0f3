from django.apps import AppConfig


class ToyAreaConfig(AppConfig):
    name = "tests.toy_area"
    label = "toy_area"

    def ready(self):
        from intake.journeys.declaration import register

        from .declaration import AREA

        register(AREA)
