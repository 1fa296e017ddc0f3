"""`manage.py catalogue extract|compile|check`: keep the translations, without GNU gettext."""

from django.core.management.base import BaseCommand, CommandError

from portal import catalogue


class Command(BaseCommand):
    """Gather, compile or check."""

    help = "Gather our sentences into the English catalogue, compile all catalogues, or check that none is missing."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("verb", choices=["extract", "compile", "check"])

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
        return ""
