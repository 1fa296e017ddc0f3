"""What a page tells machines about itself (schema.org as JSON-LD): search engines, and programs that read to people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

if TYPE_CHECKING:
    from cms.models import MeetingPage, NewsPage, OrganisationPage, PublicPage

Data = dict[str, Any]
# What would end a <script> element or begin a comment inside one.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


def element(data: list[Data]) -> SafeString:
    """The `<script>` that holds the data. It is no code, so the policy against inline scripts lets it stand."""
    text = json.dumps({"@context": "https://schema.org", "@graph": data}, ensure_ascii=False).translate(_UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  (escaped above)


def publisher(root: str) -> Data:
    """DOK itself."""
    return {
        "@type": "Organization",
        "@id": f"{root}/#dok",
        "name": "DOK, Diakonale Organisationer i København",
        "alternateName": "DOK",
        "url": f"{root}/",
        "logo": f"{root}/static/img/icon.svg",
        "areaServed": "København",
    }


def site(root: str) -> Data:
    """The portal, and where its search is asked."""
    target = f"{root}{reverse('search')}?q={{search_term_string}}"
    return {
        "@type": "WebSite",
        "@id": f"{root}/#portal",
        "url": f"{root}/",
        "name": "DOK",
        "inLanguage": get_language(),
        "publisher": {"@id": f"{root}/#dok"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target},
            "query-input": "required name=search_term_string",
        },
    }


def page(page: PublicPage, root: str) -> Data:
    """The page: what kind of thing it is, when it was last changed, in which language."""
    data: Data = {
        "@type": page.schema_type,
        "@id": f"{root}{page.url}",
        "url": f"{root}{page.url}",
        "headline" if "Article" in page.schema_type else "name": page.title,
        "description": page.summary_for_search,
        "inLanguage": get_language(),
        "publisher": {"@id": f"{root}/#dok"},
    }
    if page.first_published_at:
        data["datePublished"] = page.first_published_at.isoformat()
    if page.last_published_at:
        data["dateModified"] = page.last_published_at.isoformat()
    return data


def news(page: NewsPage, root: str) -> Data:
    """A piece of news: its own date, who tells it, and its picture."""
    author = {"@type": "Organization", "name": page.writer.title} if page.writer else {"@id": f"{root}/#dok"}
    data = {"datePublished": page.published_on.isoformat(), "author": author}
    if page.shared_picture:
        data["image"] = page.shared_picture.full_url
    return data


def event(page: MeetingPage, root: str) -> Data:
    """A meeting: when, where, and whether it still takes place. Its hours are Danish time.

    A meeting has a place and no address online (`MeetingPage`): it is held where its page says.
    """
    place: Data = {"@type": "Place", "name": page.place_name, "address": page.place_address or page.place_name}
    status = "EventCancelled" if page.is_cancelled else "EventScheduled"
    return {
        "@type": "Event",
        "@id": f"{root}{page.url}#event",
        "url": f"{root}{page.url}",
        "name": page.title,
        "description": page.summary_for_search,
        "inLanguage": get_language(),
        "startDate": timezone.localtime(page.starts_at).isoformat(),
        "endDate": timezone.localtime(page.ends_at).isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": place,
        "organizer": {"@id": f"{root}/#dok"},
    }


def organisation(page: OrganisationPage) -> Data:
    """One of the organisations, as the thing that its page is about."""
    data: Data = {"@type": "Organization", "name": page.title}
    if page.website:
        data["url"] = page.website
    return data


def breadcrumb(ancestors: list, page: PublicPage, root: str) -> Data:
    """The way from the home page to this one."""
    way = [*ancestors, page]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": step.title, "item": f"{root}{step.url}"}
            for place, step in enumerate(way, start=1)
        ],
    }
