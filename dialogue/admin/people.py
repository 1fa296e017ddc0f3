"""One guest: put on the list, read, corrected, given a new link, taken back. And what is decided for all of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue import guests, sending
from dialogue.enums import LetterKind, What
from dialogue.guest_form import GuestForm
from dialogue.guests import AlreadyInvited
from dialogue.models import GuestList
from dialogue.sending import Corrected

from .base import MeetingView
from .forms import ChoicesForm
from .lists import Guest

CONFLICT = 409
_INVITED = gettext_lazy("Den adresse er på listen i forvejen.")
_CORRECTED = {
    Corrected.IN_PLACE: gettext_lazy("Det er rettet."),
    Corrected.UNLINKED: gettext_lazy(
        "Det er rettet. Breve til den gamle adresse er stoppet, og det gamle link virker ikke mere. Intet nyt er sendt."
    ),
    Corrected.INVITED_ANEW: gettext_lazy(
        "Det er rettet. Invitationen er på vej til den nye adresse med et nyt link. Det gamle link virker ikke mere."
    ),
}


class AddView(MeetingView):
    """Put one person on the list. Nothing is sent yet."""

    template_name = "dialogue/admin/form.html"
    page_title = trail = gettext_lazy("Tilføj en gæst")

    def get(self, request: HttpRequest, page: int) -> HttpResponse:
        return self.ask(GuestForm(initial={"language": "da"}))

    def post(self, request: HttpRequest, page: int) -> HttpResponse:
        form = GuestForm(request.POST)
        if form.is_valid():
            try:
                guests.add(guests.list_of(self.meeting), form.person, form.cleaned_data["language"], self.user)
            except AlreadyInvited:
                form.add_error("email", str(_INVITED))
            else:
                # The message waits in a cookie: it names nobody.
                messages.success(request, _("Gæsten er sat på listen. Invitationen er ikke sendt endnu."))
                return self.back()
        return self.ask(form)

    def ask(self, form: Any) -> HttpResponse:
        return self.show(form=form, button=_("Sæt på listen"))


class EditView(AddView):
    """Correct somebody's name, address or language. Another address gets the invitation, if the old one had it."""

    page_title = trail = gettext_lazy("Ret en gæst")

    def get(self, request: HttpRequest, page: int, pk: UUID) -> HttpResponse:  # type: ignore[override]
        invitation = self.find(pk)
        person = self.opened.person(invitation)
        initial = {name: getattr(person, name) for name in ("name", "email", "role", "organisation")}
        return self.ask(GuestForm(initial={**initial, "language": invitation.language}))

    def post(self, request: HttpRequest, page: int, pk: UUID) -> HttpResponse:  # type: ignore[override]
        form = GuestForm(request.POST)
        self.find(pk)
        if form.is_valid():
            try:
                corrected = sending.correct(pk, form.person, form.cleaned_data["language"], self.user)
            except AlreadyInvited:
                form.add_error("email", str(_INVITED))
            else:
                messages.success(request, str(_CORRECTED[corrected]))
                return self.back("guest", pk)
        return self.ask(form)

    def ask(self, form: Any) -> HttpResponse:
        note = _(
            "Retter du adressen, virker det gamle link ikke mere. Er gæsten inviteret, sender vi invitationen igen."
        )
        return self.show(form=form, button=_("Gem rettelsen"), note=note)


class GuestView(MeetingView):
    """One guest, with everything that they answered. Opening the page is reading it, and the course says so."""

    template_name = "dialogue/admin/guest.html"
    trail = gettext_lazy("En gæst")

    def get(self, request: HttpRequest, page: int, pk: UUID) -> HttpResponse:
        invitation = self.find(pk)
        if invitation.answer or invitation.needs:
            self.look(What.READ, invitation)
        opened = self.opened
        guest = Guest(invitation, opened.person(invitation), opened.answer(invitation))
        self.page_title = guest.person.name
        return self.show(
            guest=guest,
            needs=opened.needs(invitation),
            events=invitation.events.select_related("actor").order_by("at", "id"),
            letters=invitation.letters.order_by("created_at", "id"),
            may_send=sending.is_due(opened.guest_list, LetterKind.INVITATION),
        )


class ResendView(MeetingView):
    """Send the invitation again under a new link. Asks once."""

    template_name = "dialogue/admin/ask.html"
    page_title = trail = gettext_lazy("Send invitationen igen")

    def get(self, request: HttpRequest, page: int, pk: UUID) -> HttpResponse:
        return self.show(
            guest=Guest(self.find(pk), self.opened.person(self.find(pk)), self.opened.answer(self.find(pk))),
            question=_("Vi sender en ny mail med et nyt link. Det gamle link virker ikke mere. Svaret bliver stående."),
            button=_("Send igen"),
            back=self.url("guest", pk),
        )

    def post(self, request: HttpRequest, page: int, pk: UUID) -> HttpResponse:
        invitation = self.find(pk)
        if invitation.withdrawn_at is not None or not sending.is_due(self.opened.guest_list, LetterKind.INVITATION):
            messages.error(request, _("Invitationen kan ikke sendes nu."))
            return self.back("guest", pk)
        sending.resend(pk, self.user)
        messages.success(request, _("Invitationen er på vej med et nyt link."))
        return self.back("guest", pk)


class WithdrawView(MeetingView):
    """Take an invitation back. Asks once."""

    template_name = "dialogue/admin/ask.html"
    page_title = trail = gettext_lazy("Træk invitationen tilbage")

    def get(self, request: HttpRequest, page: int, pk: UUID) -> HttpResponse:
        invitation = self.find(pk)
        return self.show(
            guest=Guest(invitation, self.opened.person(invitation), self.opened.answer(invitation)),
            question=_("Linket holder op med at virke, og svaret bliver slettet. Det kan ikke gøres om."),
            button=_("Træk tilbage"),
            is_serious=True,
            back=self.url("guest", pk),
        )

    def post(self, request: HttpRequest, page: int, pk: UUID) -> HttpResponse:
        self.find(pk)
        stays = guests.withdraw(pk, self.user)
        messages.success(request, _("Invitationen er trukket tilbage.") if stays else _("Gæsten er taget af listen."))
        return self.back()


class ChoicesView(MeetingView):
    """Your own words in the letter, the day to answer by, when to remind."""

    template_name = "dialogue/admin/form.html"
    page_title = trail = gettext_lazy("Brev og påmindelse")

    def get(self, request: HttpRequest, page: int) -> HttpResponse:
        return self.ask(ChoicesForm(instance=self.guest_list))

    def post(self, request: HttpRequest, page: int) -> HttpResponse:
        form = ChoicesForm(request.POST, instance=self.guest_list or GuestList())
        if form.is_valid():
            chosen = {name: form.cleaned_data[name] for name in form.fields}
            GuestList.objects.filter(pk=guests.list_of(self.meeting).pk).update(**chosen)
            messages.success(request, _("Det er gemt."))
            return self.back()
        return self.ask(form)

    def ask(self, form: Any) -> HttpResponse:
        return self.show(form=form, button=_("Gem"))
