"""Bring a spreadsheet: look it through, import the good rows, take the bad ones home with what is wrong with them."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue import guests
from dialogue.guests import AlreadyInvited
from dialogue.models import GuestList
from dialogue.sealed import Person
from dialogue.sheets import judging, writing
from dialogue.sheets.reading import MEGABYTE, MOST_BYTES, Unreadable, read
from portal.uploads import Allowance

from .base import MeetingView
from .forms import SheetForm

IMPORT, FAULTS = "import", "faults"
# Somewhat more than a sheet may have, so that one too large is answered by the form and not by the door.
ALLOWANCE = Allowance(body=5 * MEGABYTE, each=MOST_BYTES + 1)


class ImportView(MeetingView):
    """Three steps on one address: the file, the look, the deed. Between them the rows lie in the page alone."""

    template_name = "dialogue/admin/import.html"
    page_title = trail = gettext_lazy("Hent gæster fra et regneark")

    def get(self, request: HttpRequest, page: int) -> HttpResponse:
        return self.show(form=SheetForm())

    def post(self, request: HttpRequest, page: int) -> HttpResponse:
        step = request.POST.get("step", "")
        try:
            if step == FAULTS:
                return self.faults(request.POST.get("bad", ""))
            if step == IMPORT:
                return self.take(request.POST.get("rows", ""))
            return self.look_through()
        except Unreadable as unreadable:
            return self.again(unreadable.reason)

    def look_through(self) -> HttpResponse:
        form = SheetForm(self.request.POST, files=self.request.FILES)
        if not form.is_valid():
            return self.show(form=form)
        sheet = form.cleaned_data["sheet"]
        content = b"x" * (MOST_BYTES + 1) if sheet.size > MOST_BYTES else sheet.read()
        judged = judging.judge_table(read(content), self.guest_list)
        return self.show(judged=judged, hidden=_hidden(judged.rows))

    def take(self, rows: str) -> HttpResponse:
        """Import the good rows. Judged anew: the list may have grown since, and a page can be changed on its way."""
        judged = judging.judge_rows(judging.unpacked(rows), self.guest_list)
        guest_list, left = guests.list_of(self.meeting), []
        for row in judged:
            if row.person is None or not self.put(guest_list, row):
                left.append((row.number, row.cells))
        rest = judging.judge_rows(left, guest_list)
        return self.show(imported=len(judged) - len(rest), left=rest, hidden=_hidden(rest))

    def put(self, guest_list: GuestList, row: judging.Row) -> bool:
        """Put a good row on the list; says no where a colleague was quicker, this very moment."""
        try:
            guests.add(guest_list, cast(Person, row.person), row.language, self.user)
        except AlreadyInvited:
            return False
        return True

    def faults(self, rows: str) -> HttpResponse:
        judged = judging.judge_rows(judging.unpacked(rows), self.guest_list)
        header = [*(str(judging.LABELS[name]) for name in judging.COLUMNS), _("Række"), _("Fejl")]
        lines = [[*(row.cells.get(name, "") for name in judging.COLUMNS), str(row.number), row.fault] for row in judged]
        return writing.download(writing.workbook(_("Rækker med fejl"), header, lines), "raekker-med-fejl")

    def again(self, reason: Any) -> HttpResponse:
        form = SheetForm(self.request.POST)
        form.errors.clear()
        form.add_error("sheet", str(reason))
        return self.show(form=form)


def _hidden(rows: list[judging.Row]) -> dict[str, str]:
    """What the page bears for its next post: every row, and the bad ones alone."""
    return {"rows": judging.packed(rows), "bad": judging.packed([row for row in rows if not row.is_good])}
