from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "intake.journeys"
    label = "journeys"
    verbose_name = "Ansøgninger og henvisninger"
