"""The door of a calendar of due dates: its secret stands for its owner, and there is no session."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from intake.desk.calendar import CONTENT_TYPE, feed
from portal import limits
from portal.subnets import subnet_of

NOT_FOUND, TOO_MANY = 404, 429
_WAIT = 600


@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """One person's calendar. A secret that opens nothing and one whose owner has left are answered alike."""
    if not limits.within(settings.DOK_LIMITS["calendar"], "calendar", subnet_of(request)):
        response = HttpResponse(status=TOO_MANY, headers={"Retry-After": str(_WAIT)})
    elif (content := feed(secret)) is None:
        response = HttpResponse(status=NOT_FOUND)
    else:
        response = HttpResponse(content, content_type=CONTENT_TYPE)
        response["Content-Disposition"] = 'attachment; filename="dok-frister.ics"'
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
