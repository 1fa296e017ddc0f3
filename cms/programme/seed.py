"""Put the programme into an empty house, once. After that every page belongs to the editors."""

import json
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, Site

from cms.models import HomePage, PublicPage, Seeded
from cms.proofreading.parts import inside

from . import da, en
from .pieces import PageRef
from .roles import seed_roles
from .tree import PLACES, Place

# The same page in two languages shares a translation key; ours come from the page's name in tree.py.
NAMESPACE = UUID("5f0c9f0e-6f35-4f0a-9a53-0d0c1a2b3c4d")
WORDS = {"da": da.PAGES, "en": en.PAGES}


@transaction.atomic
def seed_programme() -> list[str]:
    """Create what is missing and has never been there; return the keys of the pages that were created.

    A page that editors have changed, moved, hidden or deleted is left as it is.
    """
    created = []
    for language, words in WORDS.items():
        locale, _ = Locale.objects.get_or_create(language_code=language)
        new = [place for place in PLACES if _seed_page(place, words[place.key], locale)]
        for place in new:
            _tie(place, words[place.key], locale)
        created += [f"{language}/{place.key}" for place in new]
    _point_the_site_at_the_danish_home()
    seed_roles(HomePage.objects.filter(translation_key=_translation_key("home")))
    return created


def _seed_page(place: Place, words: dict[str, Any], locale: Locale) -> bool:
    """Create one page in one language, unless it was created before. Says whether it was created now."""
    key = f"{locale.language_code}/{place.key}"
    parent = _parent_of(place, locale)
    if parent is None or Seeded.objects.filter(key=key).exists():
        return False
    page = place.model(
        slug=place.slug if place.parent else f"{place.slug}-{locale.language_code}",
        show_in_menus=place.in_menu,
        locale=locale,
        translation_key=_translation_key(place.key),
    )
    for name, value in words.items():
        if not isinstance(value, PageRef):
            _give(page, name, _resolve(value, locale))
    parent.add_child(instance=page)
    page.save_revision().publish()
    Seeded.objects.create(key=key)
    return True


def _tie(place: Place, words: dict[str, Any], locale: Locale) -> None:
    """Let a new page point at pages that came after it."""
    references = {name: value for name, value in words.items() if isinstance(value, PageRef)}
    if not references:
        return
    page = place.model.objects.get(translation_key=_translation_key(place.key), locale=locale)
    for name, reference in references.items():
        setattr(page, name, _page_of(reference.key, locale))
    page.save_revision().publish()


def _parent_of(place: Place, locale: Locale) -> Page | None:
    """The page that this one stands under; None when the editors have deleted it."""
    if place.parent is None:
        return Page.objects.get(depth=1)
    return _page_of(place.parent, locale)


def _page_of(key: str, locale: Locale) -> Page | None:
    return Page.objects.filter(translation_key=_translation_key(key), locale=locale).first()


def _give(page: PublicPage, name: str, value: Any) -> None:
    field = page._meta.get_field(name)
    if (
        field.one_to_many
    ):  # The proposals that a page points at, by their numbers; one that editors deleted is left out.
        setattr(page, name, [field.related_model(proposal_id=number) for number in value if number])
        return
    setattr(page, name, _whole(field.to_python(json.dumps(value))) if isinstance(field, StreamField) else value)


def _whole(value: Any) -> Any:
    """Look into every block, so that each is stored with an id of its own: a translation is filed under it."""
    for inner in inside(value):
        _whole(inner)
    return value


def _resolve(value: Any, locale: Locale) -> Any:
    """Put the numbers of pages where a text refers to them."""
    if isinstance(value, dict):
        return {name: _resolve(part, locale) for name, part in value.items()}
    if isinstance(value, PageRef):
        page = _page_of(value.key, locale)
        return page.pk if page else None
    return [_resolve(part, locale) for part in value] if isinstance(value, list) else value


def _translation_key(key: str) -> UUID:
    return uuid5(NAMESPACE, key)


def _point_the_site_at_the_danish_home() -> None:
    """Let the address of the house open the Danish home page, and take away the page that Wagtail begins with.

    A site that editors have already pointed at a home page of ours is left alone.
    """
    home = HomePage.objects.filter(translation_key=_translation_key("home"), locale__language_code="da").first()
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if home is None or (site and isinstance(site.root_page.specific, HomePage)):
        return
    if site is None:
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True, site_name="DOK")
        return
    welcome = site.root_page
    site.root_page, site.site_name = home, "DOK"
    site.save()
    if welcome.depth > 1 and not welcome.get_children().exists():
        welcome.delete()
