"""Which proposals there are, told to the room that counts who supports them (`intake.support.public`)."""

from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language

from intake.support.public import Proposal

from .models import ProposalPage
from .models.programme import with_themes
from .queries import open_pages


class ProposalsOfTheProgramme:
    """Each published proposal by its key or slug, in the reader's language where it is written in it."""

    def find(self, name: str) -> Proposal | None:
        """The proposal that a name means; None where it means none, or two."""
        pages = _published()
        keys = {_key(name)} & {page.translation_key for page in pages}
        keys = keys or {page.translation_key for page in pages if page.slug == name}
        if len(keys) != 1:
            return None
        return next(iter(_in_the_readers_language([page for page in pages if page.translation_key in keys])), None)

    def every(self) -> list[Proposal]:
        return _in_the_readers_language(_published())


def _key(name: str) -> UUID | None:
    try:
        return UUID(name)
    except ValueError:
        return None


def _published() -> list[ProposalPage]:
    return list(open_pages(ProposalPage).select_related("locale").order_by("path"))


def _in_the_readers_language(pages: list[ProposalPage]) -> list[Proposal]:
    """One page for each key: the reader's, else the Danish, else whichever there is."""
    chosen: dict[UUID, ProposalPage] = {}
    wanted = [get_language(), settings.LANGUAGE_CODE]
    for page in sorted(pages, key=lambda page: _rank(page, wanted)):
        chosen.setdefault(page.translation_key, page)
    return [_told(page) for page in with_themes(list(chosen.values()))]


def _rank(page: ProposalPage, wanted: list[str | None]) -> int:
    code = page.locale.language_code
    return wanted.index(code) if code in wanted else len(wanted)


def _told(page: ProposalPage) -> Proposal:
    return Proposal(page.translation_key, page.title, page.url or "/", page.area_letter, page.support_open)
