from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "intake.vault"
    label = "vault"
