"""The news as feeds, RSS and Atom, each in the language of its address."""

import uuid
from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page

from cms.models import HomePage, NewsIndexPage, NewsPage
from cms.models.news import news_under
from cms.queries import open_pages
from portal import page_cache

NEWEST = 20


class NewsFeed(Feed):
    """The newest news of a language. Every address in it is whole, for it is read far from our site.

    One object answers one request: Django asks it for addresses without handing the request on.
    """

    ttl = 60  # minutes
    author_name = "DOK"
    item_guid_is_permalink = False

    def __init__(self, request: HttpRequest, feed_type: type[SyndicationFeed]):
        self.request, self.feed_type, self.language = request, feed_type, get_language()

    def get_object(self, request):
        return open_pages(HomePage).filter(locale__language_code=self.language).order_by("path").first()

    def title(self) -> str:
        return _("Nyheder fra DOK")

    def description(self) -> str:
        return _("Nyt fra Diakonale Organisationer i København om bolig, sundhed og beskæftigelse.")

    subtitle = description

    def link(self, home: HomePage | None) -> str:
        """The page that lists the news; the home page where editors have taken it away."""
        index = open_pages(NewsIndexPage).descendant_of(home).first() if home else None
        shown = index or home
        return shown.get_full_url(self.request) if shown else "/"

    def items(self, home: HomePage | None) -> list[NewsPage]:
        return list(news_under(home)[:NEWEST]) if home else []

    def item_title(self, item: NewsPage) -> str:
        return item.title

    def item_description(self, item: NewsPage) -> str:
        return item.summary_for_search or item.title

    def item_link(self, item: NewsPage) -> str:
        return item.get_full_url(self.request)

    def item_guid(self, item: NewsPage) -> str:
        """A name that stays when the page moves, and differs between its languages."""
        return uuid.uuid5(item.translation_key, self.language).urn

    def item_author_name(self, item: NewsPage) -> str:
        return item.writer.title if item.writer else "DOK"

    def item_pubdate(self, item: NewsPage) -> datetime:
        """The day that stands on the news, as a moment here in Copenhagen."""
        return timezone.make_aware(datetime.combine(item.published_on, time(6)))

    def item_updateddate(self, item: NewsPage) -> datetime:
        return item.last_published_at or self.item_pubdate(item)


@conditional_page
@page_cache.kept
def rss(request: HttpRequest) -> HttpResponse:
    """The news as RSS; 304 to a reader that has the same news already."""
    return NewsFeed(request, Rss201rev2Feed)(request)


@conditional_page
@page_cache.kept
def atom(request: HttpRequest) -> HttpResponse:
    """The news as Atom."""
    return NewsFeed(request, Atom1Feed)(request)
