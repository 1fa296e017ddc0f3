"""What the templates of Wagtail's admin ask of us."""

from django import template
from wagtail.models import Page

from cms import translation_age
from cms.proofreading import findings, reading
from cms.proofreading.reading import GOAL

register = template.Library()
register.filter("is_outdated", translation_age.is_outdated)


@register.inclusion_tag("cms/admin/proofreading.html")
def proofread(page: Page) -> dict:
    """The page's figure, and what to mend before it is published."""
    found = findings(page)
    return {
        "reading": reading(page),
        "goal": GOAL,
        "stopping": [finding for finding in found if finding.stops],
        "noted": [finding for finding in found if not finding.stops],
    }
