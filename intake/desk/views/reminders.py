"""Taking a reminder down from its case."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from intake.submissions import reminders
from intake.submissions.lifecycle import Refused
from intake.submissions.models import Reminder

from .base import DeskView


class TakeDownView(DeskView):
    """A press on the case's own page. One that a colleague took down meanwhile is down."""

    def post(self, request: HttpRequest, reference: str, reminder: int) -> HttpResponse:
        submission = self.find(reference)
        try:
            reminders.take_down(submission.pk, reminder, self.actor)
        except Reminder.DoesNotExist:
            raise Http404 from None
        except Refused as refused:
            messages.error(request, refused.reason)
        else:
            messages.success(request, _("Påmindelsen er taget ned."))
        return redirect("queue:case", submission.reference)
