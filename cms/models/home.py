from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms import structured
from cms.blocks import Text
from cms.queries import open_pages

from .base import PublicPage
from .campaign import running_campaign
from .meeting import next_meeting
from .news import latest_news
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
        FieldPanel("proposals_heading", help_text=_("Står over kortene med forslagene.")),
        FieldPanel("ways_heading"),
        MultiFieldPanel(
            [
                FieldPanel("band_heading"),
                FieldPanel("band_text", help_text=_("En sætning om, hvad man finder bag knappen.")),
                FieldPanel("band_button", help_text=_("Et udsagnsord og en ting: «Læs brevene».")),
                PageChooserPanel(
                    "band_page", help_text=_("Vælg siden på samme sprog. Er den ikke udgivet, vises knappen ikke.")
                ),
            ],
            heading=_("Blåt bånd"),
            help_text=_("Vises, når der ikke er et dialogmøde på vej. Er der et møde, står det i båndet i stedet."),
        ),
        FieldPanel("background_heading", help_text=_("Står over teksten nederst om, hvem DOK er.")),
        FieldPanel("background", help_text=_("Et par afsnit. Navnene på organisationerne kommer af sig selv.")),
    ]
    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("headline"),
        index.SearchField("background"),
    ]

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "cms.ProgrammePage",
        "cms.CampaignIndexPage",
        "cms.DialoguePage",
        "cms.NewsIndexPage",
        "cms.OrganisationIndexPage",
        "cms.StandardPage",
    ]

    class Meta:
        verbose_name = _("forside")
        verbose_name_plural = _("forsider")

    def structured_data(self, root, ancestors):
        return [structured.publisher(root), structured.site(root)]

    def route(self, request, path_components):
        """Find a page by its whole address: Wagtail goes down the tree with two questions for each step."""
        if path_components:
            address = f"{self.url_path}{'/'.join(path_components)}/"
            page = Page.objects.filter(url_path=address).first()
            if page:
                return page.specific.route(request, [])
        return super().route(request, path_components)

    def _open_band_page(self) -> Page | None:
        """The page of the blue band, unless it is hidden or shut. Often one that the frame knows; else one query."""
        known = self.frame.page(self.band_page_id) if self.band_page_id else None
        if known or not self.band_page_id:
            return known
        return open_pages(Page, self).filter(pk=self.band_page_id).first()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        proposals = proposals_under(self)
        return {
            **context,
            "band_page": self._open_band_page(),
            "proposals": proposals,
            "ways": ways_in(proposals),
            "campaign": running_campaign(self),
            "meeting": next_meeting(self),
            "news": latest_news(self),
            "organisations": organisations_under(self),
            "ancestors": [],
        }
