"""The map for search engines: every page and every journey's door, each with its address in the other language."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms import queries
from intake.journeys.public import open_journeys
from portal import page_cache


@require_safe
@page_cache.kept
def sitemap(request: HttpRequest) -> TemplateResponse:
    """One file for both languages: it may hold 50,000 addresses, and the house has some hundred. Two queries.

    Wagtail's own map knows one tree of pages; ours has a home page for each language. Django's template lists them.
    """
    urls = [*_of_pages(request), *_of_journeys(queries.site_root_url(request))]
    return TemplateResponse(request, "sitemap.xml", {"urlset": urls}, content_type="application/xml")


def _of_pages(request) -> list[dict[str, Any]]:
    pages = queries.open_pages(Page).filter(depth__gt=1).select_related("locale").order_by("path")
    versions: dict[Any, dict[str, tuple[str, Any]]] = defaultdict(dict)
    for page in pages:
        if address := page.get_full_url(request):
            versions[page.translation_key][page.locale.language_code] = (address, page.last_published_at)
    return [
        {
            "location": address,
            "lastmod": changed,
            "alternates": _alternates({code: at for code, (at, _) in all_.items()}),
        }
        for all_ in versions.values()
        for address, changed in all_.values()
    ]


def _of_journeys(root: str) -> list[dict[str, Any]]:
    doors: dict[str, dict[str, str]] = defaultdict(dict)
    for code, _name in settings.LANGUAGES:
        with override(code):
            for journey in open_journeys():
                doors[journey.name][code] = f"{root}{journey.url}"
    return [
        {"location": address, "lastmod": None, "alternates": _alternates(all_)}
        for all_ in doors.values()
        for address in all_.values()
    ]


def _alternates(addresses: dict[str, str]) -> list[dict[str, str]]:
    """Each language's address, and Danish for everybody else. A page in one language alone has none."""
    if len(addresses) < 2:
        return []
    listed = [{"location": address, "lang_code": code} for code, address in addresses.items()]
    default = addresses.get(settings.LANGUAGE_CODE)
    return [*listed, {"location": default, "lang_code": "x-default"}] if default else listed
