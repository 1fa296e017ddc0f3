"""The first door: public pages that are kept are answered here, before anything else is asked.

It stands before every other middleware, so what it keeps has all that they put on an answer. Only the request's number
is new each time. `portal.page_cache.front` stands in front of Django itself and gives what is kept in fewer steps; here
pages are kept, and given by every other way of running Django.
"""

from django.http import HttpResponse

from portal.middleware.request_id import new_id
from portal.page_cache.entry import entry_of, told
from portal.page_cache.front import kept_host
from portal.page_cache.shelf import shelf
from portal.page_cache.traces import without_traces
from portal.page_cache.visit import may_be_kept, under_way, visit_of


class PageCacheMiddleware:
    """Answer from what is kept; keep what says that it may be kept."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.host = kept_host()

    def __call__(self, request):
        request.META["QUERY_STRING"] = without_traces(request.META.get("QUERY_STRING", ""))
        # Wagtail shows the preview of a draft to the middleware as a request for the page itself.
        visit = None if getattr(request, "is_dummy", False) else visit_of(request.META, self.host)
        if visit is None:
            return self.get_response(request)
        meta, entry = request.META, visit.find()
        if entry is None:
            response = self._make(request, visit)
            if visit.entry is None:
                return response
        # However the page was made, it is sent as this browser asked for it.
        return answer(*told(entry or visit.entry, meta, new_id()))

    def _make(self, request, visit):
        request.page_visit = visit
        with under_way(visit):
            response = self.get_response(request)
            if visit.is_for_everybody and may_be_kept(response):
                visit.entry = entry_of(response, visit.until)
                shelf.keep(visit.version, visit.key, visit.entry)
        return response


def answer(status, heads, body):
    """A kept page as Django's own."""
    response = HttpResponse(body, status=status)
    del response["Content-Type"]
    for name, value in heads:
        response.headers[name] = value
    return response
