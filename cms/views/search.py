"""The search page, and what it offers while somebody types."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms import search as finding

PAGE_SIZE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Ten results a page. An empty query shows the field alone; a page that is not there shows the nearest one."""
    language, typed = get_language(), request.GET.get("q", "")
    query = finding.clean(typed)
    ids = finding.found(query, language)
    shown = Paginator(ids, PAGE_SIZE).get_page(request.GET.get("side"))
    context = {
        "query": query,
        "was_cut": len(" ".join(typed.split())) > len(query),
        "results": finding.in_order(list(shown.object_list)),
        "count": len(ids),
        "shown": shown,
        "pages": list(shown.paginator.get_elided_page_range(shown.number, on_each_side=1, on_ends=1)),
        "asked": urlencode({"q": query}),
        "other_words": "" if ids or not query else finding.other_words(query, language),
    }
    answer = render(request, "cms/search/page.html", context)
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Titles that begin like what is typed, for the field's list. Needs JavaScript; the page does without."""
    found = finding.suggestions(finding.clean(request.GET.get("q", "")), get_language())
    answer = JsonResponse({"suggestions": [one._asdict() for one in found]})
    answer["X-Robots-Tag"] = "noindex"
    return answer
