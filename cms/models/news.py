"""News: what happened, when, told by whom, and about which proposals."""

from django.core.paginator import Paginator
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms import structured
from cms.blocks import Story
from cms.queries import is_shut, open_pages
from portal import page_cache

from .base import PublicPage
from .cover import WithCover, with_renditions
from .organisation import OrganisationPage
from .pointing import PointsAtProposal, proposals_by_page, proposals_pointed_at
from .programme import ProposalPage, ThemePage

PER_PAGE = 10


class NewsIndexPage(PublicPage):
    """All news, the newest first, ten to a page; one theme's alone where the reader asks for it."""

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.NewsPage"]
    takes_query = True

    class Meta:
        verbose_name = _("oversigt over nyheder")
        verbose_name_plural = _("oversigter over nyheder")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        themes = list(open_pages(ThemePage, self).filter(locale=self.locale_id).order_by("path"))
        chosen = next((theme for theme in themes if theme.slug == request.GET.get("tema")), None)
        found = news_under(self)
        if chosen:
            found = found.filter(pk__in=_about(ProposalPage.objects.descendant_of(chosen)))
        asked_for = request.GET.get("side")
        shown = Paginator(found, PER_PAGE).get_page(asked_for)
        if asked_for not in (None, str(shown.number)) or ("tema" in request.GET and not chosen):
            page_cache.never_mind()
        shown.object_list = with_proposals(with_renditions(list(shown.object_list)), self)
        asked = f"tema={chosen.slug}" if chosen else ""
        return {
            **context,
            "themes": themes,
            "chosen_theme": chosen,
            "shown": shown,
            "pages": list(shown.paginator.get_elided_page_range(shown.number, on_each_side=1, on_ends=1)),
            "asked": asked,
            "canonical_query": canonical_query(asked, shown.number),
        }


class NewsPage(WithCover, PublicPage):
    """A piece of news."""

    published_on = models.DateField(
        _("dato"), default=timezone.localdate, help_text=_("Står på nyheden. Listen er ordnet efter den.")
    )
    author = models.ForeignKey(
        OrganisationPage,
        verbose_name=_("hvem skriver"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Tomt felt: DOK skriver."),
    )
    body = StreamField(Story(), verbose_name=_("tekst"), blank=True)

    content_panels = [
        *PublicPage.content_panels[:1],
        FieldPanel("published_on"),
        FieldPanel("lead"),
        WithCover.cover_panel,
        FieldPanel("body", help_text=_("Det vigtigste først: hvem gør hvad, hvor og hvornår.")),
        PageChooserPanel("author"),
        InlinePanel("proposals", [PageChooserPanel("proposal")], label=_("Forslag, som nyheden handler om")),
    ]
    search_fields = [*PublicPage.search_fields, index.SearchField("body"), index.FilterField("published_on")]

    schema_type = "NewsArticle"

    parent_page_types = ["cms.NewsIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("nyhed")
        verbose_name_plural = _("nyheder")

    @cached_property
    def writer(self) -> OrganisationPage | None:
        """The organisation that tells it; None for DOK, and where that organisation's page is hidden or shut.

        One query at the most; none in a list, which has asked.
        """
        if self.author_id is None:
            return None
        if hasattr(self, "writer_is_shut"):
            return self.author if self.author.live and not self.writer_is_shut else None
        return open_pages(OrganisationPage, self).filter(pk=self.author_id).first()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        proposals = proposals_pointed_at(self)
        self.area_letter = proposals[0].area_letter if len({found.area_letter for found in proposals}) == 1 else ""
        return {**context, "proposals": proposals}

    def structured_data(self, root: str, ancestors: list) -> list[structured.Data]:
        publisher, article, breadcrumb = super().structured_data(root, ancestors)
        return [publisher, {**article, **structured.news(self, root)}, breadcrumb]


class NewsProposal(PointsAtProposal):
    """A proposal that a piece of news is about."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="proposals")


def news_under(page: Page) -> QuerySet[NewsPage]:
    """The open news below a page, the newest first, each with its picture and its writer."""
    if not page.path:
        return NewsPage.objects.none()
    return _as_listed(open_pages(NewsPage, page).descendant_of(page))


def latest_news(home: Page, count: int = 3) -> list[NewsPage]:
    """The newest of the home page's news. One query."""
    return list(news_under(home)[:count])


def news_about(proposal: Page, count: int = 3) -> list[NewsPage]:
    """The newest news about a proposal, in the proposal's own language. One query."""
    same = ProposalPage.objects.filter(translation_key=proposal.translation_key)
    found = open_pages(NewsPage, proposal).filter(locale=proposal.locale_id, pk__in=_about(same))
    return list(_as_listed(found)[:count])


def _as_listed(news: QuerySet[NewsPage]) -> QuerySet[NewsPage]:
    """The newest first, each with its picture and its writer."""
    found = news.select_related("cover", "author").annotate(writer_is_shut=is_shut("author__"))
    return found.order_by("-published_on", "-pk")


def with_proposals(news: list[NewsPage], seen_from: Page) -> list[NewsPage]:
    """Give each piece of news the proposals it is about, and the letters of their areas. Three queries."""
    if not news:
        return []
    by_page = proposals_by_page(NewsProposal.objects.all(), news, seen_from)
    for piece in news:
        piece.about = by_page.get(piece.pk, [])
        piece.letters = sorted({proposal.area_letter for proposal in piece.about})
    return news


def canonical_query(asked: str, page_number: int) -> str:
    """What an address needs after its path so that it names this page of this list, and nothing else.

    >>> canonical_query("tema=bolig", 2)
    '?tema=bolig&side=2'
    >>> canonical_query("", 1)
    ''
    """
    parts = [asked] if asked else []
    if page_number > 1:
        parts.append(f"side={page_number}")
    return f"?{'&'.join(parts)}" if parts else ""


def _about(proposals: models.QuerySet) -> models.QuerySet:
    """The numbers of the pages that point at one of these proposals, in whatever language it was chosen."""
    return NewsProposal.objects.filter(proposal__translation_key__in=proposals.values("translation_key")).values("page")
