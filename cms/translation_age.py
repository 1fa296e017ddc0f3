"""When a translation is older than the page it was made from.

The rule is the same for a page that was translated piece by piece (wagtail-localize) and one that somebody wrote by
hand: the Danish page was published after the translation. Publishing the translation again says that somebody looked.
"""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery
from wagtail.models import Page

# The language that pages are written in first.
ORIGINAL = settings.LANGUAGE_CODE


def newer_original(page: Page, versions: Iterable[Page]) -> datetime | None:
    """When the Danish page was last published, if the page at hand is an older translation of it; else None.

    `versions` are the published pages in all languages, with their locales. No query.
    """
    original = next((version for version in versions if version.locale.language_code == ORIGINAL), None)
    if original is None or original.pk == page.pk or not (original.last_published_at and page.last_published_at):
        return None
    return original.last_published_at if original.last_published_at > page.last_published_at else None


def with_original(pages: QuerySet) -> QuerySet:
    """Let each page of a list know when its Danish page was published, in the list's own query."""
    original = Page.objects.live().filter(translation_key=OuterRef("translation_key"), locale__language_code=ORIGINAL)
    return pages.annotate(original_published_at=Subquery(original.values("last_published_at")[:1]))


def is_outdated(page: Page) -> bool:
    """Whether a page that came through `with_original` is older than its Danish page. No query."""
    original = getattr(page, "original_published_at", None)
    return bool(original and page.live and page.last_published_at and original > page.last_published_at)


def published_original_of(page: Page) -> Page | None:
    """The Danish page that this one translates. One query; none for a Danish page."""
    if page.locale.language_code == ORIGINAL:
        return None
    versions = Page.objects.live().filter(translation_key=page.translation_key)
    return versions.filter(locale__language_code=ORIGINAL).select_related("locale").first()
