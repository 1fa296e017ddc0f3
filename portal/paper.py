"""A page as a PDF: tagged (PDF/UA-1), in our letters and colours, made of nothing but our own files.

WeasyPrint draws with Pango, a library of the system. Where that is missing there is no PDF, and the page says how to
print instead; so it is imported when it is first needed, and not at the top.
"""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

_STATIC = Path(settings.BASE_DIR) / "static"
# Pango and fontconfig keep what they know for the whole process; two threads take turns.
_ONE_AT_A_TIME = Lock()


@cache
def can_be_made() -> bool:
    """Whether this machine has what a PDF is drawn with."""
    # It reads the stylesheet of the screens for its colours and would complain of what only a screen can do; it tells
    # of its first steps while it is imported.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    try:
        # What is missing is printed by WeasyPrint itself; we say it once, in the log.
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint  # noqa: F401
    except (ImportError, OSError) as missing:
        logging.getLogger(__name__).warning("No PDF on this machine: %s", missing)
        return False
    return True


def pdf(template: str, context: Mapping[str, Any], *, amend: Callable[[str], str] = str) -> bytes:
    """Draw a template of ours; its addresses are relative to static/. Raises nothing where `can_be_made()`.

    `amend` may change the rendered HTML before it is drawn.
    """
    from weasyprint import HTML

    page = amend(render_to_string(template, context))
    with _ONE_AT_A_TIME:
        made = HTML(string=page, base_url=f"{_STATIC.as_uri()}/", url_fetcher=_only_ours())
        return made.write_pdf(pdf_variant="pdf/ua-1")


def response(content: bytes, name: str) -> HttpResponse:
    """To be read in the browser: on a computer that others use, a copy is left behind only by whoever wants one."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def _only_ours() -> Any:
    """A fetcher that reads files below static/ and asks no network."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OnlyOurs(URLFetcher):
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
            parts = urlsplit(url)
            file = Path(unquote(parts.path)).resolve()
            if parts.scheme != "file" or parts.netloc or not file.is_relative_to(_STATIC.resolve()):
                raise ValueError("not a file of ours")
            return super().fetch(url, headers)

    return OnlyOurs(allowed_protocols=("file",))
