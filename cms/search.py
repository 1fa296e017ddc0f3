"""What a search of the public pages finds, what it offers meanwhile, and what to try when it finds nothing."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import NamedTuple

from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet

from cms.queries import open_pages
from portal import page_cache

# Longer than any question that a page of ours answers; what is longer is cut, and the page says so.
LONGEST_QUERY = 100
MOST_RESULTS = 200
MOST_SUGGESTIONS = 6
MOST_WORDS_PUT_RIGHT = 6
# How alike two words must be before one is offered for the other: 0 is not at all, 1 is the same.
ALIKE = 0.72
_ANY_WORD = re.compile(r"[^\W_]+")
_WORD = re.compile(r"\w{3,}", re.UNICODE)


class Suggestion(NamedTuple):
    """A page that what was typed so far may mean."""

    title: str
    url: str


def pages_in(language: str) -> PageQuerySet:
    """The pages of a language that everybody may read."""
    # The number of the locale, and not its code: the index can filter by what a page itself holds.
    locale = Locale.objects.filter(language_code=language).values_list("pk", flat=True).first()
    return Page.objects.live().public().filter(locale=locale, depth__gt=1)


def clean(query: str) -> str:
    """A query as it is searched for: one line without control characters, at most `LONGEST_QUERY` long."""
    readable = "".join(sign if sign.isprintable() else " " for sign in query)
    return " ".join(readable.split())[:LONGEST_QUERY].strip()


def found(query: str, language: str) -> list[int]:
    """The numbers of the pages that answer a query, the best first.

    Pages with all the words come first, then pages whose title or lead has words that begin so: SQLite knows no word
    stems, and «bolig» must find «boligerne» there too. Only where neither finds anything will one word of them do.
    """
    words = _words_of(query)
    if not words:
        return []
    pages = pages_in(language)
    ranked = _first(pages.search(words, operator="and")) + _first(pages.autocomplete(words, operator="and"))
    ranked = ranked or _first(pages.search(words, operator="or"))
    # Who types a page's name wants that page, however often others say it.
    ranked.sort(key=lambda page: _distance(words, page.title))
    return list(dict.fromkeys(page.pk for page in ranked))[:MOST_RESULTS]


def _words_of(query: str) -> str:
    """The words alone, in small letters: to the index of SQLite «>», «-» and «OR» are orders, and some are errors."""
    return " ".join(_ANY_WORD.findall(query.lower()))


def _distance(words: str, title: str) -> int:
    """0: the words are the title; 1: they stand in it; 2: they stand elsewhere on the page."""
    named = _words_of(title)
    return 0 if named == words else 1 + any(word not in named for word in words.split())


def _first(results) -> list[Page]:
    return list(results[:MOST_RESULTS])


def in_order(ids: list[int]) -> list[Page]:
    """The pages of these numbers in this order, each as its own type. A query for each type among them."""
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific()}
    return [pages[number] for number in ids if number in pages]


def suggestions(query: str, language: str) -> list[Suggestion]:
    """Pages whose title or lead has words that begin like those of the query."""
    words = _words_of(query)
    if not words:
        return []
    pages = pages_in(language).autocomplete(words, operator="and")[:MOST_SUGGESTIONS]
    return [Suggestion(page.title, page.url) for page in pages if page.url]


def other_words(query: str, language: str) -> str:
    """The query with each unknown word put right by the words of the titles and search texts; "" if none is near.

    >>> other_words("bolgi", "da")
    'bolig'
    """
    known = _vocabulary(language)
    words = query.lower().split()
    if len(words) > MOST_WORDS_PUT_RIGHT:
        return ""  # Each word is laid beside every known one: a line of nonsense would cost half a second.
    better = [(get_close_matches(word, known, n=1, cutoff=ALIKE) or [word])[0] for word in words]
    return " ".join(better) if better != words else ""


def spelt_like(path: str, language: str) -> list[Suggestion]:
    """The pages whose last part of the address is, or almost is, that of a path which leads nowhere.

    No query but the first time: programs that look for holes ask for a thousand such addresses.
    """
    last = path.rstrip("/").rpartition("/")[2].lower()
    if not last:
        return []
    pages = _by_slug(language)
    return [pages[slug] for slug in get_close_matches(last, pages, n=3, cutoff=ALIKE)]


@page_cache.until_a_change
def _by_slug(language: str) -> dict[str, Suggestion]:
    """The open pages of a language by the last part of their address; of two alike the first in the tree."""
    pages: dict[str, Suggestion] = {}
    found = open_pages(Page).filter(locale__language_code=language, depth__gt=1)
    for page in found.select_related("locale").order_by("path"):
        if url := page.url:
            pages.setdefault(page.slug, Suggestion(page.title, url))
    return pages


def _vocabulary(language: str) -> list[str]:
    """Every word of three letters or more in the titles and descriptions of a language's pages. One query."""
    texts = pages_in(language).values_list("title", "search_description")
    return sorted({word for text in texts for word in _WORD.findall(" ".join(text).lower())})
