"""The rules of proofreading. Each looks at one part of a page and says, in words for the editor, what is wrong."""

import re
from collections.abc import Iterator

from bs4 import Tag
from django.utils.translation import gettext as _
from wagtail.images.models import AbstractImage

from .addresses import Where, where
from .parts import Part, Taken, images_in

# Said alone, they tell nobody where a link leads.
VAGUE = {
    "læs mere",
    "se mere",
    "mere",
    "her",
    "klik her",
    "tryk her",
    "link",
    "linket",
    "dette link",
    "læs her",
    "se her",
}
VAGUE |= {"read more", "learn more", "more", "here", "click here", "this link", "see more", "read here"}
_HEADINGS = re.compile("^h[1-6]$")
_FILE_NAME = re.compile(r"\.(avif|gif|jpe?g|png|svg|webp)$|^(dsc|img|image|pxl)[_-]?\d+|_", re.IGNORECASE)
_SHOWN = 60


class Stop(str):
    """A sentence that keeps a page from being published."""


class Note(str):
    """A sentence that an editor should read, and may overrule."""


def alternative_texts(part: Part, taken: Taken) -> Iterator[Stop | Note]:
    """A picture says what it shows, in the language of the page; an empty text marks decoration."""
    for image in part.soup.find_all("img"):
        if not image.has_attr("alt"):
            yield Stop(_("Et billede mangler en alternativ tekst. Skriv, hvad man ser."))
        elif _FILE_NAME.search(image["alt"]):
            yield Stop(_("Den alternative tekst «%s» ligner et filnavn. Skriv, hvad man ser.") % image["alt"][:_SHOWN])
    for image in images_in(part.value):
        if not image.decorative:
            yield from _words_for(image, image.contextual_alt_text or taken.own_words_for(part), taken.language)


def _words_for(image: AbstractImage, own: str, language: str) -> Iterator[Stop | Note]:
    """The page's own words or the picture's. A Danish admin puts the picture's Danish ones into the page's field."""
    if not own and not image.description:
        yield Stop(_("Billedet «%s» mangler en beskrivelse. Skriv den på billedet.") % image.title)
    elif not own and language == "en" and not image.description_en:
        yield Stop(_("Billedet «%s» mangler en engelsk beskrivelse. Skriv den på billedet.") % image.title)
    elif language == "en" and own == image.description != image.description_en:
        yield Stop(_("Billedet «%s» har sin danske beskrivelse på en engelsk side. Skriv en engelsk.") % image.title)


def consents(part: Part, taken: Taken) -> Iterator[Stop | Note]:
    """Nobody is shown who has not said yes."""
    for image in images_in(part.value):
        if image.shows_people and not image.consent.strip():
            yield Stop(_("Billedet «%s» viser mennesker. Skriv på billedet, hvem der har sagt ja.") % image.title)


def headings(part: Part, taken: Taken) -> Iterator[Stop | Note]:
    """Headings have words, and go down one level at a time: some readers jump from one to the next."""
    before = None
    for heading in part.soup.find_all(_HEADINGS):
        level, words = int(heading.name[1]), heading.get_text(" ", strip=True)
        if not words and not _has_picture_with_words(heading):
            yield Stop(_("En overskrift er tom. Skriv den, eller slet den."))
        elif before is not None and level > before + 1:
            yield Stop(_("Overskriften «%s» springer et niveau over. Gør den større.") % words[:_SHOWN])
        before = level


def links(part: Part, taken: Taken) -> Iterator[Stop | Note]:
    """A link says where it leads, and leads there."""
    for link in part.soup.find_all("a"):
        words = link.get_text(" ", strip=True) or link.get("aria-label", "")
        if not words and not _has_picture_with_words(link):
            yield Stop(_("Et link har ingen tekst. Skriv, hvor det fører hen."))
            continue
        if words.strip(" .!…»›→").lower() in VAGUE:
            yield Stop(_("Linket «%s» siger ikke, hvor det fører hen. Skriv det i linkets tekst.") % words)
        yield from _destination(link, words)


def _destination(link: Tag, words: str) -> Iterator[Stop | Note]:
    if not link.has_attr("href"):
        yield Stop(_("Linket «%s» fører til noget, der er slettet. Vælg et nyt mål.") % words[:_SHOWN])
        return
    found = where(link["href"])
    if found == Where.NOWHERE:
        yield Stop(_("Linket «%s» fører ingen steder hen. Vælg et nyt mål.") % words[:_SHOWN])
    elif found == Where.DRAFT:
        yield Note(_("Linket «%s» fører til en side, der ikke er udgivet endnu.") % words[:_SHOWN])


def _has_picture_with_words(tag: Tag) -> bool:
    return any(image.get("alt") for image in tag.find_all("img"))


RULES = (alternative_texts, consents, headings, links)
