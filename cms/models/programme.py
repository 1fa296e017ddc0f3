"""The idea programme: three themes, and in each the proposals with their four headings."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.blocks import Text
from cms.queries import open_pages
from cms.widgets import JourneySelect
from intake.journeys.public import doors_of, journey_url

from .base import PublicPage
from .followed import Followed


class HouseNumber(models.TextChoices):
    """The three doors of the street."""

    A = "A", _("A: gul, Bolig")
    B = "B", _("B: grøn, Sundhed")
    C = "C", _("C: rød, Beskæftigelse")


class ProgrammePage(PublicPage):
    """The whole programme: what it is, how it came about, and its themes."""

    text = StreamField(Text(), verbose_name=_("tekst"), blank=True)

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel(
            "text", help_text=_("Et afsnit ad gangen. Brug punkter og tal med kilde, hvor de siger det kortere.")
        ),
    ]
    search_fields = [*PublicPage.search_fields, index.SearchField("text")]

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ThemePage"]

    class Meta:
        verbose_name = _("idéprogram")
        verbose_name_plural = _("idéprogrammer")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "themes": themes_with_proposals(self)}


class ThemePage(PublicPage):
    """One area of the programme: Bolig, Sundhed or Beskæftigelse."""

    letter = models.CharField(
        _("husnummer"),
        max_length=1,
        choices=HouseNumber.choices,
        help_text=_("Giver temaets sider deres farve og tegning."),
    )
    text = StreamField(Text(), verbose_name=_("tekst"), blank=True)

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("letter"),
        FieldPanel(
            "text", help_text=_("Et afsnit ad gangen. Brug punkter og tal med kilde, hvor de siger det kortere.")
        ),
    ]
    search_fields = [*PublicPage.search_fields, index.SearchField("text")]

    parent_page_types = ["cms.ProgrammePage"]
    subpage_types = ["cms.ProposalPage"]

    class Meta:
        verbose_name = _("tema")
        verbose_name_plural = _("temaer")

    @property
    def area_letter(self) -> str:
        return self.letter

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        proposals = proposals_under(self)
        return {**context, "proposals": proposals, "ways": ways_in(proposals)}


class ProposalPage(Followed, PublicPage):
    """One proposal under the programme's four headings, with a way in for who wants to act on it."""

    headline = models.CharField(
        _("hvad forslaget gør"),
        max_length=120,
        blank=True,
        help_text=_("En kort sætning efter navnet: «to studerende og en ung med brug for naboer»."),
    )
    solution = StreamField(Text(), verbose_name=_("Løsningsforslag"), blank=True)
    resources = StreamField(Text(), verbose_name=_("Ressourcer"), blank=True)
    results = StreamField(Text(), verbose_name=_("Resultater"), blank=True)
    problem = StreamField(Text(), verbose_name=_("Problemstilling"), blank=True)

    way_in = models.CharField(
        _("formular"),
        max_length=40,
        blank=True,
        help_text=_("Den formular, som knappen åbner. Er formularen lukket, vises knappen ikke."),
    )
    way_in_heading = models.CharField(
        _("hvem er indgangen for"), max_length=90, blank=True, help_text=_("«Du læser på en uddannelse».")
    )
    way_in_text = models.CharField(
        _("hvad der sker"),
        max_length=240,
        blank=True,
        help_text=_("Hvad man kan her, og hvor lang tid det tager."),
    )
    way_in_button = models.CharField(
        _("knap"), max_length=40, blank=True, help_text=_("Et udsagnsord og en ting: «Henvis en borger».")
    )

    content_panels = [
        *PublicPage.content_panels[:1],
        FieldPanel("headline"),
        FieldPanel("lead"),
        FieldPanel("solution", help_text=_("Hvad vi foreslår, og hvem der gør hvad.")),
        FieldPanel("resources", help_text=_("Hvad det kræver: penge, boliger, folk.")),
        FieldPanel("results", help_text=_("Hvad der bliver bedre, og hvordan man kan se det.")),
        FieldPanel("problem", help_text=_("Hvad der er galt i dag, med tal og kilder.")),
        *Followed.followed_panels,
        MultiFieldPanel(
            [
                FieldPanel("way_in", widget=JourneySelect),
                FieldPanel("way_in_heading"),
                FieldPanel("way_in_text"),
                FieldPanel("way_in_button"),
            ],
            heading=_("Indgang"),
        ),
    ]
    search_fields = [
        *PublicPage.search_fields,
        *(index.SearchField(name) for name in ("headline", "solution", "resources", "results", "problem")),
        *Followed.followed_search_fields,
    ]

    parent_page_types = ["cms.ThemePage"]
    subpage_types = []
    schema_type = "Article"

    class Meta:
        verbose_name = _("forslag")
        verbose_name_plural = _("forslag")

    def sections(self) -> list[tuple[str, str, object]]:
        """The four headings in the programme's order: id, heading, content."""
        return [
            ("loesningsforslag", _("Løsningsforslag"), self.solution),
            ("ressourcer", _("Ressourcer"), self.resources),
            ("resultater", _("Resultater"), self.results),
            ("problemstilling", _("Problemstilling"), self.problem),
        ]

    @property
    def way_in_url(self) -> str | None:
        return journey_url(self.way_in) if self.way_in else None

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        theme = theme_of(self)
        self.area_letter = theme.letter if theme else ""
        # News points at proposals, so it knows this module; this is the one question the other way.
        from .news import news_about

        return {**context, "theme": theme, "door": doors_of([self.way_in])[0], "news": news_about(self)}


def proposals_under(page: Page) -> list[ProposalPage]:
    """The open proposals below a page in the programme's order, each with its theme. Two queries."""
    if not page.path:
        return []
    return with_themes(list(open_pages(ProposalPage, page).descendant_of(page).order_by("path")))


def with_themes(proposals: list[ProposalPage]) -> list[ProposalPage]:
    """Give each proposal its theme and its theme's letter. One query."""
    themes = ThemePage.objects.filter(path__in={parent_path(proposal) for proposal in proposals})
    theme_by_path = {theme.path: theme for theme in themes}
    for proposal in proposals:
        proposal.theme = theme_by_path[parent_path(proposal)]
        proposal.area_letter = proposal.theme.letter
    return proposals


def ways_in(proposals: list[ProposalPage]) -> list[ProposalPage]:
    """Those of the proposals that lead to a form, each with its door as it stands today. One query."""
    ways = [proposal for proposal in proposals if proposal.way_in_url]
    for proposal, door in zip(ways, doors_of([proposal.way_in for proposal in ways]), strict=True):
        proposal.door = door
    return ways


def themes_with_proposals(page: Page) -> list[ThemePage]:
    """The open themes below a page, each with its open proposals and their doors. Three queries."""
    if not page.path:
        return []
    themes = list(open_pages(ThemePage, page).child_of(page).order_by("path"))
    proposals = list(open_pages(ProposalPage, page).descendant_of(page).order_by("path"))
    ways_in(proposals)
    for theme in themes:
        theme.proposals = [proposal for proposal in proposals if parent_path(proposal) == theme.path]
    return themes


def theme_of(proposal: PublicPage) -> ThemePage | None:
    """The theme that a proposal belongs to, or None for a proposal that is not saved yet.

    No query of its own: the frame around the page knows those above it.
    """
    return next((getattr(page, "themepage", None) for page in reversed(proposal.frame.above)), None)


def parent_path(page: Page) -> str:
    """The tree path of a page's parent: every level of the tree is `steplen` characters."""
    return page.path[: -page.steplen]
