from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.blocks import Text

from .base import PublicPage
from .organisation import organisations_under
from .programme import proposals_under, ways_in


class HomePage(PublicPage):
    """The street: the three proposals, the ways in, the correspondence."""

    headline = models.CharField(
        _("overskrift"),
        max_length=90,
        help_text=_("Den store sætning øverst. Den må gerne stå på tre linjer."),
    )
    proposals_heading = models.CharField(_("overskrift over forslagene"), max_length=90)
    band_heading = models.CharField(
        _("overskrift i det blå bånd"),
        max_length=90,
        blank=True,
        help_text=_("Tomt felt: båndet vises ikke."),
    )
    band_text = models.CharField(_("tekst i det blå bånd"), max_length=240, blank=True)
    band_button = models.CharField(_("knap i det blå bånd"), max_length=40, blank=True)
    band_page = models.ForeignKey(
        Page,
        verbose_name=_("siden, som knappen fører til"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    ways_heading = models.CharField(
        _("overskrift over indgangene"),
        max_length=90,
        help_text=_("Selve indgangene skriver du på hvert forslag."),
    )
    background_heading = models.CharField(_("overskrift over baggrunden"), max_length=90, blank=True)
    background = StreamField(Text(), verbose_name=_("baggrund"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("lead"),
        FieldPanel("proposals_heading"),
        FieldPanel("ways_heading"),
        MultiFieldPanel(
            [
                FieldPanel("band_heading"),
                FieldPanel("band_text"),
                FieldPanel("band_button"),
                PageChooserPanel("band_page"),
            ],
            heading=_("Blåt bånd"),
        ),
        FieldPanel("background_heading"),
        FieldPanel("background"),
    ]
    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("headline"),
        index.SearchField("background"),
    ]

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.ProgrammePage", "cms.DialoguePage", "cms.OrganisationIndexPage", "cms.StandardPage"]

    class Meta:
        verbose_name = _("forside")
        verbose_name_plural = _("forsider")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        proposals = proposals_under(self)
        return {
            **context,
            "proposals": proposals,
            "ways": ways_in(proposals),
            "organisations": organisations_under(self),
            "ancestors": [],
        }
