from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "intake.desk"
    label = "desk"
    verbose_name = "Sagsbehandling"
