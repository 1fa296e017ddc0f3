from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "dialogue"
    verbose_name = "Invitationer"

    def ready(self) -> None:
        """An invited person's page is theirs."""
        from portal import page_cache

        page_cache.never("dialog/svar/")
