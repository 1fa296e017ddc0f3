from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import LongText

from .base import PublicPage


class StandardPage(PublicPage):
    """A page of text: privacy, accessibility, and whatever else needs saying."""

    text = StreamField(LongText(), verbose_name=_("tekst"), blank=True)

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("text", help_text=_("Begynd med det vigtigste. Sæt en overskrift for hvert emne.")),
    ]
    search_fields = [*PublicPage.search_fields, index.SearchField("text")]

    parent_page_types = ["cms.HomePage", "cms.StandardPage"]
    subpage_types = ["cms.StandardPage"]

    class Meta:
        verbose_name = _("tekstside")
        verbose_name_plural = _("tekstsider")
