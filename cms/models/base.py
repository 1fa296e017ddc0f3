"""What every public page has in common."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from cms import queries


class PublicPage(Page):
    """A page with a lead, an address in each language and a template named after its type."""

    lead = models.TextField(
        _("indledning"),
        max_length=400,
        blank=True,
        help_text=_("To-tre korte sætninger, der siger, hvad siden handler om. Står også i søgeresultater."),
    )

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    search_fields = [*Page.search_fields, index.SearchField("lead")]

    # A, B or C on the pages of an area; the frame takes its colour from it.
    area_letter = ""

    class Meta:
        abstract = True

    def get_template(self, request, *args, **kwargs):
        """«ProposalPage» → «cms/pages/proposal.html»."""
        name = re.sub(r"(?<!^)(?=[A-Z])", "-", type(self).__name__.removesuffix("Page")).lower()
        return f"cms/pages/{name}.html"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        urls = queries.urls_by_language(self, request)
        return {
            **context,
            "urls_by_language": urls,
            "site_root_url": queries.site_root_url(request),
            "ancestors": self.breadcrumb(),
        }

    def breadcrumb(self):
        """The pages above this one, from the home page down. None for a page not saved yet."""
        if not self.path:
            return []
        return list(self.get_ancestors().filter(depth__gt=1).order_by("depth"))

    @property
    def summary_for_search(self) -> str:
        """What search results and shared links say of the page."""
        return self.search_description or self.lead
