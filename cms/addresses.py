"""Which addresses pages may have, and where a page's calendar is found: below the page's own, to open or to follow."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override
from wagtail.models import Page

from portal.addresses import whole

CALENDAR = "kalender.ics"


class CalendarLinks(NamedTuple):
    """`file` is downloaded once; `subscription` is followed by a calendar program, which sees every later change."""

    file: str
    subscription: str


def whole_url(page: Page) -> str:
    """A page's address with the portal's own name before it, for letters and calendars. Empty where it has none yet."""
    url = page.url
    return urljoin(whole("/"), url) if url else ""


def calendar_links(page: Page, request: Any) -> CalendarLinks:
    """The addresses of a page's calendar. Empty for a page that has no address yet."""
    url, whole = page.get_url(request), whole_url(page)
    if not url or not whole:
        return CalendarLinks("", "")
    return CalendarLinks(f"{url}{CALENDAR}", f"webcal://{whole.partition('://')[2]}{CALENDAR}")


def address_below(parent: Page | None, slug: str) -> str:
    """Where a page with this slug would be found below another; "" where no site shows that one."""
    parts = parent.get_url_parts() if parent and slug else None
    return f"{parts[2]}{slug}/" if parts and parts[2] else ""


def is_free(address: str, language: str) -> bool:
    """Whether readers who ask for an address, or for one below it, are shown Wagtail's pages in a language.

    What the house answers itself comes first, and so would hide a page. Files are often answered before the house.
    """
    files = [urlsplit(url).path for url in (settings.STATIC_URL, settings.MEDIA_URL)]
    if address.startswith(tuple(files)) or (get_language_from_path(address) or settings.LANGUAGE_CODE) != language:
        return False
    with override(language):
        return all(_is_wagtails(one) for one in (address, f"{address}side/"))


def _is_wagtails(address: str) -> bool:
    try:
        return resolve(address).url_name == "wagtail_serve"
    except Resolver404:
        return False
