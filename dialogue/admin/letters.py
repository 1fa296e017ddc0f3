"""Send: see the letter word for word, choose who gets it, and let the workers post it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogue import letters, sending
from dialogue.enums import LetterKind
from dialogue.models import Invitation
from dialogue.sealed import Person
from intake.submissions.letters import Text

from .base import MeetingView
from .forms import BY_HAND
from .lists import Guest

CONFLICT = 409
TITLES = {
    LetterKind.INVITATION: gettext_lazy("Send invitationer"),
    LetterKind.REMINDER: gettext_lazy("Send påmindelser"),
    LetterKind.CANCELLATION: gettext_lazy("Send besked om aflysning"),
    LetterKind.MINUTES: gettext_lazy("Send link til referatet"),
}


class SendView(MeetingView):
    """One kind of letter. A GET sends nothing; what is sent is what was shown."""

    template_name = "dialogue/admin/send.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if kwargs["kind"] not in {kind.value for kind in BY_HAND}:
            raise Http404
        self.kind = LetterKind(kwargs["kind"])
        self.page_title = self.trail = TITLES[self.kind]
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, page: int, kind: str) -> HttpResponse:
        return self.ask()

    def post(self, request: HttpRequest, page: int, kind: str) -> HttpResponse:
        chosen = {pk for text in request.POST.getlist("to") if (pk := _uuid(text))}
        if not chosen:
            return self.ask(problem=_("Vælg mindst én gæst."), chosen=chosen)
        if not constant_time_compare(request.POST.get("seen", ""), self.mark()):
            problem = _("Brevet er ændret, siden du så det. Læs det igen, og send så.")
            return self.ask(problem=problem, chosen=chosen, status=CONFLICT)
        count = sending.send(self.opened.guest_list, self.kind, chosen)
        if not count:
            return self.ask(problem=self.why_nothing(chosen), chosen=chosen, status=CONFLICT)
        said = ngettext("%(count)d brev er på vej.", "%(count)d breve er på vej.", count) % {"count": count}
        messages.success(request, said)
        return self.back()

    def why_nothing(self, chosen: set[UUID]) -> str:
        """Why no letter goes, though somebody was chosen and the letter is as it was shown."""
        guest_list = self.opened.guest_list
        if not sending.is_due(guest_list, self.kind):
            return _("Ingen breve er sendt. Det brev kan ikke sendes nu.")
        if self.kind in sending.ASKING and sending.asked_today(guest_list).filter(pk__in=chosen).exists():
            return _("Ingen breve er sendt. De valgte er spurgt i dag, og ingen bliver spurgt to gange på en dag.")
        return _("Ingen breve er sendt. De valgte har fået brevet, eller det er på vej til dem.")

    def ask(self, *, problem: str = "", chosen: set[UUID] | None = None, status: int = 200) -> HttpResponse:
        opened = self.opened
        is_due = sending.is_due(opened.guest_list, self.kind)
        waiting = self.receivers() if is_due else []
        rows = [Guest(one, opened.person(one), opened.answer(one)) for one in waiting]
        return self.show(
            status=status,
            rows=[(row, chosen is None or row.invitation.pk in chosen) for row in rows],
            texts=self.texts(rows),
            mark=self.mark(),
            problem=problem,
            is_due=is_due,
        )

    def receivers(self) -> list[Invitation]:
        return list(sending.receivers(self.opened.guest_list, self.kind).order_by("created_at", "id"))

    def texts(self, rows: list[Guest]) -> list[tuple[str, Text]]:
        """The letter in each language that somebody gets it in, as the first of them gets it."""
        first: dict[str, Guest] = {}
        for row in rows:
            first.setdefault(row.invitation.language, row)
        guest_list = self.opened.guest_list
        return [
            (row.invitation.get_language_display(), letters.write(self.kind, guest_list, row.person, language))
            for language, row in sorted(first.items())
        ]

    def mark(self) -> str:
        """What the letters say to anybody, as a mark that tells nothing of them: if it differs, they were changed."""
        guest_list = self.opened.guest_list
        nobody = Person(name="", email="")
        said = [letters.write(self.kind, guest_list, nobody, language) for language in ("da", "en")]
        return salted_hmac("dialogue.admin.letter", repr(said), algorithm="sha256").hexdigest()


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
