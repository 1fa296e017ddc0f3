"""Look: at the meetings, at who is invited to one, at what they ask; take the list home; tick who came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.models import MeetingPage
from dialogue import guests, sending
from dialogue.counts import Counts, counts_of
from dialogue.enums import LetterStatus, Response, State, What
from dialogue.models import GuestList, Invitation, InvitationLetter
from dialogue.sealed import Answer, Opened, Person
from dialogue.sheets import writing

from .base import InvitationsView, MeetingView
from .forms import BY_HAND


@dataclass(frozen=True)
class Guest:
    """One line: who it is, and how far it has come."""

    invitation: Invitation
    person: Person
    answer: Answer
    is_stuck: bool = False

    @property
    def state(self) -> State:
        return self.invitation.state

    @property
    def response(self) -> str:
        return str(Response(self.invitation.response).label) if self.invitation.response else ""


def guests_of(opened: Opened, *, with_answers: bool = False) -> list[Guest]:
    """Everybody on a list, in the order they were put there. Three queries, however many they are."""
    invitations = list(opened.guest_list.invitations.order_by("created_at", "id"))
    stuck = InvitationLetter.objects.filter(
        invitation__guest_list=opened.guest_list, status=LetterStatus.FAILED
    ).values_list("invitation_id", flat=True)
    failed = set(stuck)
    return [
        Guest(one, opened.person(one), opened.answer(one) if with_answers else Answer(), one.pk in failed)
        for one in invitations
    ]


class MeetingsView(InvitationsView):
    """Every meeting once, the newest first, with how many said what. Four queries."""

    template_name = "dialogue/admin/meetings.html"
    page_title = gettext_lazy("Invitationer")

    def get(self, request: HttpRequest) -> HttpResponse:
        pages = MeetingPage.objects.select_related("locale").order_by("-starts_at", "pk")
        lists = dict(GuestList.objects.values_list("meeting_id", "pk"))
        counts = counts_of(lists.values())
        rows = [(page, counts.get(lists.get(page.pk, 0), Counts())) for page in guests.firsts_of(pages, lists)]
        return self.render_to_response(self.get_context_data(rows=rows))


class GuestsView(MeetingView):
    """Everybody who is invited to one meeting."""

    template_name = "dialogue/admin/guests.html"
    page_title = gettext_lazy("Invitationer")

    def get(self, request: HttpRequest, page: int) -> HttpResponse:
        found = self.guest_list
        rows = guests_of(self.opened) if found else []
        counts = counts_of([found.pk]).get(found.pk, Counts()) if found else Counts()
        # What makes sense now; whether anybody is left for it, the next page says.
        ways = [(kind, self.url("send", kind.value)) for kind in BY_HAND if found and sending.is_due(found, kind)]
        return self.show(rows=rows, counts=counts, ways=ways)

    def get_page_subtitle(self) -> str:
        return self.meeting.title


class QuestionsView(MeetingView):
    """What the guests want to ask: for the chair, with names or without."""

    template_name = "dialogue/admin/questions.html"
    page_title = gettext_lazy("Spørgsmål til mødet")
    trail = gettext_lazy("Spørgsmål")

    def get(self, request: HttpRequest, page: int) -> HttpResponse:
        standing = guests_of(self.opened, with_answers=True)
        asked = [guest for guest in standing if guest.answer.questions and guest.invitation.withdrawn_at is None]
        self.look(What.QUESTIONS)
        return self.show(asked=asked, with_names="navne" in request.GET)


class AttendanceView(MeetingView):
    """Tick who came, at the door or after."""

    template_name = "dialogue/admin/attendance.html"
    page_title = gettext_lazy("Fremmøde")
    trail = gettext_lazy("Fremmøde")

    def get(self, request: HttpRequest, page: int) -> HttpResponse:
        standing = [one for one in guests_of(self.opened, with_answers=True) if one.invitation.withdrawn_at is None]
        standing.sort(key=lambda guest: guest.person.name.casefold())
        return self.show(rows=standing)

    def post(self, request: HttpRequest, page: int) -> HttpResponse:
        known = {str(pk): pk for pk in self.opened.guest_list.invitations.values_list("pk", flat=True)}
        shown, ticked, present = (
            {known[text] for text in request.POST.getlist(name) if text in known}
            for name in ("shown", "ticked", "present")
        )
        guests.note_attendance(self.opened.guest_list, {pk: pk in ticked for pk in shown}, present, self.user)
        messages.success(request, _("Fremmødet er gemt."))
        return self.back()


class ExportView(MeetingView):
    """The attendance list as a workbook: to print, to tick, to keep. No needs are in it."""

    def get(self, request: HttpRequest, page: int) -> HttpResponse:
        rows = [one for one in guests_of(self.opened, with_answers=True) if one.invitation.withdrawn_at is None]
        self.look(What.EXPORTED)
        header = [_("Navn"), _("Rolle"), _("Organisation"), _("E-mail"), _("Svar"), _("Stedfortræder"), _("Mødt")]
        content = writing.workbook(_("Deltagere"), header, [_exported(one) for one in rows])
        day = timezone.localdate(self.meeting.starts_at)
        return writing.download(content, f"{slugify(_('Deltagere'))}-{day:%Y-%m-%d}")


def _exported(guest: Guest) -> list[str]:
    person, came = guest.person, guest.invitation.attended
    mark: Any = {True: _("Ja"), False: _("Nej"), None: ""}[came]
    return [
        person.name,
        person.role,
        person.organisation,
        person.email,
        str(guest.response),
        guest.answer.substitute_name,
        mark,
    ]
