"""One case: where it stands, what is asked of the viewer, the answers if they may read them, and who has looked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.desk.consent import consent_of
from intake.desk.offers import offers
from intake.desk.others import others_of
from intake.desk.reading import Opened, open_case
from intake.desk.reminder_forms import owner_name
from intake.desk.timeline import course_of
from intake.desk.wording import CANNOT_OPEN, letter_name, mark_of, news_of, next_step
from intake.submissions.actors import Actor
from intake.submissions.enums import State, Urgency
from intake.submissions.hand_over import to_tell
from intake.submissions.kinds import kind_of
from intake.submissions.lifecycle import Refused
from intake.submissions.models import HandOver, SealedItem, Submission
from intake.submissions.permissions import may_remind
from intake.submissions.queue import readable_for
from intake.submissions.reminders import may_be_taken_down
from intake.vault.errors import VaultError

from .base import DeskView


class CaseView(DeskView):
    """Show a case.

    This GET writes, on purpose: whoever sees answers has read them, and the log says so before the page is sent. A page
    without answers writes nothing.
    """

    template_name = "intake/desk/case.html"

    def get(self, request: HttpRequest, reference: str) -> HttpResponse:
        submission = self.find(reference)
        self.page_title = submission.reference
        opened, unread = self.open(submission)
        if opened is not None:
            submission.version = opened.version
        kind, state = kind_of(submission), State(submission.state)
        return self.render_to_response(
            self.get_context_data(
                submission=submission,
                kind=kind,
                state=kind.staff_name(state),
                news=news_of(submission),
                mark=mark_of(submission),
                state_is_open=state.is_open,
                urgency=Urgency(submission.urgency),
                is_overdue=state.is_open and submission.due_on and submission.due_on < timezone.localdate(),
                assisting=submission.assisting.all(),
                next_step=next_step(self.actor, submission),
                offers=offers(self.actor, submission),
                opened=opened,
                waiting_offer=_waiting_offer(submission),
                to_tell=to_tell(submission),
                unread=unread,
                reminders=_reminders(submission, self.actor, opened),
                letters=_letters(submission, opened),
                consent=consent_of(submission),
                others=others_of(submission, self.actor, opened),
                course=course_of(submission, opened.notes if opened else {}, readable_for(self.actor)),
            )
        )

    def open(self, submission: Submission) -> tuple[Opened | None, Promise | str]:
        """The case opened, or why it is not."""
        try:
            return open_case(submission, self.actor), ""
        except Refused as refusal:
            return None, refusal.reason
        except (VaultError, SealedItem.DoesNotExist):
            return None, CANNOT_OPEN

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs(("", self.page_title))

    def get_page_subtitle(self) -> Promise:
        return _("Sag")


def _waiting_offer(submission: Submission) -> HandOver | None:
    if submission.offered_to_id is None:
        return None
    return HandOver.objects.waiting(submission).select_related("to_team__organisation").first()


def _reminders(submission: Submission, actor: Actor, opened: Opened | None) -> list[dict[str, Any]]:
    """Those to come, the next first, each with its note for whoever reads the case."""
    notes, may = opened.reminder_notes if opened else {}, bool(may_remind(actor, submission))
    rows = submission.reminders.filter(done_at=None).select_related("owner")
    return [
        {
            "row": row,
            "owner": owner_name(row),
            "note": notes.get(row.pk, ""),
            "may_take_down": may and may_be_taken_down(row),
        }
        for row in rows
    ]


def _letters(submission: Submission, opened: Opened | None) -> list[dict[str, Any]]:
    texts = opened.letters if opened else {}
    return [
        {"name": letter_name(letter.template), "letter": letter, "text": texts.get(letter.pk)}
        for letter in submission.letters.all()
    ]
