"""`manage.py count_bench`: how many submissions each side has stored."""

from django.core.management.base import BaseCommand
from wagtail.contrib.forms.models import FormSubmission

from bench.wagtail_form.models import FormPage
from intake.submissions.models import Submission


class Command(BaseCommand):
    """Count."""

    help = "Print how many submissions our journey and each form page have stored."

    def handle(self, *args, **options):
        pages = [FormSubmission.objects.filter(page=page).count() for page in FormPage.objects.order_by("slug")]
        self.stdout.write(" ".join(map(str, [Submission.objects.filter(kind="same").count(), *pages])))
