"""What every public page has in common."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from cms import addresses, queries, structured, translation_age
from cms.proofreading.form import ProofreadPageForm
from portal import page_cache


class PublicPage(Page):
    """A page with a lead, an address in each language and a template named after its type."""

    lead = models.TextField(
        _("indledning"),
        max_length=400,
        blank=True,
        help_text=_("To-tre korte sætninger, der siger, hvad siden handler om. Står også i søgeresultater."),
    )

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.AutocompleteField("lead")]

    base_form_class = ProofreadPageForm

    # A, B or C on the pages of an area; the frame takes its colour from it.
    area_letter = ""
    # What the page is, in the words of schema.org.
    schema_type = "WebPage"
    # Whether everybody sees the same page, so that it may be kept and shown to the next. A page with a form says no.
    is_for_everybody = True
    # Whether a query shows another part of the page (`portal.page_cache.visit.QUERIES`).
    takes_query = False

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        self.check_address(self.get_parent())

    def minimal_clean(self) -> None:
        """What Wagtail asks of a draft."""
        super().minimal_clean()
        self.check_address(self.get_parent())

    def check_address(self, parent: Page | None) -> None:
        """Refuse a slug under which nobody would find the page. A page that is not saved yet is told its parent."""
        address = addresses.address_below(parent, self.slug)
        if address and not addresses.is_free(address, self.locale.language_code):
            said = _("Portalen bruger selv adressen %(address)s, så ingen ville finde siden. Vælg en anden.")
            raise ValidationError({"slug": said % {"address": address}})

    def serve(self, request, *args, **kwargs):
        """Wagtail comes here when the page was found, is live, and its restrictions let this reader in."""
        make = super().serve
        if not self.is_for_everybody:
            return make(request, *args, **kwargs)
        return page_cache.answer(request, lambda request: make(request, *args, **kwargs), takes_query=self.takes_query)

    @cached_property
    def frame(self):
        """The pages that the frame around this one speaks of. One query."""
        return queries.frame_of(self, get_language())

    def get_view_restrictions(self):
        """Wagtail's question, with one query less, or none where the frame knows that all are open."""
        pages = [*self.frame.above, self]
        if any(page.alias_of_id for page in pages):
            return super().get_view_restrictions()  # An alias is as restricted as what it stands for.
        if self.frame.is_open(self):
            return PageViewRestriction.objects.none()
        return PageViewRestriction.objects.filter(page_id__in=[page.pk for page in pages])

    def get_template(self, request, *args, **kwargs):
        """«ProposalPage» → «cms/pages/proposal.html»."""
        name = re.sub(r"(?<!^)(?=[A-Z])", "-", type(self).__name__.removesuffix("Page")).lower()
        return f"cms/pages/{name}.html"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        versions = self.frame.versions
        root, ancestors = queries.site_root_url(request), self.breadcrumb()
        return {
            **context,
            "urls_by_language": queries.urls_by_language(versions, request),
            "newer_original": translation_age.newer_original(self, versions),
            "site_root_url": root,
            "ancestors": ancestors,
            # A page that is not saved yet has no address that machines could be told.
            "structured_data": structured.element(self.structured_data(root, ancestors)) if self.url else "",
        }

    def structured_data(self, root: str, ancestors: list) -> list[structured.Data]:
        """What the page tells machines; `root` is the site's address without a slash at the end."""
        return [
            structured.publisher(root),
            structured.page(self, root),
            structured.breadcrumb(ancestors, self, root),
        ]

    def breadcrumb(self):
        """The pages above this one, from the home page down. None for a page not saved yet."""
        return [page for page in self.frame.above if page.depth > 1]

    @property
    def summary_for_search(self) -> str:
        """What search results and shared links say of the page."""
        return self.search_description or self.lead
