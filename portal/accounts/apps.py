from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = "Mennesker og hold"

    def ready(self) -> None:
        """Hear from allauth when somebody adds a second factor."""
        from allauth.mfa.signals import authenticator_added

        from .other_sessions import end_at_first_factor

        authenticator_added.connect(end_at_first_factor, dispatch_uid="end_at_first_factor")
