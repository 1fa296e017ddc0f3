from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    name = "intake.submissions"
    label = "submissions"
    verbose_name = "Henvendelser"
