from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms import structured
from cms.blocks import Text
from cms.queries import open_pages

from .base import PublicPage


class OrganisationIndexPage(PublicPage):
    """The organisations behind DOK."""

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.OrganisationPage"]

    class Meta:
        verbose_name = _("oversigt over organisationer")
        verbose_name_plural = _("oversigter over organisationer")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "organisations": organisations_under(self)}


class OrganisationPage(PublicPage):
    """One of the organisations: what it does in Copenhagen, and where we know it from."""

    text = StreamField(Text(), verbose_name=_("tekst"), blank=True)
    website = models.URLField(_("hjemmeside"), blank=True)
    source = models.CharField(
        _("kilde"),
        max_length=200,
        blank=True,
        help_text=_("Hvor oplysningerne kommer fra, og hvornår. Vises nederst på siden."),
    )

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("text", help_text=_("Hvad organisationen gør i København, og for hvem.")),
        FieldPanel("website", help_text=_("Hele adressen, med https:// foran.")),
        FieldPanel("source"),
    ]
    search_fields = [*PublicPage.search_fields, index.SearchField("text")]

    schema_type = "AboutPage"

    parent_page_types = ["cms.OrganisationIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisationer")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "organisations": self.others()}

    def structured_data(self, root: str, ancestors: list) -> list[structured.Data]:
        publisher, about, breadcrumb = super().structured_data(root, ancestors)
        return [publisher, {**about, "mainEntity": structured.organisation(self)}, breadcrumb]

    def others(self) -> list["OrganisationPage"]:
        """The open organisations beside this one, in the editors' order. One query."""
        if not self.path:
            return []
        return list(open_pages(OrganisationPage, self).sibling_of(self, inclusive=False).order_by("path"))


def organisations_under(page: Page) -> list[OrganisationPage]:
    """The open organisations below a page, in the editors' order. One query."""
    if not page.path:
        return []
    return list(open_pages(OrganisationPage, page).descendant_of(page).order_by("path"))
