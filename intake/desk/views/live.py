"""What a page asks for every half minute: has anything changed? It answers with numbers and names of staff alone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import salted_hmac

from intake.desk.meanwhile import last_deed
from intake.desk.tabs import counts_and_stamp
from intake.submissions.actors import Actor

from .base import DeskView, is_version

NOT_CHANGED = 304


def stamp_of(actor: Actor) -> tuple[str, dict[str, int]]:
    """A mark that changes with the open cases that the actor may know of, and the numbers of the tabs, in one query."""
    numbers, last = counts_and_stamp(actor)
    mark = salted_hmac("intake.desk.live", f"{actor.user_id} {sorted(numbers.items())} {last}", algorithm="sha256")
    return mark.hexdigest()[:16], numbers


class LiveView(DeskView):
    """The numbers of the tabs, and whether the list is still the one that was seen."""

    def get(self, request: HttpRequest) -> HttpResponse:
        stamp, numbers = stamp_of(self.actor)
        if request.headers.get("If-None-Match") == f'"{stamp}"':
            answer = HttpResponse(status=NOT_CHANGED)
        else:
            answer = JsonResponse({"stamp": stamp, "numbers": numbers})
        answer["ETag"] = f'"{stamp}"'
        add_never_cache_headers(answer)
        return answer


class LiveCaseView(DeskView):
    """What others have done with a case since the version that is on the screen."""

    def get(self, request: HttpRequest, reference: str) -> HttpResponse:
        case = self.find(reference)
        since = request.GET.get("since", "")
        told = last_deed(case, self.actor, int(since)) if is_version(since) else ""
        answer = JsonResponse({"version": case.version, "told": told})
        add_never_cache_headers(answer)
        return answer
