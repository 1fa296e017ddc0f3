"""What the workers do for the public words."""

# Pages ask for renditions as they are saved, and printing reads the pages: it is imported where it is needed.

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from django.db.models import Model
from modelsearch import index
from wagtail.images import get_image_model

from portal.tasks import for_each, task


@task()
def publish_scheduled() -> None:
    """Publish what is due and take down what has had its time, as editors asked."""
    call_command("publish_scheduled")


@task()
def print_programme(language: str) -> bool:
    """Draw the programme anew after a publication."""
    from cms import printing

    return printing.keep(language) is not None


@task()
def print_programmes() -> int:
    """Draw it in every language, by night: names of doors and dates change without a publication."""
    from cms import printing

    return for_each([code for code, _name in settings.LANGUAGES], printing.keep)


@task()
def index_minutes() -> int:
    """Index the meetings with minutes anew, by night: what was written before the end shows without a publication."""
    from cms.models import MeetingPage

    return for_each(MeetingPage.objects.exclude(minutes=[]), _index)


def _index(page: Model) -> bool:
    index.insert_or_update_object(page)
    return True


@task()
def make_renditions(image_id: int, specs: list[str]) -> int:
    """Make a picture in sizes and formats that take long. Returns how many it has now; none where it was deleted."""
    image = get_image_model().objects.filter(pk=image_id).first()
    return len(image.get_renditions(*specs)) if image else 0
