"""A file that came with a case: opened for whoever may read the answers, and written into the log each time."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from intake.desk.wording import CANNOT_OPEN
from intake.journeys.files.serving import serve
from intake.submissions import access
from intake.submissions.lifecycle import Refused
from intake.submissions.models import SealedItem
from intake.vault.errors import VaultError

from .base import DeskView

FORBIDDEN, UNAVAILABLE = 403, 503


class FileView(DeskView):
    """Serve one file. This GET writes, as the case's own page does: whoever opens a file has read it."""

    def get(self, request: HttpRequest, reference: str, item: str) -> HttpResponse:
        submission = self.find(reference)
        try:
            file, content = access.read_file(submission.pk, item, self.actor)
        except Refused as refusal:
            return _instead(refusal.reason, FORBIDDEN)
        except SealedItem.DoesNotExist:
            raise Http404 from None
        except VaultError:
            return _instead(CANNOT_OPEN, UNAVAILABLE)
        return serve(file, content, download=False)


def _instead(reason: object, status: int) -> HttpResponse:
    return HttpResponse(str(reason), content_type="text/plain; charset=utf-8", status=status)
