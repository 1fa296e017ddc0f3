"""A page taken apart: each field that its reader meets, as text or as the HTML that the page shows."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from bs4 import BeautifulSoup
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import override
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

# What stands in the address, the tab or a search engine's list, not in the text.
BESIDE_THE_TEXT = {"slug", "seo_title", "search_description", "url_path", "draft_title"}
_BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "td", "th", "figcaption", "blockquote", "summary")


class Part(NamedTuple):
    """One field of a page."""

    field: str
    label: str
    value: Any
    html: str

    @property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html.parser")

    def texts(self) -> Iterator[str]:
        """What is read of it, a paragraph, point or heading at a time."""
        soup = self.soup
        for tag in soup.find_all(_BLOCKS):
            tag.insert_before("\n")
            tag.append("\n")
        for line in soup.get_text().splitlines():
            if line.strip():
                yield line.strip()


class Taken:
    """A page, with its parts in the order of its fields. Shown in the page's own language."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.language = page.locale.language_code

    @cached_property
    def parts(self) -> list[Part]:
        with override(self.language):
            return [part for field in self.page._meta.fields if (part := self._part(field)) is not None]

    def _part(self, field: models.Field) -> Part | None:
        if not field.editable or field.name in BESIDE_THE_TEXT or getattr(field, "choices", None):
            return None
        if isinstance(field, models.OneToOneField):
            return None  # The page itself, which is not there yet before the first draft.
        value = getattr(self.page, field.name)
        label = str(capfirst(field.verbose_name))
        if isinstance(field, StreamField):
            return Part(field.name, label, value, str(value.render_as_block()) if value else "")
        if isinstance(field, RichTextField):
            return Part(field.name, label, value, expand_db_html(value or ""))
        if isinstance(field, models.CharField | models.TextField) and not isinstance(field, models.URLField):
            return Part(field.name, label, value, "")
        if isinstance(field, models.ForeignKey) and issubclass(field.related_model, AbstractImage) and value:
            return Part(field.name, label, value, "")
        return None

    def own_words_for(self, part: Part) -> str:
        """What the page itself says that its picture shows: `cover_alt` beside `cover`."""
        return getattr(self.page, f"{part.field}_alt", "")

    def texts(self) -> Iterator[str]:
        """Everything that is read on the page, for its figure."""
        for part in self.parts:
            if part.html:
                yield from part.texts()
            elif isinstance(part.value, str) and " " in part.value.strip():
                yield part.value


def images_in(value: Any) -> Iterator[AbstractImage]:
    """Every image in the value of a field, however deep."""
    if isinstance(value, AbstractImage):
        yield value
        return
    for inner in inside(value):
        yield from images_in(inner)


def inside(value: Any) -> Iterable[Any]:
    """The values directly within that of a block."""
    if isinstance(value, StreamValue):
        return [child.value for child in value]
    if isinstance(value, StructValue):
        return list(value.values())
    if isinstance(value, ListValue):
        return list(value)
    return []
