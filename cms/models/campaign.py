"""Campaigns: a story with a beginning, an end, and the proposals it argues for."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.blocks import PressKit, Story
from cms.queries import open_pages

from .base import PublicPage
from .cover import WithCover, with_renditions
from .pointing import PointsAtProposal, proposals_pointed_at
from .programme import HouseNumber


class Drawing(models.TextChoices):
    """What is drawn at the top of a campaign without a picture."""

    KEYS = "keys", _("Tre døre, tre nøgler")
    FLAT = "A", _("En lejlighed med tre senge")
    WAY = "B", _("Vejen fra afdelingen til et hjem")
    WORKSHOP = "C", _("Et værksted")


class CampaignIndexPage(PublicPage):
    """The campaigns: those that run, those that come, and those that are over."""

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.CampaignPage"]

    class Meta:
        verbose_name = _("oversigt over kampagner")
        verbose_name_plural = _("oversigter over kampagner")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        campaigns = campaigns_under(self)
        groups = {time: [campaign for campaign in campaigns if campaign.time == time] for time in Time}
        return {
            **context,
            "campaigns": campaigns,
            "running": groups[Time.RUNNING],
            "coming": groups[Time.COMING],
            "over": groups[Time.OVER],
        }


class Time(models.TextChoices):
    """Where today lies in a campaign's dates."""

    COMING = "coming", _("Kommer")
    RUNNING = "running", _("I gang")
    OVER = "over", _("Afsluttet")


class CampaignPage(WithCover, PublicPage):
    """One campaign: the story, the press kit, and how to pass it on."""

    headline = models.CharField(
        _("stor overskrift"),
        max_length=70,
        blank=True,
        help_text=_("Står øverst i stedet for titlen. Titlen bruges i menuer og lister."),
    )
    starts_on = models.DateField(_("begynder"), default=timezone.localdate)
    ends_on = models.DateField(
        _("slutter"), null=True, blank=True, help_text=_("Sidste dag. Tomt felt: kampagnen har ingen slutdato.")
    )
    letter = models.CharField(
        _("husnummer"), max_length=1, choices=HouseNumber.choices, blank=True, help_text=_("Giver siden dens farve.")
    )
    drawing = models.CharField(
        _("tegning"),
        max_length=8,
        choices=Drawing.choices,
        default=Drawing.KEYS,
        help_text=_("Vises, når kampagnen ikke har et billede."),
    )
    story = StreamField(Story(), verbose_name=_("fortælling"), blank=True)
    press = StreamField(PressKit(), verbose_name=_("til pressen"), blank=True)

    content_panels = [
        *PublicPage.content_panels[:1],
        FieldPanel("headline"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldPanel("starts_on", help_text=_("Den første dag, kampagnen kører. Forsiden viser den fra da af.")),
                FieldPanel("ends_on"),
            ],
            heading=_("Hvornår"),
        ),
        MultiFieldPanel([FieldPanel("letter"), FieldPanel("drawing")], heading=_("Farve og tegning")),
        WithCover.cover_panel,
        InlinePanel("proposals", [PageChooserPanel("proposal")], label=_("Forslag, som kampagnen taler for")),
        FieldPanel("story", help_text=_("Fortællingen, stykke for stykke. Citater og portrætter kræver samtykke.")),
        FieldPanel("press", help_text=_("Det, som en journalist har brug for: kontakt, fakta, filer og billeder.")),
    ]
    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("headline"),
        index.SearchField("story"),
        index.FilterField("starts_on"),
    ]

    parent_page_types = ["cms.CampaignIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("kampagne")
        verbose_name_plural = _("kampagner")

    @property
    def area_letter(self) -> str:
        return self.letter

    @property
    def time(self) -> Time:
        """Where today lies in its dates, both days included."""
        today = timezone.localdate()
        if self.starts_on > today:
            return Time.COMING
        return Time.OVER if self.ends_on and self.ends_on < today else Time.RUNNING

    def clean(self):
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("Kampagnen kan ikke slutte, før den begynder.")})

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "proposals": proposals_pointed_at(self)}


class CampaignProposal(PointsAtProposal):
    """A proposal that a campaign argues for."""

    page = ParentalKey(CampaignPage, on_delete=models.CASCADE, related_name="proposals")


def campaigns_under(page: Page) -> list[CampaignPage]:
    """The open campaigns below a page, the newest first, each with its picture. Two queries."""
    if not page.path:
        return []
    found = open_pages(CampaignPage, page).descendant_of(page).select_related("cover").order_by("-starts_on", "path")
    return with_renditions(list(found))


def running_campaign(home: Page) -> CampaignPage | None:
    """The campaign that runs today; of several, the one that began last. None on other days. One query."""
    if not home.path:
        return None
    today: date = timezone.localdate()
    running = Q(starts_on__lte=today) & (Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    found = open_pages(CampaignPage, home).descendant_of(home).filter(running).select_related("cover")
    return found.order_by("-starts_on", "path").first()
