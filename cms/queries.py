"""What several pages ask of the database, each a fixed number of queries."""

from typing import NamedTuple

from wagtail.models import Page, Site

# Wagtail's tree: 1 is the root that nobody sees, 2 the home pages, 3 what stands in the menu.
MENU_DEPTH = 3


class MenuItem(NamedTuple):
    """One way into the site."""

    title: str
    url: str


def main_menu(language: str) -> list[MenuItem]:
    """The pages that editors have put in the menu, in their order in the tree. One query."""
    pages = Page.objects.live().in_menu().filter(depth=MENU_DEPTH, locale__language_code=language).order_by("path")
    return [MenuItem(page.title, page.url) for page in pages if page.url]


def urls_by_language(page: Page, request) -> dict[str, str]:
    """The addresses of a page and of its published translations, by language code. One query.

    >>> urls_by_language(page, request)
    {"da": "/dialog/", "en": "/en/dialog/"}
    """
    if page.translation_key is None:
        return {}
    versions = Page.objects.live().filter(translation_key=page.translation_key).select_related("locale")
    return {version.locale.language_code: version.get_url(request) for version in versions}


def site_root_url(request) -> str:
    """The site's own address without a slash at the end, for links that must be whole (`hreflang`)."""
    site = Site.find_for_request(request)
    return site.root_url if site else f"{request.scheme}://{request.get_host()}"
