"""`manage.py seed_bench`: Wagtail's form page, bare and in our frame, with the questions of bench.same_questions."""

from django.core.management.base import BaseCommand
from wagtail.models import Site

from bench.same_questions.declaration import COLOURS, DAYS, TOWNS
from bench.wagtail_form.models import FormField, FormPage


def _choices(pairs):
    return ",".join(label for _code, label in pairs)


QUESTIONS = (
    ("full_name", "Hvad hedder du?", "singleline", ""),
    ("email", "Din e-mailadresse", "email", ""),
    ("age", "Din alder", "number", ""),
    ("colour", "Hvilken farve?", "radio", _choices(COLOURS)),
    ("days", "Hvilke dage?", "checkboxes", _choices(DAYS)),
    ("town", "Hvilken by?", "dropdown", _choices(TOWNS)),
    ("starts_on", "Hvornår begynder du?", "date", ""),
    ("story", "Fortæl os om det", "multiline", ""),
    ("agreed", "Jeg har læst det", "checkbox", ""),
)


class Command(BaseCommand):
    """Make the pages."""

    help = "Make the form pages that the bench compares with."

    def handle(self, *args, **options):
        home = Site.objects.get(is_default_site=True).root_page
        for frame in ("bare", "house"):
            page = FormPage(title="De samme spørgsmål", slug=f"bench-{frame}", frame=frame, locale=home.locale)
            page.form_fields = [
                FormField(clean_name=name, label=label, field_type=kind, choices=choices, sort_order=place)
                for place, (name, label, kind, choices) in enumerate(QUESTIONS)
            ]
            home.add_child(instance=page)
