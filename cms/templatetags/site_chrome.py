"""What the frame around every page needs: the ways into the site, and the same page in the other language.

The frame also stands around pages that Wagtail knows nothing of (journeys, sign-in, error pages), so nothing
here needs a page.
"""

from django import template
from django.conf import settings
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language, override

from cms import queries, search
from cms.models.base import PublicPage
from intake.journeys.public import language_prefix, open_journeys

register = template.Library()
register.simple_tag(language_prefix)
register.simple_tag(open_journeys)

# What each language calls itself: a reader looks for their own word.
OWN_NAMES = {"da": "Dansk", "en": "English"}


@register.simple_tag(takes_context=True)
def main_menu(context) -> list[queries.MenuItem]:
    """The ways into the site. A page of ours knows them already."""
    page, request = context.get("page"), context.get("request")
    if isinstance(page, PublicPage):
        return queries.menu_items(page.frame.menu, request)
    return queries.main_menu(get_language(), request)


@register.simple_tag(takes_context=True)
def site_root(context) -> str:
    """The address of the house that was asked, without a slash at the end: what is shared must be named whole."""
    request = context.get("request")
    return f"{request.scheme}://{request.get_host()}" if request else ""


@register.simple_tag(takes_context=True)
def languages(context) -> list[dict]:
    """The same page in each language it exists in, or nothing where there is only one.

    A page of Wagtail knows its translations; every other address is asked of Django. An address that is the
    same in both languages (what a provider answers to) offers no switch.
    """
    request = context.get("request")
    if request is None:
        return []
    page = context.get("page")
    if isinstance(page, PublicPage):
        urls = queries.urls_by_language(page.frame.versions, request)
    else:
        urls = _translated_addresses(request)
    if len(set(urls.values())) < 2:
        return []
    current = get_language()
    return [
        {"code": code, "name": OWN_NAMES[code], "url": urls[code], "current": code == current}
        for code, _name in settings.LANGUAGES
        if code in urls
    ]


@register.simple_tag(takes_context=True)
def similar_pages(context) -> list[search.Suggestion]:
    """For an address that leads nowhere: the pages whose own addresses are spelt almost like it."""
    request = context.get("request")
    return search.spelt_like(request.path, get_language()) if request else []


def _translated_addresses(request) -> dict[str, str]:
    return {code: _address_in(code, request) for code, _name in settings.LANGUAGES}


def _address_in(code: str, request) -> str:
    """The address that was asked for, in a language. Django has looked up already where it leads, if it does."""
    match = request.resolver_match
    if match is None:
        return translate_url(request.path, code)
    if code == get_language():
        return request.path
    with override(code):
        try:
            return reverse(match.view_name, args=match.args, kwargs=match.kwargs)
        except NoReverseMatch:
            return request.path
