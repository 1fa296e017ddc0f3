"""A translation that somebody wrote by hand becomes one that is kept piece by piece, with every word it has.

wagtail-localize knows only the translations that it made itself. Here the two pages are laid beside each other, and
each piece of the translation is filed under the Danish piece that it says the same as.
"""

import json
import re
from itertools import zip_longest

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import (
    SegmentOverride,
    String,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

_BLOCK_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# A link is named by where it leads, and a page in English leads to pages in English.
_LINK = re.compile(r"'[^']*'$")


class BuiltDifferently(Exception):
    """The two pages do not have the same pieces in the same order: nobody can say what translates what."""


@transaction.atomic
def adopt(original: Page, page: Page) -> Translation:
    """Let wagtail-localize keep `page` as the translation of `original`. Changes no page.

    Raises BuiltDifferently, and files nothing then.
    """
    original, page = original.specific, page.specific
    pairs = list(_pairs(original, page))
    source, _ = TranslationSource.get_or_create_from_instance(original)
    source.update_from_db()
    for ours, theirs in pairs:
        _file(source, page.locale, ours, theirs)
    translation, _ = Translation.objects.update_or_create(
        source=source, target_locale=page.locale, defaults={"enabled": True}
    )
    return translation


def _pairs(original, page):
    """Each piece of the one with its piece of the other. Blocks have other ids on either page, and the same order."""
    for ours, theirs in zip_longest(_pieces(original), _pieces(page)):
        if ours is None or theirs is None or _place(ours) != _place(theirs):
            raise BuiltDifferently
        yield ours, theirs


def _pieces(page):
    return [
        piece for piece in extract_segments(page) if isinstance(piece, StringSegmentValue | OverridableSegmentValue)
    ]


def _place(piece) -> tuple[type, str]:
    return type(piece), _LINK.sub("*", _BLOCK_ID.sub("*", piece.path))


def _file(source, locale, ours, theirs) -> None:
    context, _ = TranslationContext.objects.get_or_create(object_id=source.object_id, path=ours.path)
    if isinstance(ours, StringSegmentValue):
        StringTranslation.objects.update_or_create(
            translation_of=String.from_value(source.locale, ours.string),
            locale=locale,
            context=context,
            defaults={
                "data": theirs.string.data,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "has_error": False,
            },
        )
    elif ours.data != theirs.data:
        # What is not text and yet differs, such as the page that a button leads to.
        value = json.dumps(theirs.data, cls=DjangoJSONEncoder)
        SegmentOverride.objects.update_or_create(locale=locale, context=context, defaults={"data_json": value})
