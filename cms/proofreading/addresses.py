"""Where an address inside the house leads."""

from enum import Enum, auto
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404
from django.test import RequestFactory
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override
from wagtail.models import Page, Site


class Where(Enum):
    """What stands at an address."""

    SOMEWHERE = auto()
    DRAFT = auto()
    NOWHERE = auto()


def where(address: str) -> Where:
    """Say whether an address of ours is answered. Others' are not asked: nobody hears what we write."""
    parts = urlsplit(address)
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    is_ours = not parts.netloc or (site is not None and parts.hostname == site.hostname)
    if parts.scheme not in ("", "http", "https") or not is_ours or not parts.path:
        return Where.SOMEWHERE
    path = unquote(parts.path)
    if path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return Where.SOMEWHERE
    try:
        # An address in English is one only while the language is English.
        with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
            match = resolve(path)
    except Resolver404:
        return Where.NOWHERE
    return _page_at(path, site) if match.url_name == "wagtail_serve" and site is not None else Where.SOMEWHERE


def _page_at(path: str, site: Site) -> Where:
    root, names = _root_for([name for name in path.split("/") if name], site)
    try:
        root.specific.route(RequestFactory().get(path), names)
    except Http404:
        url_path = root.url_path + "".join(f"{name}/" for name in names)
        return Where.DRAFT if Page.objects.filter(url_path=url_path, live=False).exists() else Where.NOWHERE
    return Where.SOMEWHERE


def _root_for(names: list[str], site: Site) -> tuple[Page, list[str]]:
    """The home page that an address begins at, and the names below it: `/en/` leads to the English one."""
    if names and names[0] in dict(settings.LANGUAGES):
        home = site.root_page.get_translations(inclusive=True).filter(locale__language_code=names[0]).first()
        if home is not None:
            return home, names[1:]
    return site.root_page, names
