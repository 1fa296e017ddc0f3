"""What several pages ask of the database, each a fixed number of queries."""

from typing import NamedTuple

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.query import PageQuerySet

# Wagtail's tree: 1 is the root that nobody sees, 2 the home pages, 3 what stands in the menu.
MENU_DEPTH = 3


class MenuItem(NamedTuple):
    """One way into the site."""

    title: str
    url: str


def open_pages(of: type[Page], seen_from: Page | None = None) -> PageQuerySet:
    """The published pages of a type that everybody may read: whatever lists, counts or names pages begins here.

    A list is shown to everybody and kept, so it must not tell of a page that asks who is reading. Wagtail's `public()`
    asks a question of its own for that; this is a part of the list's. `seen_from` is the page that shows the list:
    what shuts it, or a page above it, has already let its reader in, and shuts nothing to them.
    """
    return of.objects.live().exclude(is_shut(seen_from=seen_from))


def is_shut(of: str = "", seen_from: Page | None = None) -> Exists:
    """A condition: a page, or one above it, asks who is reading. `of` leads to the page: `"author__"`.

    A page that stands for another, an alias, is as shut as that one.
    """
    restrictions = PageViewRestriction.objects.exclude(page__path__in=_way_to(seen_from) if seen_from else [])
    ways = {name: ExpressionWrapper(OuterRef(f"{of}{name}"), CharField()) for name in ("path", "alias_of__path")}
    below = Q(own__startswith=F("page__path")) | Q(stands_for__startswith=F("page__path"))
    return Exists(restrictions.annotate(own=ways["path"], stands_for=ways["alias_of__path"]).filter(below))


def _way_to(page: Page) -> list[str]:
    """The places in the tree of the pages above one, and its own."""
    return [page.path[:end] for end in range(Page.steplen, len(page.path) + 1, Page.steplen)]


class Frame(NamedTuple):
    """The pages that the frame around a page speaks of: those above it, those of the menu, its translations."""

    above: list[Page]
    menu: list[Page]
    versions: list[Page]

    def page(self, pk: int | None) -> Page | None:
        """One of them by its number, so that nobody asks for it again."""
        return next((page for page in (*self.menu, *self.above, *self.versions) if page.pk == pk), None)

    def is_open(self, page: Page) -> bool:
        """Whether we know that neither the page nor one above it asks who is reading."""
        way = [*self.above, *(version for version in self.versions if version.pk == page.pk)]
        return way[-1:] != [] and way[-1].pk == page.pk and not any(one.is_shut for one in way)


def frame_of(page: Page, language: str) -> Frame:
    """Everything that the frame around a page needs. One query.

    Neither the menu nor the way to other languages names a page that is shut to whoever reads this one.
    """
    paths = _way_to(page)[:-1]
    translations = Q(live=True, translation_key=page.translation_key) if page.translation_key else Q(pk=None)
    found = (
        Page.objects.filter(Q(path__in=paths) | translations | _in_menu(language))
        # A theme comes whole: a proposal below it wants its letter.
        .select_related("locale", "themepage")
        .annotate(is_shut=is_shut(), is_shut_here=is_shut(seen_from=page))
        .order_by("path")
    )
    pages = list(found)
    shown = [one for one in pages if one.live and not one.is_shut_here]
    return Frame(
        above=[one for one in pages if one.path in paths],
        menu=[one for one in shown if one.show_in_menus and _stands_in_menu(one, language)],
        versions=[one for one in shown if one.translation_key == page.translation_key],
    )


def _in_menu(language: str) -> Q:
    return Q(live=True, show_in_menus=True, depth=MENU_DEPTH, locale__language_code=language)


def _stands_in_menu(page: Page, language: str) -> bool:
    return page.depth == MENU_DEPTH and page.locale.language_code == language


def main_menu(language: str, request=None) -> list[MenuItem]:
    """The open pages that editors have put in the menu, in their order in the tree. One query."""
    return menu_items(open_pages(Page).filter(_in_menu(language)).select_related("locale").order_by("path"), request)


def menu_items(pages, request) -> list[MenuItem]:
    """Pages as ways into the site. No query."""
    ways = [(page.title, page.get_url(request)) for page in pages]
    return [MenuItem(title, url) for title, url in ways if url]


def urls_by_language(versions: list[Page], request) -> dict[str, str]:
    """The addresses of a page's published translations, itself among them, by language code. No query.

    >>> urls_by_language(frame.versions, request)
    {"da": "/dialog/", "en": "/en/dialog/"}
    """
    return {version.locale.language_code: version.get_url(request) for version in versions}


def site_root_url(request) -> str:
    """The site's own address without a slash at the end, for links that must be whole (`hreflang`)."""
    site = Site.find_for_request(request)
    return site.root_url if site else f"{request.scheme}://{request.get_host()}"
