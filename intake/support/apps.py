from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "intake.support"
    label = "support"
    verbose_name = "Støtte til forslag"
