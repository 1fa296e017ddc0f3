from django.apps import AppConfig


class SameQuestionsConfig(AppConfig):
    name = "bench.same_questions"
    label = "same_questions"

    def ready(self):
        from intake.journeys.declaration import register

        from .declaration import AREA

        register(AREA)
