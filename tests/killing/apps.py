from django.apps import AppConfig
from django.db.backends.signals import connection_created


class KillingConfig(AppConfig):
    name = "tests.killing"
    label = "killing"

    def ready(self):
        from . import fuse

        connection_created.connect(fuse.watch)
        fuse.watch_letters()
