"""From the bytes that somebody sent to bytes that a colleague may open. Pure: no disk, no net, no settings.

What a file is, its content says; neither its name nor what the browser calls it is asked. A picture is drawn anew: what
comes out was written by our own encoder, upright, without the place, time and camera that a phone writes into it, and
without whatever else lay in the file. A PDF stays as it is, since it cannot be drawn anew without loss; it is looked
through by ClamAV and served as a download alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import NamedTuple

import filetype
from PIL import Image, ImageFile, ImageOps

from intake.journeys.cpr import without_cpr

from .refusals import FileRefused, Reason

PDF, JPEG = "application/pdf", "image/jpeg"
_PICTURES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/apng": "PNG", "image/webp": "WEBP"}
_SUFFIXES = {PDF: ".pdf", JPEG: ".jpg"}
# Pixels of a picture as it is opened: three bytes each in memory. A phone's JPEG is opened at a smaller scale.
MOST_PIXELS = 40_000_000
# Pixels of the longer side as it is kept: enough to read a sign on the wall.
SIDE = 2560
# A progressive JPEG is drawn in some ten sweeps. Each costs time by the size of the picture, though it has few bytes.
MOST_SWEEPS = 50
QUALITY = 85
NAME_LENGTH = 100
_HEAD = re.compile(rb"%PDF-[12]\.\d")
_END, _END_WITHIN = b"%%EOF", 2048
_LOCK = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
# A marker of a JPEG that has a length; what stands in the data of the picture itself is none of these.
_MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd8\xff]")
_SWEEP, _END_OF_PICTURE = b"\xff\xda", b"\xff\xd9"
_drawing = Lock()


class Clean(NamedTuple):
    """A file as it is kept."""

    content: bytes
    media_type: str


def type_of(content: bytes) -> str:
    """The media type that the content shows. Raises FileRefused if it is none that we take."""
    guessed = filetype.guess_mime(content)
    if guessed != PDF and guessed not in _PICTURES:
        raise FileRefused(Reason.WRONG_TYPE)
    return guessed


def clean(content: bytes) -> Clean:
    """Make a file safe to keep. Raises FileRefused."""
    media_type = type_of(content)
    if media_type == PDF:
        return Clean(_whole_pdf(content), PDF)
    with _drawing_alone():
        return Clean(_drawn_anew(content, _PICTURES[media_type]), JPEG)


@contextmanager
def _drawing_alone() -> Iterator[None]:
    """One picture at a time in a process, so that many large ones at once cannot fill its memory.

    And half a picture is none: WeasyPrint tells the library, for the whole process, to make do with what is there.
    """
    with _drawing:
        before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before


def _whole_pdf(content: bytes) -> bytes:
    if not _HEAD.match(content) or _END not in content[-_END_WITHIN:]:
        raise FileRefused(Reason.UNREADABLE)
    if _LOCK.search(content):
        raise FileRefused(Reason.LOCKED)
    return content


def _drawn_anew(content: bytes, form: str) -> bytes:
    try:
        with Image.open(BytesIO(content), formats=(form,)) as image:
            if form == "JPEG" and _is_one_sweep(content):
                image.draft("RGB", (SIDE, SIDE))
            if image.width * image.height > MOST_PIXELS:
                raise FileRefused(Reason.TOO_MANY_PIXELS)
            return _jpeg(ImageOps.exif_transpose(image))
    except FileRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise FileRefused(Reason.TOO_MANY_PIXELS) from None
    except Exception:  # A decoder of strangers' bytes fails in every way there is.
        raise FileRefused(Reason.UNREADABLE) from None


def _is_one_sweep(content: bytes) -> bool:
    """Whether a JPEG is drawn row by row, so that its full size is never held in memory. Raises FileRefused if it is
    drawn over so often that it is made to keep us busy.
    """
    place, sweeps = 0, 0
    while (found := _MARKER.search(content, place)) and found[0] != _END_OF_PICTURE:
        sweeps += found[0] == _SWEEP
        if sweeps > MOST_SWEEPS:
            raise FileRefused(Reason.UNREADABLE)
        place = found.end() + int.from_bytes(content[found.end() : found.end() + 2])
    return sweeps <= 1


def _jpeg(image: Image.Image) -> bytes:
    """The first picture of the file, on white where it is transparent."""
    image.thumbnail((SIDE, SIDE))
    sheet = Image.new("RGB", image.size, "white")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        sheet.paste(image, mask=image.getchannel("A"))
    else:
        sheet.paste(image.convert("RGB"))
    written = BytesIO()
    sheet.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()


def clean_name(name: str, media_type: str) -> str:
    """A name to show and to save under: what `shown_name` leaves, with the ending of what the file is."""
    stem = re.sub(r"\.\w{1,5}$", "", shown_name(name)).strip(" .")
    return f"{stem[:NAME_LENGTH].strip() or 'fil'}{_SUFFIXES[media_type]}"


def shown_name(name: str) -> str:
    """A stranger's file name less its folders, signs that turn text around, and whatever looks like a CPR number."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(letter if unicodedata.category(letter)[0] not in "CZ" else " " for letter in last)
    return " ".join(without_cpr(seen).split())[:NAME_LENGTH]
