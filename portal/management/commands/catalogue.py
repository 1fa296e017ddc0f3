"""`manage.py catalogue extract|compile|check`: keep the translations, without GNU gettext."""

from django.core.management.base import BaseCommand, CommandError

from portal import borrowed, catalogue


class Command(BaseCommand):
    """Gather, compile or check."""

    help = "Gather our sentences into the English catalogue, compile all catalogues, or check that none is missing."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("verb", choices=["extract", "compile", "check", "borrowed"])

    def handle(self, *args, verb, verbosity, **options):
        report = getattr(self, verb)()
        if verbosity and report:
            self.stdout.write(report)

    def extract(self):
        return f"{catalogue.extract_into(catalogue.english())} sentences await their English."

    def compile(self):
        return "\n".join(f"compiled {file.relative_to(file.parents[3])}" for file in catalogue.compile_all())

    def check(self):
        if found := catalogue.faults():
            raise CommandError("\n".join([*found, f"{len(found)} faults in the catalogues"]))
        return self.borrowed()

    def borrowed(self):
        """Say how much of Wagtail is Danish, and fail when it has become less."""
        found = borrowed.shares()
        share = borrowed.covered(found)
        told = f"Wagtail in Danish: {share:.1f} % of {sum(room.total for room in found)} sentences"
        if share < borrowed.LEAST:
            missing = [f"no Danish ({room.room}): {sentence!r}" for room in found for sentence in room.missing]
            raise CommandError("\n".join([*missing, f"{told}; at least {borrowed.LEAST} % must be"]))
        return told
