"""How much of what editors and staff read in Wagtail is Danish: counted, printed by `make lint`, and never less.

Wagtail and wagtail-localize bring their sentences in English; some have Danish of their own, the rest stands in
`locale/da/`. What their newest release adds shows here as a missing sentence.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from . import catalogue

# Per cent of all sentences that must be Danish. A new Wagtail may bring a few before somebody translates them: raise
# the figure again with them.
LEAST = 100.0
LENDERS = ("wagtail", "wagtail_localize", "taggit")
# Never installed here, so nobody meets them.
UNUSED = {"wagtail.contrib.styleguide", "wagtail.contrib.search_promotions", "wagtail.contrib.forms"}
DOMAINS = ("django", "djangojs")


class Share(NamedTuple):
    """The sentences of one room of theirs, and those that nobody has said in Danish."""

    room: str
    total: int
    missing: list[str]


def shares() -> list[Share]:
    """Every room of theirs that has sentences."""
    return [
        _share(file, domain)
        for lender in LENDERS
        for domain in DOMAINS
        for file in sorted(_folder(lender).rglob(f"locale/en/LC_MESSAGES/{domain}.po"))
        if _room(file) not in UNUSED
    ]


def covered(found: list[Share]) -> float:
    """Per cent of the sentences that are Danish."""
    total = sum(share.total for share in found)
    return 100 * (total - sum(len(share.missing) for share in found)) / total


def _share(file: Path, domain: str) -> Share:
    ours = _said(settings.BASE_DIR / "locale" / "da" / "LC_MESSAGES" / f"{domain}.po")
    danish = ours | _said(file.parents[2] / "da" / "LC_MESSAGES" / file.name)
    asked = [(message.id, message.context) for message in catalogue.read(file) if message.id]
    missing = [str(sentence) for sentence, context in asked if (sentence, context) not in danish]
    return Share(f"{_room(file)} ({domain})", len(asked), missing)


@lru_cache
def _said(file: Path) -> frozenset:
    return frozenset(
        (message.id, message.context)
        for message in catalogue.read(file)
        if message.id and catalogue.is_translated(message) and not message.fuzzy
    )


def _folder(lender: str) -> Path:
    spec = find_spec(lender)
    if spec is None or spec.origin is None:
        raise LookupError(lender)
    return Path(spec.origin).parent


def _room(file: Path) -> str:
    parts = file.parts[:-4]
    return ".".join(parts[len(parts) - parts[::-1].index("site-packages") :])
