from django.apps import AppConfig


class WardsConfig(AppConfig):
    name = "intake.wards"
    label = "wards"
    verbose_name = "Afdelingernes dør"
