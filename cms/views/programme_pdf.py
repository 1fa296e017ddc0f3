"""The address of the printed programme."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import http_date
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms import printing
from portal import page_cache, paper

# Seconds. Whoever asks while it is drawn waits for that drawing, and makes none of their own.
LONGEST_DRAWING = 20.0


@require_safe
@page_cache.kept(patience=LONGEST_DRAWING)
def programme_pdf(request: HttpRequest) -> HttpResponse:
    """The programme as it was last drawn. Without one, and without Pango to draw it, there is no such page."""
    printed = printing.latest(get_language())
    if printed is None:
        raise Http404
    answer = paper.response(bytes(printed.content), f"dok-ideprogram-{printed.language}")
    answer["Last-Modified"] = http_date(printed.read_at.timestamp())
    return answer
