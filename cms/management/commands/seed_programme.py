from django.core.management.base import BaseCommand

from cms.programme.seed import seed_programme


class Command(BaseCommand):
    help = "Put DOK's programme into the house in Danish and English. Pages that exist or once existed are left alone."

    def handle(self, *args, **options):
        created = seed_programme()
        self.stdout.write(f"{len(created)} pages created." if created else "Nothing to do: the programme is there.")
