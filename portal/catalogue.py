"""Our sentences and their English: gathered, compiled and checked without GNU gettext.

The msgid *is* the Danish sentence, so Danish needs no catalogue of ours; `locale/da/` holds what Wagtail lacks.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOMS = ("portal", "cms", "intake", "dialogue", "templates")
TEMPLATES = {".html", ".txt", ".xml"}
# A name before an opening bracket, and where in the call its sentences stand (c: a context, not a sentence).
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_ALIAS = re.compile(r"\b(n?p?gettext(?:_lazy|_noop)?) as (\w+)")
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")
_WIDTH = 110


def english() -> Path:
    """The one catalogue that our sentences are gathered into."""
    return settings.BASE_DIR / "locale" / "en" / "LC_MESSAGES" / "django.po"


def catalogues() -> list[Path]:
    """Every catalogue in locale/."""
    return sorted((settings.BASE_DIR / "locale").glob("*/LC_MESSAGES/*.po"))


def gather() -> Catalog:
    """Find every sentence of ours in the source, with the files it stands in."""
    found = Catalog()
    for file in _sources():
        code = file.read_text(encoding="utf-8")
        if file.suffix in TEMPLATES:
            # templatize leaves Python-like calls among blanks; in brackets, no indentation can disturb the reading.
            code = f"(\n{templatize(code, origin=str(file))}\n)"
        # A file may import gettext under a name of its own.
        keywords = KEYWORDS | {alias: KEYWORDS[name] for name, alias in _ALIAS.findall(code)}
        place = str(file.relative_to(settings.BASE_DIR))
        stream = BytesIO(code.encode())
        for _line, sentence, comments, context in extract("python", stream, keywords, comment_tags=("Translators:",)):
            found.add(sentence, None, [(place, 0)], auto_comments=comments, context=context)
    return found


def _sources() -> Iterator[Path]:
    for room in ROOMS:
        for file in sorted((settings.BASE_DIR / room).rglob("*")):
            is_source = file.suffix == ".py" and "migrations" not in file.parts
            if is_source or (file.suffix in TEMPLATES):
                yield file


def read(file: Path) -> Catalog:
    """Read a catalogue; an absent one is empty."""
    if not file.exists():
        return Catalog(locale=file.parent.parent.name)
    with file.open("rb") as stream:
        return read_po(stream, locale=file.parent.parent.name)


def extract_into(file: Path) -> int:
    """Bring a catalogue up to date with the source; returns how many sentences await a translation.

    What the source no longer says goes out; nothing is guessed from similar sentences.
    """
    catalogue = read(file)
    catalogue.update(gather(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_po(stream, catalogue, width=_WIDTH, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return sum(not is_translated(message) for message in _sentences(catalogue))


def compile_all() -> list[Path]:
    """Write the .mo beside every catalogue that is newer than its .mo; returns those written."""
    written = []
    for file in catalogues():
        compiled = file.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime_ns >= file.stat().st_mtime_ns:
            continue
        with BytesIO() as built:
            write_mo(built, read(file))
            half = compiled.with_suffix(".half")
            half.write_bytes(built.getvalue())
        half.replace(compiled)  # Whole or not at all: another process may be reading it.
        written.append(compiled)
    return written


def faults() -> list[str]:
    """Say what is wrong with the catalogues: nothing, if every sentence has its English and no placeholder is lost."""
    ours = read(english())
    present = {(message.id, message.context): message for message in _sentences(ours)}
    found = [
        f"not in the catalogue (make messages): {message.id!r}"
        for message in _sentences(gather())
        if (message.id, message.context) not in present
    ]
    found += [f"no English: {message.id!r}" for message in present.values() if not is_translated(message)]
    for file in catalogues():
        for message in _sentences(read(file)):
            found += [f"{file.parent.parent.name}: {fault}" for fault in _faults_of(message)]
    return found


def _sentences(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def is_translated(message: Message) -> bool:
    """Whether a sentence has a translation, in every form it needs."""
    said = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return all(said)


def _faults_of(message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield f"fuzzy: {message.id!r}"
    if not is_translated(message):
        return
    asked = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
    said = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    wanted = set().union(*map(_placeholders, asked))
    for sentence in said:
        if not _placeholders(sentence) <= wanted or (len(said) == 1 and _placeholders(sentence) != wanted):
            yield f"other placeholders than the original: {sentence!r}"


def _placeholders(sentence: str) -> set[str]:
    return {match[0] for match in _PLACEHOLDER.finditer(sentence.replace("%%", ""))}
