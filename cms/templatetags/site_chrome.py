"""What the frame around every page needs: the ways into the site, and the same page in the other language.

The frame also stands around pages that Wagtail knows nothing of (journeys, sign-in, error pages), so nothing
here needs a page.
"""

from django import template
from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language

from cms import queries
from intake.journeys.public import language_prefix

register = template.Library()
register.simple_tag(language_prefix)

# What each language calls itself: a reader looks for their own word.
OWN_NAMES = {"da": "Dansk", "en": "English"}


@register.simple_tag
def main_menu() -> list[queries.MenuItem]:
    return queries.main_menu(get_language())


@register.simple_tag(takes_context=True)
def languages(context) -> list[dict]:
    """The same page in each language it exists in, or nothing where there is only one.

    A page of Wagtail knows its translations; every other address is asked of Django. An address that is the
    same in both languages (sign-in) offers no switch.
    """
    request = context.get("request")
    if request is None:
        return []
    page = context.get("page")
    urls = queries.urls_by_language(page, request) if page else _translated_addresses(request)
    if len(set(urls.values())) < 2:
        return []
    current = get_language()
    return [
        {"code": code, "name": OWN_NAMES[code], "url": urls[code], "current": code == current}
        for code, _name in settings.LANGUAGES
        if code in urls
    ]


def _translated_addresses(request) -> dict[str, str]:
    return {code: translate_url(request.path, code) for code, _name in settings.LANGUAGES}
