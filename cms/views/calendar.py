"""What of the public words is no page of Wagtail's."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms import calendars
from cms.models import DialoguePage, MeetingPage
from cms.models.meeting import meetings_under
from portal import page_cache


@require_safe
@page_cache.kept
def calendar(request: HttpRequest, path: str) -> HttpResponse:
    """The calendar of the page at an address: a meeting's own, or every meeting below a correspondence.

    Wagtail takes no dot in an address, so it is found here. A page that is hidden or shut has no calendar.
    """
    route = Page.route_for_request(request, path)
    page = route.page.specific if route else None
    if page is None or page.get_view_restrictions():
        raise Http404
    if isinstance(page, MeetingPage):
        return _download(calendars.calendar_of([page]), f"{page.slug}.ics")
    if isinstance(page, DialoguePage):
        return _download(calendars.calendar_of(meetings_under(page), name=_("DOK: Møder")), "dok.ics")
    raise Http404


def _download(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=calendars.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
