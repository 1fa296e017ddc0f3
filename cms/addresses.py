"""Where a page's calendar is found: an address below the page's own, to open once or to subscribe to."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urljoin

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
