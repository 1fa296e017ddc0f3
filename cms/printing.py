"""The whole programme as one PDF (PDF/UA), drawn from the live pages: cover, contents with page numbers, proposals.

A publication asks for it to be drawn anew and a worker does so. Nothing is drawn while somebody waits, but where
there is none yet.
"""

from __future__ import annotations

import re
from threading import Lock

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from wagtail.models import Page

from cms import inks
from cms.models import HomePage, OrganisationPage, PrintedProgramme, ProgrammePage
from cms.models.campaign import Drawing
from cms.models.programme import themes_with_proposals
from cms.queries import open_pages
from portal import paper
from portal.addresses import whole
from portal.tasks import is_waiting

# Held by whoever draws while somebody waits.
_DRAWING = Lock()
TEMPLATE = "cms/programme_pdf.html"
# A PDF takes the name of a drawing from its title alone.
_NAMED_DRAWING = re.compile(r'(<svg\b[^>]*\saria-label="([^"]*)"[^>]*>)')
# A link on paper leads to the site, whatever machine drew it.
_OWN_LINK = re.compile(r'(?<=\shref=")/(?!/)')


def draw(language: str) -> bytes | None:
    """Draw the programme in a language; None where it is not published, or this machine cannot draw."""
    drawn = _draw(language)
    return drawn[0] if drawn else None


def _draw(language: str) -> tuple[bytes, list[int]] | None:
    """The drawing, and which pages it was drawn from."""
    programme = _programme(language)
    if programme is None or not paper.can_be_made():
        return None
    with translation.override(language):
        context = _context(programme)
        return paper.pdf(TEMPLATE, context, amend=_for_paper), _drawn_from(context)


def _programme(language: str) -> ProgrammePage | None:
    return open_pages(ProgrammePage).filter(locale__language_code=language).order_by("path").first()


def _context(programme: ProgrammePage) -> dict:
    themes = themes_with_proposals(programme)
    for theme in themes:
        theme.drawing_words = Drawing(theme.letter).label
    home = HomePage.objects.live().ancestor_of(programme).first()
    return {
        "home": home,
        "programme": programme,
        "themes": themes,
        "organisations": open_pages(OrganisationPage).descendant_of(home).order_by("path") if home else [],
        "root": whole(),
        "today": timezone.localdate(),
    }


def _drawn_from(context: dict) -> list[int]:
    """Every page whose words stand in it."""
    pages = [context["home"], context["programme"], *context["organisations"]]
    for theme in context["themes"]:
        pages += [theme, *theme.proposals]
    return [page.pk for page in pages if page]


def _for_paper(html: str) -> str:
    return inks.coloured(_NAMED_DRAWING.sub(r"\1<title>\2</title>", _OWN_LINK.sub(whole("/"), html)))


def keep(language: str) -> PrintedProgramme | None:
    """Draw the programme and keep it in place of the former one. None where nothing could be drawn.

    Two workers may draw at once: the copy whose pages were read last stays, whoever is ready first.
    """
    began = timezone.now()
    drawn = _draw(language)
    if drawn is None:
        return None
    first = {"content": drawn[0], "pages": drawn[1], "read_at": began}
    with transaction.atomic():
        kept, is_first = PrintedProgramme.objects.select_for_update().get_or_create(language=language, defaults=first)
        if not is_first and kept.read_at < began:
            kept.content, kept.pages, kept.read_at = *drawn, began
            kept.save()
    return kept


def latest(language: str) -> PrintedProgramme | None:
    """The programme as it was last drawn; drawn now where there is none that may be shown.

    None once it is hidden or shut.
    """
    if _programme(language) is None:
        return None
    return _shown(language) or _drawn_by_one(language)


def _shown(language: str) -> PrintedProgramme | None:
    printed = PrintedProgramme.objects.filter(language=language).first()
    return printed if printed and _is_everybodys(printed) else None


def _drawn_by_one(language: str) -> PrintedProgramme | None:
    """Draw what is missing. A drawing takes seconds: whoever waited for another's looks again, and is shown that."""
    with _DRAWING:
        printed = _shown(language) or keep(language)
    return printed if printed and _is_everybodys(printed) else None


def _is_everybodys(printed: PrintedProgramme) -> bool:
    """Whether everybody may still read each page that stands in it.

    Asked each time, though `withdraw` was told: a worker may have read a page, then the page was withdrawn, then what
    the worker drew was kept.
    """
    drawn_from = set(printed.pages)
    may_be_read = set(open_pages(Page).filter(pk__in=drawn_from).values_list("pk", flat=True))
    return bool(drawn_from) and drawn_from == may_be_read


def ask_for(language: str) -> None:
    """Have a worker draw it anew, once what was published is stored. Many publications at once are drawn once."""
    transaction.on_commit(lambda: _ask_once(language))


def _ask_once(language: str) -> None:
    """Who waits has not begun to read yet, and will see what was stored just now."""
    from cms.tasks import print_programme

    if not is_waiting(print_programme, language):
        print_programme.enqueue(language)


def withdraw(language: str | None = None) -> None:
    """Show nobody what was drawn before, in a language or in all of them, and have it drawn anew.

    Called when a page that may stand in it was taken from the readers: hidden, deleted, shut or opened.
    """
    for code in [language] if language else [code for code, _name in settings.LANGUAGES]:
        PrintedProgramme.objects.filter(language=code).delete()
        ask_for(code)
