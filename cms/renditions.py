"""Pictures in the sizes and formats that browsers choose among, made without letting a reader wait.

A JPEG is made at once where it is missing: that takes a tenth of a second. AVIF and WebP weigh half as much but take
seconds, so a worker makes them, and until then the JPEG alone is offered.
"""

from typing import Any, NamedTuple

from django.core.cache import cache
from wagtail.images.models import Filter

from .tasks import make_renditions

# The best first: a browser takes the first that it knows.
SLOW_FORMATS = ("avif", "webp")
TYPES = {"avif": "image/avif", "webp": "image/webp"}
# How long nobody asks again for what a worker has been asked for.
PATIENCE = 10 * 60  # seconds


class Crop(NamedTuple):
    """A way to cut a picture, in the widths it is made in, and how wide the page shows it."""

    cuts: tuple[str, ...]
    sizes: str


CROPS = {
    "cover": Crop(("fill-800x450", "fill-1600x900"), "(min-width: 60rem) 40rem, 100vw"),
    "list": Crop(("fill-480x270", "fill-960x540"), "(min-width: 48rem) 16rem, 100vw"),
    "portrait": Crop(("fill-320x400", "fill-640x800"), "(min-width: 40rem) 15rem, 60vw"),
    "gallery": Crop(("fill-480x360", "fill-960x720"), "(min-width: 60rem) 34rem, 100vw"),
    "whole": Crop(("width-640", "width-1280", "width-1920"), "(min-width: 70rem) 70rem, 100vw"),
}


class Source(NamedTuple):
    """A picture in one format: its type, and where each width of it lies."""

    type: str
    srcset: str


class Shown(NamedTuple):
    """What a page needs to show a picture."""

    sources: list[Source]
    srcset: str
    sizes: str
    smallest: Any
    largest: Any


def specs(crop: str, form: str) -> list[str]:
    """What Wagtail calls a crop in a format: «fill-480x270|format-avif»."""
    return [f"{cut}|format-{form}" for cut in CROPS[crop].cuts]


def all_specs(*crops: str) -> list[str]:
    """Every size and format of some crops, to fetch them for many pictures at once."""
    return [spec for crop in crops for form in ("jpeg", *SLOW_FORMATS) for spec in specs(crop, form)]


def shown(image, crop: str) -> Shown:
    """A picture as it can be shown now; what is missing is made, or asked for."""
    jpegs = list(image.get_renditions(*specs(crop, "jpeg")).values())
    slow = [spec for form in SLOW_FORMATS for spec in specs(crop, form)]
    found = {known.spec: made for known, made in image.find_existing_renditions(*map(Filter, slow)).items()}
    if len(found) < len(slow):
        _ask_for(image, slow)
    sources = [
        Source(TYPES[form], _srcset([found[spec] for spec in specs(crop, form)]))
        for form in SLOW_FORMATS
        if all(spec in found for spec in specs(crop, form))
    ]
    return Shown(sources, _srcset(jpegs), CROPS[crop].sizes, jpegs[0], jpegs[-1])


def _srcset(renditions: list) -> str:
    """One entry for each width: a small picture is not blown up, so two cuts of it may be one and the same."""
    by_width = {made.width: made.url for made in renditions}
    return ", ".join(f"{url} {width}w" for width, url in sorted(by_width.items()))


def _ask_for(image, wanted: list[str]) -> None:
    """Let a worker make them. Asked once, however many readers come by."""
    first = Filter(wanted[0])
    # Wagtail's own key changes with the file and the focus, and is good for any cache.
    name = image.get_rendition_model().construct_cache_key(image, first.get_cache_key(image), first.spec)
    if cache.add(f"asked-for:{name}", True, PATIENCE):
        make_renditions.enqueue(image.pk, wanted)
