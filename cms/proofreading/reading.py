"""How hard a text is to read: LIX (Björnsson 1968), the figure that Danish editors know."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Under this many words a share of long words says nothing.
FEWEST_WORDS = 50
# What we write for everybody stays under it; over it, the editor is told.
GOAL, LIMIT = 35, 45
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_END = re.compile(r"[.!?:]+(?:\s|$)")
_NAMES = (
    (25, _("meget let")),
    (35, _("let")),
    (45, _("middel: som i en avis")),
    (55, _("svært")),
)


class Reading(NamedTuple):
    """The figure of a text, None where it is too short for one, and how many words it has."""

    lix: float | None
    words: int

    @property
    def name(self) -> Promise | str:
        """What the figure means."""
        if self.lix is None:
            return _("for kort til et tal")
        return next((name for bound, name in _NAMES if self.lix < bound), _("meget svært"))

    @property
    def is_hard(self) -> bool:
        return self.lix is not None and self.lix >= LIMIT


def reading_of(texts: Iterable[str]) -> Reading:
    """LIX of texts of which each begins a sentence of its own.

    Words per sentence plus the share of words of more than six letters, in per cent. A sentence ends with `.`, `!`, `?`
    or `:`, or with the text: a heading is a sentence. The figure means the same in English, where words are shorter.
    """
    sentences = [_WORD.findall(part) for text in texts for part in _END.split(text)]
    sentences = [words for words in sentences if words]
    words = [word for sentence in sentences for word in sentence]
    if len(words) < FEWEST_WORDS:
        return Reading(None, len(words))
    long_words = sum(len(word) > 6 for word in words)
    return Reading(len(words) / len(sentences) + 100 * long_words / len(words), len(words))
